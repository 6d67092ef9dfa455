using Microsoft.EntityFrameworkCore;

namespace Anlan.Platform.Identity.Sessions;

/// <summary>Who is logged in where, for the owners of the sessions and for the security administrator.</summary>
public sealed class SessionBook(UserDirectory directory, SessionStore store, SecurityLog log, TimeProvider clock)
{
    /// <summary>The latest first; of everybody unless one user is named. A session that ran out unnoticed is shown as ended.</summary>
    public async Task<IReadOnlyList<SessionRow>> ListAsync(Guid? of, bool withEnded, CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        return await (
            from session in directory.Sessions.AsNoTracking()
            from user in directory.Users.Where(u => u.Id == session.UserId)
            where of == null || session.UserId == of
            where withEnded || session.EndedAt == null && session.ExpiresAt > now
            orderby session.LastSeenAt descending
            select new SessionRow(session, user.UserName!, user.DisplayName)).Take(2000).ToListAsync(stop);
    }

    /// <summary>The security administrator ends somebody's session.</summary>
    public async Task<bool> RevokeAsync(Guid session, string by, CancellationToken stop = default)
    {
        // Only what he may see: users outside his division are not found.
        if ((await directory.Sessions.AsNoTracking().Where(s => s.Id == session).Join(directory.Users, s => s.UserId, u => u.Id, (s, u) => u).SingleOrDefaultAsync(stop)) is not { } user) return false;
        if (!await store.EndAsync(session, by, stop)) return false;
        await log.WriteAsync("SessionRevoked", user, by, new { session }, stop);
        return true;
    }
}

/// <summary>A session with its owner.</summary>
public sealed record SessionRow(Session Session, string UserName, string DisplayName);
