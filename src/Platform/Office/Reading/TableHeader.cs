using System.Text;

namespace Anlan.Platform.Office.Reading;

/// <param name="Column">Counts from 0.</param>
/// <param name="Name">As written, on one line, levels joined by "/".</param>
/// <param name="Repeats">Another column to the left has the same name.</param>
public sealed record HeaderColumn(int Column, string Name, bool Repeats);

/// <summary>The heading of a table: which line it stands on (the last, when it has several) and its columns. Titles and instructions above it are passed over.</summary>
public sealed record TableHeader(int Line, IReadOnlyList<HeaderColumn> Columns)
{
    const int SearchedRows = 30;

    /// <param name="rows">From the start of the table; only the first 30 are read.</param>
    /// <param name="known">Names that headings of this kind of table bear. The row that has most of them is the heading; without any, the first that has different texts side by side.</param>
    public static TableHeader? Find(IEnumerable<TableRow> rows, IEnumerable<string>? known = null)
    {
        var head = rows.Take(SearchedRows).ToList();
        var names = (known ?? []).Select(Plain).ToHashSet();
        var best = head.Select((row, index) => (index, Hits: row.Cells.Select(c => Plain(c.Text ?? "")).Distinct().Count(names.Contains))).OrderByDescending(r => r.Hits).FirstOrDefault();
        var last = best.Hits > 0 ? best.index : head.FindIndex(LooksLikeHeading);
        if (last < 0) return null;
        if (best.Hits == 0) while (last + 1 < head.Count && HasGroups(head[last]) && head[last + 1].Line == head[last].Line + 1) last++;
        var first = last;
        while (first > 0 && HasGroups(head[first - 1]) && head[first - 1].Line == head[first].Line - 1) first--;
        return Of(head[first..(last + 1)]);
    }

    /// <summary>A name as it is compared: without spaces, signs, brackets' kind, the star of required columns, the unit of the width.</summary>
    public static string Plain(string name)
    {
        var plain = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormKC)) if (char.IsLetterOrDigit(c)) plain.Append(char.ToLowerInvariant(c));
        return plain.ToString();
    }

    static bool LooksLikeHeading(TableRow row) => row.Cells.Where(c => !c.IsEmpty).Select(c => c.Text).Distinct().Count() >= 2 || row.Cells is [{ IsEmpty: false, Anchor: null }];

    // A heading over some columns but not over all: a title lies over all.
    static bool HasGroups(TableRow row)
    {
        var groups = row.Cells.Where(c => c.Anchor?.Line == row.Line).GroupBy(c => c.Anchor).ToList();
        return groups.Any(g => g.Count() > 1) && row.Cells.Where(c => !c.IsEmpty).Select(c => c.Text).Distinct().Count() > 1;
    }

    static TableHeader Of(List<TableRow> levels)
    {
        List<HeaderColumn> columns = [];
        HashSet<string> seen = [];
        for (var column = 0; column < levels.Max(l => l.Cells.Count); column++)
        {
            var name = string.Join('/', levels.Select(l => l[column].Text).Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => string.Join(' ', t!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Distinct());
            if (name.Length > 0) columns.Add(new(column, name, !seen.Add(Plain(name))));
        }
        return new(levels[^1].Line, columns);
    }
}
