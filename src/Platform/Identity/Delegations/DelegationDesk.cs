using Anlan.Platform.Identity.Roles;
using Anlan.Platform.Identity.Sessions;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Anlan.Platform.Identity.Delegations;

/// <summary>Lending one's role for the time of an absence, and acting with a role lent.</summary>
public sealed class DelegationDesk(UserDirectory directory, SessionStore sessions, SecurityLog log, AccountsConnection why, TimeProvider clock)
{
    static readonly TimeSpan Longest = TimeSpan.FromDays(92);

    /// <summary>Lends the role that <paramref name="from"/> has himself. A role he has by delegation is not his to lend.</summary>
    public async Task<Refusal?> LendAsync(Guid from, Guid to, DateTimeOffset begin, DateTimeOffset end, string reason, CancellationToken stop = default)
    {
        if (from == to) return new(("不能委托给自己。", "Nobody stands in for himself."));
        if (end <= begin || end <= clock.GetUtcNow()) return new(("结束时间应晚于开始时间和现在。", "The end lies before the beginning or in the past."));
        if (end - begin > Longest) return new(("委托最长三个月，到期可重新委托。", "A delegation lasts three months at most; a new one may follow."));
        if (await directory.UserRoles.Where(ur => ur.UserId == from).Select(ur => (Guid?)ur.RoleId).SingleOrDefaultAsync(stop) is not { } role)
            return new(("您没有可以委托的角色。", "You have no role to lend."));
        if (await directory.Delegations.AnyAsync(d => d.FromUser == from && d.ToUser == to && d.EndedAt == null && d.FromAt < end && d.UntilAt > begin, stop))
            return new(("这段时间已委托给此人。", "He stands in for you in this time already."));
        why.Reason = reason;
        await using var transaction = await directory.Database.BeginTransactionAsync(stop);
        var delegation = new Delegation { FromUser = from, ToUser = to, RoleId = role, FromAt = begin, UntilAt = end, Reason = reason, CreatedAt = clock.GetUtcNow() };
        directory.Delegations.Add(delegation);
        await directory.SaveChangesAsync(stop);
        try
        {
            await transaction.CommitAsync(stop);
        }
        catch (PostgresException refused) when (refused.SqlState == ThreeAdministrators.Apart)
        {
            return ThreeAdministrators.Refusal;
        }
        await log.WriteAsync("RoleLent", await directory.Users.AsNoTracking().SingleAsync(u => u.Id == to, stop), reason, new { from, role, begin, end }, stop);
        return null;
    }

    /// <summary>Ends it before its time. False when it was over already, or when <paramref name="only"/> neither lent nor borrowed it.</summary>
    public async Task<bool> EndAsync(Guid id, string by, string reason, Guid? only = null, CancellationToken stop = default)
    {
        why.Reason = reason;
        var delegation = await directory.Delegations.SingleOrDefaultAsync(d => d.Id == id, stop);
        if (delegation is null || delegation.IsOverAt(clock.GetUtcNow()) || only is { } person && delegation.FromUser != person && delegation.ToUser != person) return false;
        (delegation.EndedAt, delegation.EndedBy) = (clock.GetUtcNow(), by);
        await directory.SaveChangesAsync(stop);
        sessions.Forget();
        await log.WriteAsync("RoleTakenBack", await directory.Users.AsNoTracking().SingleAsync(u => u.Id == delegation.ToUser, stop), reason, new { delegation = id }, stop);
        return true;
    }

    /// <summary>Acts in this session with the role lent; null: with his own again.</summary>
    public async Task<Refusal?> ActAsync(Guid user, Guid session, Guid? delegation, CancellationToken stop = default)
    {
        if (delegation is { } id)
        {
            var lent = await directory.Delegations.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.ToUser == user, stop);
            if (lent is null || !lent.HoldsAt(clock.GetUtcNow())) return new(("该委托尚未开始或已经结束。", "The delegation has not begun or is over."));
        }
        await sessions.ActUnderAsync(session, delegation, stop);
        return null;
    }

    /// <summary>All delegations, or those that somebody lent or borrowed; the latest first.</summary>
    public async Task<IReadOnlyList<DelegationRow>> ListAsync(Guid? of = null, CancellationToken stop = default) => await (
        from d in directory.Delegations.AsNoTracking()
        from absent in directory.Users.Where(u => u.Id == d.FromUser)
        from present in directory.Users.Where(u => u.Id == d.ToUser)
        from role in directory.Roles.Where(r => r.Id == d.RoleId)
        where of == null || d.FromUser == of || d.ToUser == of
        orderby d.FromAt descending
        select new DelegationRow(d, absent.DisplayName, present.DisplayName, role)).Take(1000).ToListAsync(stop);
}

/// <summary>A delegation with the names of both.</summary>
public sealed record DelegationRow(Delegation Delegation, string Absent, string Present, Role Role);
