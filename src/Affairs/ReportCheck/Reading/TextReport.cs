using System.Text.RegularExpressions;

namespace Anlan.Affairs.ReportCheck;

/// <summary>
/// The text of a report as somebody extracted it: lines broken at the width of the page, page numbers and marks of footnotes between them, tables run together into rows of figures,
/// into cells between tabs, or into one cell on a line.
/// </summary>
sealed partial class TextReport
{
    enum LineKind { Blank, Noise, Prose, Cell, Cells, Figures }

    readonly IReadOnlyList<string> lines;
    readonly LineKind[] kinds;
    readonly LineJoining joining;
    readonly List<Passage> passages = [];
    readonly List<ReportTable> tables = [];

    TextReport(IReadOnlyList<string> lines)
    {
        this.lines = lines;
        kinds = [.. lines.Select(KindOf)];
        for (var i = 0; i < kinds.Length; i++) if (kinds[i] == LineKind.Figures && !IsRow(i)) kinds[i] = LineKind.Prose;
        joining = new(lines.Where((_, i) => kinds[i] == LineKind.Prose));
    }

    public static Report Read(IReadOnlyList<string> lines)
    {
        var report = new TextReport(lines);
        report.ReadPassages();
        report.ReadTables();
        return new(report.passages, report.tables, ReportReader.YearOf(report.passages.Where(p => !p.IsCell).Select(p => p.Text)));
    }

    static LineKind KindOf(string line)
    {
        var text = line.Trim();
        if (text.Length == 0) return line.Contains('\t') ? LineKind.Cell : LineKind.Blank;
        if (text.Contains('\t')) return LineKind.Cells;
        if (line.StartsWith('\t')) return LineKind.Cell;
        if (PageNumber().IsMatch(text)) return LineKind.Noise;
        return FigureRow.Of(text) is not null ? LineKind.Figures : LineKind.Prose;
    }

    // One figure behind words may be a line of a sentence; beside other rows it is a row.
    bool IsRow(int i)
    {
        var row = FigureRow.Of(lines[i].Trim())!;
        if (row.Figures.Count >= 2 || row.Label.StartsWith('（')) return true;
        return Neighbour(i, -1) || Neighbour(i, 1);
    }

    bool Neighbour(int i, int step)
    {
        for (i += step; i >= 0 && i < lines.Count; i += step)
            if (kinds[i] != LineKind.Blank) return kinds[i] == LineKind.Figures;
        return false;
    }

    void ReadPassages()
    {
        var open = new List<(string, Place)>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (kinds[i] == LineKind.Blank || kinds[i] == LineKind.Noise && open.Count > 0 && !joining.IsWhole(open)) continue;
            if (kinds[i] == LineKind.Prose)
            {
                if (open.Count > 0 && !joining.Continues(open, lines[i])) Close();
                open.Add((lines[i], new(i + 1)));
                continue;
            }
            Close();
            if (kinds[i] == LineKind.Figures && FigureRow.Of(lines[i].Trim()) is { } row && TableWords.IsTotal(row.Label)) passages.Add(Passage.Of(lines[i], new(i + 1), isCell: true));
            if (kinds[i] is LineKind.Cell or LineKind.Cells)
                foreach (var cell in lines[i].Split('\t').Where(GridTable.IsProse)) passages.Add(Passage.Of(cell, new(i + 1), isCell: true));
        }
        Close();

        void Close()
        {
            if (open.Count > 0) passages.Add(Passage.Of([.. open]));
            open.Clear();
        }
    }

    void ReadTables()
    {
        var rows = new List<TableLine>();
        var unit = (decimal?)null;
        var loose = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var text = lines[i].Trim();
            if (text.Length < 60 && TableWords.UnitIn(text) is { } said) unit = said;
            switch (kinds[i])
            {
                case LineKind.Figures: rows.Add(FigureRow.Of(text)!.Line(new(i + 1))); loose = 0; break;
                case LineKind.Cells: rows.Add(FigureRow.OfCells(lines[i].Split('\t').Select(c => (c, new Place(i + 1))))); loose = 0; break;
                case LineKind.Cell:
                    var first = i;
                    while (i + 1 < lines.Count && kinds[i + 1] is LineKind.Cell or LineKind.Prose && (kinds[i + 1] == LineKind.Cell || lines[i + 1].Length > 0 && i - first < 60)) i++;
                    rows.Add(FigureRow.OfCells(Enumerable.Range(first, i - first + 1).Where(n => kinds[n] == LineKind.Cell).Select(n => (lines[n], new Place(n + 1)))));
                    loose = 0;
                    break;
                case LineKind.Prose when Caption().IsMatch(text): Close(); break;
                // Headings are repeated on each page, and a long label takes several lines.
                case LineKind.Prose when text.EndsWith('。') && !Footnote().IsMatch(text) || ++loose > 14: Close(); break;
            }
        }
        Close();

        void Close()
        {
            if (rows.Count > 1) tables.AddRange(ByFigures(rows, unit));
            if (rows.Count > 0) unit = null;
            rows = [];
            loose = 0;
        }
    }

    // Where columns have run together, rows of as many figures have the same columns.
    static IEnumerable<ReportTable> ByFigures(List<TableLine> rows, decimal? unit) =>
        rows.GroupBy(r => r.Figures.Count + r.Blanks).Where(g => g.Key > 0 && g.Count() > 1).Select(g => new ReportTable([.. g], new Dictionary<int, string>(), IsGrid: false, unit)
        {
            Whole = rows.Count(r => r.Figures.Count > 0) == g.Count(),
            HeadWords = [.. rows.Where(r => r.Figures.Count == 0 && r.Texts.Count >= 3).SelectMany(r => r.Texts).Select(t => t.Text)],
        });

    [GeneratedRegex(@"^([-–—]\s*\d+\s*[-–—]|\d{1,2}|第\s*\d+\s*页.*)$")]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^附?表\s*[0-9一二三四五六七八九十]+([-－][0-9]+)?[\s　：:.、]?")]
    private static partial Regex Caption();

    [GeneratedRegex(@"^\d{1,2}\s*[\u4e00-\u9fff]|^注|数据来源|号）")]
    private static partial Regex Footnote();
}
