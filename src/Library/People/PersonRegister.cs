using Anlan.Platform.Keys;
using Anlan.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library.People;

/// <summary>The people of the reader's division and below.</summary>
public sealed class PersonRegister(LibraryDb db, Work work, FieldEncryption fields)
{
    public IQueryable<Person> All => db.People.AsNoTracking().Include(p => p.Organisation);

    public Task<Person?> FindAsync(long id, CancellationToken stop = default) => All.SingleOrDefaultAsync(p => p.Id == id, stop);

    /// <summary>Those with exactly this mobile or ID number; a part of a number finds nobody.</summary>
    public async Task<IReadOnlyList<long>> FindByNumberAsync(string number, CancellationToken stop = default)
    {
        var (mobile, id) = (fields.IndexCandidates(Person.MobileColumn, number), fields.IndexCandidates(Person.IdNumberColumn, number));
        return await All.Where(p => mobile.Contains(p.MobileIndex) || id.Contains(p.IdNumberIndex)).OrderBy(p => p.Id).Select(p => p.Id).Take(50).ToListAsync(stop);
    }

    public async Task<Saved> AddAsync(Person person, CancellationToken stop = default)
    {
        if (!work.Acting.Within.Contains(person.Division)) return Saved.NotYours;
        db.People.Add(person);
        return await work.TrySaveAsync(db, "新增人员 / add a person", stop);
    }

    /// <param name="basedOn">The version that the user had before him.</param>
    public async Task<Saved> ChangeAsync(long id, int basedOn, Action<Person> change, string reason, CancellationToken stop = default)
    {
        if (await db.People.SingleOrDefaultAsync(p => p.Id == id, stop) is not { } person) return Saved.NotYours;
        if (person.Version != basedOn) return Saved.Stale;
        change(person);
        if (!work.Acting.Within.Contains(person.Division)) return Saved.NotYours;
        person.Version++;
        return await work.TrySaveAsync(db, reason, stop);
    }
}
