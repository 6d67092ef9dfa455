using System.Text.RegularExpressions;

namespace Anlan.Affairs.ReportCheck;

readonly record struct GridCell(int Column, string Text, Place Place);

/// <summary>A table whose cells know their columns: the rows above the first figures are its headings.</summary>
static partial class GridTable
{
    public static ReportTable Of(IEnumerable<IEnumerable<GridCell>> rows, decimal? unit)
    {
        List<TableLine> lines = [];
        var headings = new Dictionary<int, string>();
        var body = false;
        foreach (var cells in rows)
        {
            var line = Line(cells);
            if (line.Texts.Count == 0 && line.Figures.Count == 0) continue;
            body |= line.Figures.Count > 0 && !LooksLikeHeading(line);
            if (!body) foreach (var text in line.Texts) headings[text.Column] = headings.GetValueOrDefault(text.Column, "") + Plain(text.Text);
            unit ??= line.Texts.Where(t => t.Text.Length < 40).Select(t => TableWords.UnitIn(t.Text)).FirstOrDefault(u => u is not null);
            lines.Add(line);
        }
        return new(WithColumnDigits(lines), headings, IsGrid: true, unit);
    }

    static TableLine Line(IEnumerable<GridCell> cells)
    {
        List<TableText> texts = [];
        List<TableFigure> figures = [];
        Place? place = null;
        foreach (var cell in cells)
        {
            place ??= cell.Place;
            if (TableWords.Figure(cell.Text) is { } figure) figures.Add(new(cell.Column, figure.Number, figure.Percent, cell.Text.Trim(), cell.Place));
            else if (!TableWords.IsBlank(cell.Text)) texts.Add(new(cell.Column, cell.Text.Trim(), cell.Place));
        }
        // "事故起数（起）": what is counted has been rounded by nobody.
        if (texts.Any(t => Counted().IsMatch(t.Text)))
            figures = [.. figures.Select(f => f.IsPercent || f.Number.Value % 1 != 0 ? f : f with { Number = f.Number with { Half = 0 } })];
        return new(texts, figures, place ?? default);
    }

    // "1 2 3 4" below the headings numbers the columns.
    static bool LooksLikeHeading(TableLine line) => line.Figures.Count >= 2 && line.Figures.Zip(line.Figures.Skip(1)).All(p => p.Second.Number.Value == p.First.Number.Value + 1) && line.Figures[0].Number.Value is 0 or 1 && line.Texts.Count <= 2
        || line.Figures.All(f => f.Number.Value is >= 2000 and <= 2100) && line.Texts.Count > 0 && line.Texts.All(t => t.Text.Length < 12) && line.Figures.Count >= 2;

    // A sheet writes 257 for 257.00: what the column shows elsewhere says how far the figure is exact.
    static List<TableLine> WithColumnDigits(List<TableLine> lines)
    {
        var digits = lines.SelectMany(l => l.Figures).Where(f => !f.IsPercent).GroupBy(f => f.Column).ToDictionary(g => g.Key, g => Math.Min(4, g.Max(f => Printed.Decimals(f.Text))));
        return [.. lines.Select(l => l with { Figures = [.. l.Figures.Select(f => f.IsPercent || digits[f.Column] == 0 ? f : f with { Number = f.Number with { Half = Math.Min(f.Number.Half, Printed.HalfOf(digits[f.Column])) } })] })];
    }

    static string Plain(string text) => Blanks().Replace(text, "");

    /// <summary>A cell that says something in sentences.</summary>
    public static bool IsProse(string text) => text.Length >= 12 && text.Count(c => c is >= '\u4e00' and <= '\u9fff') >= 8;

    [GeneratedRegex("[（(](起|人|家|个|处|次|项|宗|件|场|辆|户|人次|家次|场次|支|台|套|份|名|条)[）)]$|^(起|人|家|个|处|次|项|宗|件|场|辆|户|人次|家次|场次)$")]
    private static partial Regex Counted();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
