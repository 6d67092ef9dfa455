using Anlan.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library.Organisations;

/// <summary>The organisations of the reader's division and below.</summary>
public sealed class OrganisationRegister(LibraryDb db, Work work)
{
    public IQueryable<Organisation> All => db.Organisations.AsNoTracking();

    public Task<Organisation?> FindAsync(long id, CancellationToken stop = default) => All.SingleOrDefaultAsync(o => o.Id == id, stop);

    /// <summary>Another organisation with this credit code that the reader may see. Of one that he may not, he learns nothing.</summary>
    public Task<Organisation?> FindTwinAsync(string creditCode, long? except, CancellationToken stop = default) =>
        All.FirstOrDefaultAsync(o => o.CreditCode == creditCode && o.EndedOn == null && o.Id != except, stop);

    public async Task<Saved> AddAsync(Organisation organisation, CancellationToken stop = default)
    {
        if (!work.Acting.Within.Contains(organisation.Division)) return Saved.NotYours;
        db.Organisations.Add(organisation);
        return await work.TrySaveAsync(db, "新增单位 / add an organisation", stop);
    }

    /// <summary>Adds without making it last: whoever calls commits, together with what else belongs to it.</summary>
    public async Task<Saved> AddWithinAsync(Organisation organisation, string reason, CancellationToken stop = default)
    {
        if (!work.Acting.Within.Contains(organisation.Division)) return Saved.NotYours;
        db.Organisations.Add(organisation);
        return await work.TryWriteAsync(db, reason, stop);
    }

    /// <param name="basedOn">The version that the user had before him.</param>
    public async Task<Saved> ChangeAsync(long id, int basedOn, Action<Organisation> change, string reason, CancellationToken stop = default)
    {
        if (await db.Organisations.SingleOrDefaultAsync(o => o.Id == id, stop) is not { } organisation) return Saved.NotYours;
        if (organisation.Version != basedOn) return Saved.Stale;
        change(organisation);
        if (!work.Acting.Within.Contains(organisation.Division)) return Saved.NotYours;
        organisation.Version++;
        return await work.TrySaveAsync(db, reason, stop);
    }

    /// <summary>Whether an organisation would come to stand below itself.</summary>
    public async Task<bool> IsBelowAsync(long parent, long id, CancellationToken stop = default)
    {
        for (long? above = parent; above is not null; above = await All.Where(o => o.Id == above).Select(o => o.ParentId).SingleOrDefaultAsync(stop))
            if (above == id) return true;
        return false;
    }
}
