using Anlan.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library.Dictionaries;

/// <summary>The dictionaries themselves: those that divisions make for themselves, and whether a table was compared with its source.</summary>
public sealed class DictionaryHeads(LibraryDb db, Work work, TimeProvider clock)
{
    string Own => work.Acting.Within.Division;

    /// <summary>The code as it is kept: a division's own begins with the division.</summary>
    public string CodeOf(string typed) => Own.Length == 0 ? typed : $"{Own}.{typed}";

    /// <summary>What a division has made is changed by it; what came in a file is changed there.</summary>
    public bool MayChange(CodeDictionary dictionary) => dictionary.Digest is null && work.Acting.Within.Contains(dictionary.Division);

    public async Task<Saved> AddAsync(CodeDictionary dictionary, string reason, CancellationToken stop = default)
    {
        if (dictionary.Division != Own) return Saved.NotYours;
        db.Dictionaries.Add(dictionary);
        return await work.TrySaveAsync(db, reason, stop);
    }

    /// <param name="basedOn">The version that the user had before him.</param>
    public async Task<Saved> ChangeAsync(string code, int basedOn, Action<CodeDictionary> change, string reason, CancellationToken stop = default)
    {
        if (await db.Dictionaries.SingleOrDefaultAsync(d => d.Code == code, stop) is not { } dictionary || !MayChange(dictionary)) return Saved.NotYours;
        if (dictionary.Version != basedOn) return Saved.Stale;
        change(dictionary);
        dictionary.Version++;
        return await work.TrySaveAsync(db, reason, stop);
    }

    /// <summary>Of these dictionaries the check that holds here: of the reader's division or one above it, the nearest.</summary>
    public async Task<IReadOnlyDictionary<string, DictionaryCheck>> ListChecksAsync(IEnumerable<CodeDictionary> dictionaries, CancellationToken stop = default)
    {
        var digests = dictionaries.Where(d => d.Digest is not null).ToDictionary(d => d.Code, d => d.Digest!);
        var (codes, length) = (digests.Keys.ToArray(), Own.Length);
        var checks = await db.DictionaryChecks.AsNoTracking().Where(c => codes.Contains(c.Dictionary) && c.Division.Length <= length).ToListAsync(stop);
        return checks.Where(c => c.Digest == digests[c.Dictionary]).GroupBy(c => c.Dictionary).ToDictionary(g => g.Key, g => g.MaxBy(c => c.Division.Length)!);
    }

    /// <summary>Says that a table was compared with its source.</summary>
    public Task<Saved> ConfirmAsync(CodeDictionary dictionary, string source, CancellationToken stop = default)
    {
        db.DictionaryChecks.Add(new() { Division = Own, Dictionary = dictionary.Code, Source = source, Day = Beijing.Today(clock), Digest = dictionary.Digest! });
        return work.TrySaveAsync(db, source, stop);
    }
}
