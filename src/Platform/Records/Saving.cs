using Anlan.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Anlan.Platform.Records;

/// <summary>Saves what was changed and names what the database refuses.</summary>
public static class Saving
{
    /// <summary>Commits, or rolls back what was refused.</summary>
    public static async Task<Saved> TrySaveAsync(this Work work, DbContext db, string reason, CancellationToken stop)
    {
        var saved = await work.TryWriteAsync(db, reason, stop);
        if (saved == Saved.Done) await work.CommitAsync(stop);
        else await work.RollbackAsync(stop);
        return saved;
    }

    /// <summary>Writes without making it last: whoever calls commits, together with what else belongs to it, or rolls back.</summary>
    public static async Task<Saved> TryWriteAsync(this Work work, DbContext db, string reason, CancellationToken stop)
    {
        await work.BecauseAsync(reason, stop);
        try
        {
            await db.SaveChangesAsync(stop);
            return Saved.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Saved.Stale;
        }
        catch (DbUpdateException refused) when (refused.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation })
        {
            return Saved.Taken;
        }
    }
}
