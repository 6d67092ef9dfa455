using Anlan.Platform.Language;
using Anlan.Platform.Storage;
using Anlan.Web.Design.Forms;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library.Dictionaries;

/// <summary>The entries of the code tables, as the reader's division sees them: national ones, those of the divisions above, its own.</summary>
public sealed class DictionaryRegister(LibraryDb db, Work work, TimeProvider clock)
{
    readonly Dictionary<string, IReadOnlyList<DictionaryEntry>> known = [];

    public IQueryable<DictionaryEntry> All => db.Entries.AsNoTracking();

    /// <summary>Every entry of a table, also ended ones; of several of one code the nearest division's, the youngest, comes first.</summary>
    public async Task<IReadOnlyList<DictionaryEntry>> ListAsync(string dictionary, CancellationToken stop = default)
    {
        if (known.TryGetValue(dictionary, out var there)) return there;
        // Those of the divisions below are theirs alone: they are shown on the page, not offered here.
        var within = work.Acting.Within.Division;
        var entries = await All.Where(e => e.Dictionary == dictionary && e.Division.Length <= within.Length).ToListAsync(stop);
        return known[dictionary] = [.. entries.OrderByDescending(e => e.Division.Length).ThenByDescending(e => e.ValidFrom)];
    }

    /// <summary>What a form offers today.</summary>
    public async Task<IReadOnlyList<Choice>> ChoicesAsync(string dictionary, CancellationToken stop = default)
    {
        var today = Today.Of(clock);
        return [.. (await ListAsync(dictionary, stop)).Where(e => e.ValidFrom <= today && (e.ValidTo is null || e.ValidTo > today))
            .DistinctBy(e => e.Code).OrderBy(e => e.Position).ThenBy(e => e.Code, StringComparer.Ordinal).Select(e => new Choice(e.Code, e.Name))];
    }

    /// <summary>What a code is called, also when it is no longer offered; the code itself when it is not known.</summary>
    public async Task<Func<string, Bilingual>> NamesAsync(string dictionary, CancellationToken stop = default)
    {
        var names = (await ListAsync(dictionary, stop)).DistinctBy(e => e.Code).ToDictionary(e => e.Code, e => e.Name);
        return code => names.TryGetValue(code, out var name) ? name : Bilingual.Same(code);
    }

    public async Task<Saved> AddAsync(DictionaryEntry entry, CancellationToken stop = default)
    {
        db.Entries.Add(entry);
        return await work.TrySaveAsync(db, "新增字典项 / add a dictionary entry", stop);
    }

    /// <summary>Changes an entry of the reader's own division or below.</summary>
    public async Task<Saved> ChangeAsync(long id, int basedOn, Action<DictionaryEntry> change, string reason, CancellationToken stop = default)
    {
        if (await db.Entries.SingleOrDefaultAsync(e => e.Id == id, stop) is not { } entry || !work.Acting.Within.Contains(entry.Division)) return Saved.NotYours;
        if (entry.Version != basedOn) return Saved.Stale;
        change(entry);
        entry.Version++;
        return await work.TrySaveAsync(db, reason, stop);
    }
}
