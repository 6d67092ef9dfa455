using Anlan.Library.Imports;
using Anlan.Platform.Jurisdictions;
using Anlan.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Anlan.Library.Divisions;

/// <summary>The divisions that are kept: asked by day, added, corrected, changed from a day on, ended.</summary>
public sealed class DivisionRegister(LibraryDb db, Work work)
{
    public IQueryable<Division> All => db.Divisions.AsNoTracking();

    /// <summary>Those that hold on a day.</summary>
    public IQueryable<Division> On(DateOnly day) => All.Where(d => d.ValidFrom <= day && (d.ValidTo == null || d.ValidTo > day));

    public Task<Division?> FindAsync(string code, DateOnly day, CancellationToken stop = default) => On(day).SingleOrDefaultAsync(d => d.Code == code, stop);

    /// <summary>All versions of a code, the youngest first.</summary>
    public async Task<IReadOnlyList<Division>> ListVersionsAsync(string code, CancellationToken stop = default) =>
        await All.Where(d => d.Code == code).OrderByDescending(d => d.ValidFrom).ToListAsync(stop);

    /// <summary>The divisions above, from the province down, as they hold on the day.</summary>
    public async Task<IReadOnlyList<Division>> ListAboveAsync(string code, DateOnly day, CancellationToken stop = default)
    {
        var above = Jurisdiction.Of(code).Above.Where(a => a.Length > 0).ToArray();
        return await On(day).Where(d => above.Contains(d.Code)).OrderBy(d => d.Code).ToListAsync(stop);
    }

    /// <summary>Names for codes, for lists of other registers: the present name, or the last one.</summary>
    public async Task<IReadOnlyDictionary<string, Division>> NamesAsync(IEnumerable<string> codes, CancellationToken stop = default)
    {
        var asked = codes.Distinct().ToArray();
        var versions = await All.Where(d => asked.Contains(d.Code)).ToListAsync(stop);
        return versions.GroupBy(d => d.Code).ToDictionary(g => g.Key, g => g.MaxBy(d => d.ValidFrom)!);
    }

    /// <summary>Adds a division, or the version of one that follows an ended one.</summary>
    public async Task<Saved> AddAsync(Division division, string reason, CancellationToken stop = default)
    {
        if (!work.Acting.Within.Contains(division.Code)) return Saved.NotYours;
        db.Divisions.Add(division);
        return await SaveAsync(reason, stop);
    }

    /// <summary>Corrects what was written wrongly: the version itself changes, for its whole time.</summary>
    /// <param name="basedOn">The version of the row that the user had before him.</param>
    public async Task<Saved> CorrectAsync(long id, int basedOn, Action<Division> correct, string reason, CancellationToken stop = default)
    {
        if (await OwnAsync(id, stop) is not { } division) return Saved.NotYours;
        if (division.Version != basedOn) return Saved.Stale;
        correct(division);
        division.Version++;
        return await SaveAsync(reason, stop);
    }

    /// <summary>A division is called or counted otherwise from a day on: the version that holds ends, another follows.</summary>
    public async Task<Saved> ChangeFromAsync(long id, int basedOn, Division next, string reason, CancellationToken stop = default)
    {
        if (await OwnAsync(id, stop) is not { } division) return Saved.NotYours;
        if (division.Version != basedOn) return Saved.Stale;
        division.ValidTo = next.ValidFrom;
        // Counted on, so that a form made from the former row does not pass for one made from the new row.
        next.Version = ++division.Version;
        await work.BecauseAsync(reason, stop);
        // In this order: on the day of the change only one of them may hold.
        if (await TryAsync(() => db.SaveChangesAsync(stop), stop) is not Saved.Done and var refused) return refused;
        db.Divisions.Add(next);
        return await SaveAsync(reason, stop);
    }

    /// <summary>Removes a version that was entered by mistake. One that others refer to is only ever ended.</summary>
    public async Task<Saved> RemoveAsync(long id, int basedOn, string reason, CancellationToken stop = default)
    {
        if (await OwnAsync(id, stop) is not { } division) return Saved.NotYours;
        if (division.Version != basedOn) return Saved.Stale;
        if (await ListReferringAsync(division.Code, stop) is { Count: > 0 }) return Saved.Taken;
        db.Divisions.Remove(division);
        return await SaveAsync(reason, stop);
    }

    /// <summary>The tables with rows in a division or below it, each with how many, besides the one version that is looked at.</summary>
    public async Task<IReadOnlyList<(string Table, long Rows)>> ListReferringAsync(string code, CancellationToken stop = default)
    {
        var referring = new List<(string, long)>();
        foreach (var table in await GuardedTables.ListAsync(work, stop))
        {
            // The names come from the catalogue of guarded tables, never from a request.
            await using var count = work.Command($"select count(*) from (select from {table} where division >= $1 and division < $2 limit 1000) found", code, code + "~");
            var found = (long)(await count.ExecuteScalarAsync(stop))! - (table == "library.division" ? 1 : 0);
            if (found > 0) referring.Add((table, found));
        }
        return referring;
    }

    async Task<Division?> OwnAsync(long id, CancellationToken stop) =>
        await db.Divisions.SingleOrDefaultAsync(d => d.Id == id, stop) is { } division && work.Acting.Within.Contains(division.Code) ? division : null;

    Task<Saved> SaveAsync(string reason, CancellationToken stop) => TryAsync(() => work.SaveAsync(db, reason, stop), stop);

    async Task<Saved> TryAsync(Func<Task<int>> save, CancellationToken stop)
    {
        try
        {
            await save();
            return Saved.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            await work.RollbackAsync(stop);
            return Saved.Stale;
        }
        catch (DbUpdateException refused) when (refused.InnerException is PostgresException { SqlState: PostgresErrorCodes.ExclusionViolation })
        {
            await work.RollbackAsync(stop);
            return Saved.Taken;
        }
    }
}
