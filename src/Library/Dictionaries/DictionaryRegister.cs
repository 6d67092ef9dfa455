using Anlan.Platform.Language;
using Anlan.Platform.Storage;
using Anlan.Web.Design.Forms;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library.Dictionaries;

/// <summary>The code tables and their entries, as the reader's division sees them: national ones, those of the divisions above, its own.</summary>
public sealed class DictionaryRegister(LibraryDb db, Work work, TimeProvider clock, IEnumerable<DictionaryUse> uses)
{
    readonly Dictionary<string, IReadOnlyList<DictionaryEntry>> known = [];

    public IQueryable<CodeDictionary> Dictionaries => db.Dictionaries.AsNoTracking();

    public IQueryable<DictionaryEntry> All => db.Entries.AsNoTracking();

    /// <summary>Entries that hold on a day.</summary>
    public IQueryable<DictionaryEntry> AsOf(DateOnly day) => All.Where(e => e.ValidFrom <= day && (e.ValidTo == null || e.ValidTo > day));

    public Task<CodeDictionary?> FindDictionaryAsync(string code, CancellationToken stop = default) => Dictionaries.SingleOrDefaultAsync(d => d.Code == code, stop);

    public Task<DictionaryEntry?> FindAsync(string dictionary, long id, CancellationToken stop = default) => All.SingleOrDefaultAsync(e => e.Id == id && e.Dictionary == dictionary, stop);

    /// <summary>Every entry of a table, also ended ones; of several of one code the nearest division's, the youngest, comes first.</summary>
    public async Task<IReadOnlyList<DictionaryEntry>> ListAsync(string dictionary, CancellationToken stop = default)
    {
        if (known.TryGetValue(dictionary, out var there)) return there;
        // Those of the divisions below are theirs alone: they are shown on the page, not offered here.
        var within = work.Acting.Within.Division;
        var entries = await All.Where(e => e.Dictionary == dictionary && e.Division.Length <= within.Length).ToListAsync(stop);
        return known[dictionary] = [.. entries.OrderByDescending(e => e.Division.Length).ThenByDescending(e => e.ValidFrom)];
    }

    /// <summary>What a form offers today, in the order of the tree.</summary>
    /// <param name="present">The code that the record has: offered also when it has ended.</param>
    public async Task<IReadOnlyList<Choice>> ChoicesAsync(string dictionary, string? present = null, CancellationToken stop = default)
    {
        var (all, today) = (await ListAsync(dictionary, stop), Beijing.Today(clock));
        var offered = all.Where(e => e.HoldsOn(today)).DistinctBy(e => e.Code).ToList();
        if (present is not null && offered.All(e => e.Code != present) && all.FirstOrDefault(e => e.Code == present) is { } ended) offered.Add(ended);
        return [.. DictionaryTree.Of(offered).Select(l => new Choice(l.Entry.Code, l.Entry.Name))];
    }

    /// <summary>What a code is called, also when it is no longer offered; the code itself when it is not known.</summary>
    public async Task<Func<string, Bilingual>> NamesAsync(string dictionary, CancellationToken stop = default)
    {
        var names = (await ListAsync(dictionary, stop)).DistinctBy(e => e.Code).ToDictionary(e => e.Code, e => e.Name);
        return code => names.TryGetValue(code, out var name) ? name : Bilingual.Same(code);
    }

    /// <summary>Whether entries may be added where the reader acts: in what his division has made, or where the dictionary leaves room for divisions below.</summary>
    public bool MayAdd(CodeDictionary dictionary)
    {
        var own = work.Acting.Within.Division;
        return own == dictionary.Division || (dictionary.LocalEntries && own.StartsWith(dictionary.Division, StringComparison.Ordinal));
    }

    public bool MayChange(DictionaryEntry entry) => work.Acting.Within.Contains(entry.Division);

    /// <summary>The division in which the reader adds: his own.</summary>
    public string Division => work.Acting.Within.Division;

    public async Task<Saved> AddAsync(DictionaryEntry entry, string reason, CancellationToken stop = default)
    {
        if (!MayChange(entry) || await FindDictionaryAsync(entry.Dictionary, stop) is not { } dictionary || !MayAdd(dictionary)) return Saved.NotYours;
        db.Entries.Add(entry);
        return await SaveAsync(reason, stop);
    }

    /// <summary>Changes an entry of the reader's own division or below.</summary>
    /// <param name="basedOn">The version that the user had before him.</param>
    public async Task<Saved> ChangeAsync(long id, int basedOn, Action<DictionaryEntry> change, string reason, CancellationToken stop = default)
    {
        if (await db.Entries.SingleOrDefaultAsync(e => e.Id == id, stop) is not { } entry || !MayChange(entry)) return Saved.NotYours;
        if (entry.Version != basedOn) return Saved.Stale;
        change(entry);
        entry.Version++;
        return await SaveAsync(reason, stop);
    }

    /// <summary>Where a code is used, each with how many rows that the reader may see; more than a thousand are not counted.</summary>
    public async Task<IReadOnlyList<(DictionaryUse Use, long Rows)>> ListUsesAsync(DictionaryEntry entry, CancellationToken stop = default)
    {
        var found = new List<(DictionaryUse, long)>();
        foreach (var use in uses.Where(u => u.Dictionary == entry.Dictionary))
        {
            // The names come from the modules, never from a request.
            await using var count = work.Command($"select count(*) from (select from {use.Table} where {use.Column} = $1 and division >= $2 and division < $3 limit 1001) found", entry.Code, entry.Division, entry.Division + "~");
            found.Add((use, (long)(await count.ExecuteScalarAsync(stop))!));
        }
        return found;
    }

    Task<Saved> SaveAsync(string reason, CancellationToken stop)
    {
        known.Clear();
        return work.TrySaveAsync(db, reason, stop);
    }
}
