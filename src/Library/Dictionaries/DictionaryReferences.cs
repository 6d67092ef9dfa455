using Anlan.Platform.Storage;

namespace Anlan.Library.Dictionaries;

/// <summary>Which entries others hold: records of the registers, and entries that stand below them.</summary>
public sealed class DictionaryReferences(IEnumerable<DictionaryUse> uses)
{
    /// <returns>Those that may not be removed.</returns>
    public async Task<IReadOnlySet<long>> AmongAsync(Work work, IReadOnlyList<long> entries, CancellationToken stop)
    {
        // The names come from the modules, never from a request.
        var held = string.Concat(uses.Select(u => $"""

              or e.dictionary = '{u.Dictionary}' and exists (select from {u.Table} r where r.{u.Column} = e.code and r.division >= e.division and r.division < e.division || '~')
            """));
        await using var command = work.Command($"""
            with recursive kept as (
              select e.id, e.dictionary, e.parent from library.dictionary_entry e where e.id = any ($1) and (
                exists (select from library.dictionary_entry b where b.dictionary = e.dictionary and b.parent = e.code and starts_with(b.division, e.division) and not b.id = any ($1)){held})
              union
              select a.id, a.dictionary, a.parent from kept join library.dictionary_entry a on a.id = any ($1) and a.dictionary = kept.dictionary and a.code = kept.parent
            )
            select id from kept
            """, entries.ToArray());
        await using var rows = await command.ExecuteReaderAsync(stop);
        var referred = new HashSet<long>();
        while (await rows.ReadAsync(stop)) referred.Add(rows.GetInt64(0));
        return referred;
    }
}
