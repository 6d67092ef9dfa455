namespace Anlan.Library.Dictionaries;

/// <summary>An entry in its place among the others.</summary>
/// <param name="Depth">0 at the top.</param>
/// <param name="Above">The entry above, where it holds too.</param>
public sealed record DictionaryLine(DictionaryEntry Entry, int Depth, DictionaryEntry? Above);

/// <summary>Entries of one dictionary in the order of a tree: each above those below it.</summary>
public static class DictionaryTree
{
    /// <param name="entries">Those that hold on one day.</param>
    public static IReadOnlyList<DictionaryLine> Of(IReadOnlyCollection<DictionaryEntry> entries)
    {
        var codes = entries.ToLookup(e => e.Code);
        var above = entries.ToDictionary(e => e, e => AboveOf(e, codes));
        var below = entries.Where(e => above[e] is not null).ToLookup(e => above[e]!);
        var lines = new List<DictionaryLine>(entries.Count);
        var placed = new HashSet<DictionaryEntry>();
        // What stands below itself by mistake is reached from nowhere: it comes last, at the top level.
        foreach (var root in InOrder(entries.Where(e => above[e] is null)).Concat(InOrder(entries)))
        {
            var open = new Stack<(DictionaryEntry Entry, int Depth)>([(root, 0)]);
            while (open.TryPop(out var next))
            {
                if (!placed.Add(next.Entry)) continue;
                lines.Add(new(next.Entry, next.Depth, above[next.Entry]));
                foreach (var part in InOrder(below[next.Entry]).Reverse()) open.Push((part, next.Depth + 1));
            }
        }
        return lines;
    }

    // Of several of one code the one that is nearest: of the same division, or of the nearest above it.
    static DictionaryEntry? AboveOf(DictionaryEntry entry, ILookup<string, DictionaryEntry> codes) => entry.Parent is null ? null
        : codes[entry.Parent].Where(p => p != entry && entry.Division.StartsWith(p.Division, StringComparison.Ordinal)).MaxBy(p => p.Division.Length);

    static IEnumerable<DictionaryEntry> InOrder(IEnumerable<DictionaryEntry> entries) =>
        entries.OrderBy(e => e.Position).ThenBy(e => e.Code, StringComparer.Ordinal).ThenBy(e => e.Division, StringComparer.Ordinal).ThenBy(e => e.ValidFrom);
}
