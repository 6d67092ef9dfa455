using System.Globalization;
using Anlan.Platform.Office.Reading;

namespace Anlan.Affairs.ReportCheck;

/// <summary>A workbook or csv as a report. Hidden sheets are not read; a csv is a sheet of the name of its file.</summary>
static class SheetReport
{
    public static async Task<Report> ReadAsync(Stream file, string name, ReadingLimits? limits, CancellationToken cancel)
    {
        using var table = await TableFile.OpenAsync(file, limits, cancel);
        List<Passage> passages = [];
        List<ReportTable> tables = [];
        foreach (var sheet in table.Sheets.Count == 0 ? [null] : table.Sheets.Where(s => !s.Hidden).Select(s => (string?)s.Name))
        {
            var rows = new List<List<GridCell>>();
            foreach (var row in table.Rows(sheet))
            {
                var cells = Cells(row, sheet ?? name);
                rows.Add(cells);
                passages.AddRange(cells.Where(c => GridTable.IsProse(c.Text) || row.Line <= 3 && c.Text.Length > 4).Select(c => Passage.Of(c.Text, c.Place, isCell: true)));
            }
            var before = new List<Printed>();
            foreach (var part in Parts(rows).Select(part => GridTable.Of(part, null)))
            {
                tables.Add(part with { Before = [.. before] });
                if (before.Count < 500) before.AddRange(part.Lines.SelectMany(l => l.Figures).Take(500).Select(f => f.Number));
            }
        }
        return new(passages, tables, ReportReader.YearOf(passages.Select(p => p.Text)));
    }

    // A line of words alone below figures begins another table on the same sheet when a new heading follows.
    static IEnumerable<List<List<GridCell>>> Parts(List<List<GridCell>> rows)
    {
        var part = new List<List<GridCell>>();
        var figures = false;
        for (var i = 0; i < rows.Count; i++)
        {
            var has = rows[i].Any(c => TableWords.Figure(c.Text) is not null);
            var apart = i > 0 && rows[i].Count > 0 && rows[i - 1].Count > 0 && rows[i][0].Place.Line - rows[i - 1][0].Place.Line > 1;
            if (figures && !has && (apart || rows[i].Count >= 3) && rows[i].All(c => c.Text.Length < 30) && !rows[i].Any(c => TableWords.IsTotal(c.Text) || TableWords.IsSubtotal(c.Text)))
            {
                yield return part;
                (part, figures) = ([], false);
            }
            part.Add(rows[i]);
            figures |= has;
        }
        if (part.Count > 0) yield return part;
    }

    // A merged cell says its text once.
    static List<GridCell> Cells(TableRow row, string sheet)
    {
        List<GridCell> cells = [];
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var cell = row[i];
            if (cell.IsEmpty || cell.Anchor is { } anchor && anchor != (row.Line, i)) continue;
            var place = string.Create(CultureInfo.InvariantCulture, $"{sheet}!{Letters(i)}{row.Line}");
            cells.Add(new(i, cell.Text!, new(row.Line, place)));
        }
        return cells;
    }

    static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : Letters(column / 26 - 1) + (char)('A' + column % 26);
}
