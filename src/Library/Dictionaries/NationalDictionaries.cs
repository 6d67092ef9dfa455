using System.Security.Cryptography;
using System.Text;
using Anlan.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library.Dictionaries;

/// <summary>
/// The code tables that come with the platform, brought into the register at the start. A file that has not changed since is not looked at again; an entry that somebody
/// has changed is left as he left it; what a newer file no longer names stays.
/// </summary>
public sealed class NationalDictionaries(LibraryDb db, Work work)
{
    // Two nodes that start at once do it one after the other.
    const string OneAtATime = "select pg_advisory_xact_lock(hashtext('library.dictionary'))";

    public async Task LoadAsync(string folder, CancellationToken stop)
    {
        await using (var wait = work.Command(OneAtATime)) await wait.ExecuteNonQueryAsync(stop);
        var there = await db.Dictionaries.Where(d => d.Division == "").ToDictionaryAsync(d => d.Code, stop);
        foreach (var file in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            var text = await File.ReadAllTextAsync(file, stop);
            var digest = DigestOf(text);
            var read = NationalDictionary.Read(text, Path.GetFileName(file));
            if (there.TryGetValue(read.Code, out var dictionary) && dictionary.Digest == digest) continue;
            if (dictionary is null) db.Dictionaries.Add(dictionary = new() { Division = "", Code = read.Code, NameZh = read.Name.Zh });
            else dictionary.Version++;
            Write(read, dictionary, digest);
            await BringAsync(read, stop);
        }
        await work.SaveAsync(db, "平台附带的字典 / dictionaries that come with the platform", stop);
    }

    static void Write(NationalDictionary read, CodeDictionary dictionary, string digest)
    {
        (dictionary.NameZh, dictionary.NameEn) = (read.Name.Zh, read.Name.En);
        (dictionary.SourceZh, dictionary.SourceEn) = (read.Source?.Zh, read.Source?.En);
        (dictionary.ClauseZh, dictionary.ClauseEn) = (read.Clause?.Zh, read.Clause?.En);
        (dictionary.StewardZh, dictionary.StewardEn) = (read.Steward?.Zh, read.Steward?.En);
        (dictionary.Sure, dictionary.LocalEntries, dictionary.Digest) = (read.Sure, read.LocalEntries, digest);
    }

    async Task BringAsync(NationalDictionary read, CancellationToken stop)
    {
        var present = (await db.Entries.Where(e => e.Dictionary == read.Code && e.Division == "").ToListAsync(stop)).ToLookup(e => e.Code);
        foreach (var entry in read.Entries)
        {
            // One that holds at the same time is meant, also when its first day has been corrected.
            var known = present[entry.Code].FirstOrDefault(e => e.ValidFrom == entry.ValidFrom)
                ?? present[entry.Code].FirstOrDefault(e => (e.ValidTo is null || e.ValidTo > entry.ValidFrom) && (entry.ValidTo is null || entry.ValidTo > e.ValidFrom));
            if (known is null) db.Entries.Add(known = new() { Dictionary = read.Code, Division = "", Code = entry.Code, NameZh = entry.Name.Zh });
            else if (known.Delivered is null ? known.Version > 1 : known.Delivered != DigestOf(known)) continue;
            else known.Version++;
            (known.NameZh, known.NameEn, known.Parent, known.Position) = (entry.Name.Zh, entry.Name.En, entry.Parent, entry.Position);
            (known.ValidFrom, known.ValidTo, known.Source) = (entry.ValidFrom, entry.ValidTo, entry.Source);
            known.Delivered = DigestOf(known);
        }
    }

    static string DigestOf(DictionaryEntry e) => DigestOf(string.Join('\u001f', e.NameZh, e.NameEn, e.Parent, e.Position, e.ValidFrom.DayNumber, e.ValidTo?.DayNumber, e.Source));

    static string DigestOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}
