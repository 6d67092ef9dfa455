using Anlan.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Anlan.Library;

/// <summary>Saves what was changed and names what the database refuses.</summary>
static class Saving
{
    public static async Task<Saved> TrySaveAsync(this Work work, DbContext db, string reason, CancellationToken stop)
    {
        try
        {
            await work.SaveAsync(db, reason, stop);
            return Saved.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            await work.RollbackAsync(stop);
            return Saved.Stale;
        }
        catch (DbUpdateException refused) when (refused.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation })
        {
            await work.RollbackAsync(stop);
            return Saved.Taken;
        }
    }
}
