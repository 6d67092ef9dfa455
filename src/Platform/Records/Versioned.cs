using Anlan.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Platform.Records;

/// <summary>A record that counts its changes, so that of two people who change it the second is told.</summary>
public interface IVersioned
{
    int Version { get; set; }
}

public static class Versioned
{
    /// <summary>Changes the one record that is found, unless somebody else has done so since.</summary>
    /// <param name="basedOn">The version that the user had before him.</param>
    public static async Task<Saved> TryChangeAsync<T>(this Work work, DbContext db, IQueryable<T> found, int basedOn, Action<T> change, string reason, CancellationToken stop = default) where T : class, IVersioned
    {
        if (await found.SingleOrDefaultAsync(stop) is not { } record) return Saved.NotYours;
        if (record.Version != basedOn) return Saved.Stale;
        change(record);
        record.Version++;
        return await work.TrySaveAsync(db, reason, stop);
    }
}
