using System.Text.RegularExpressions;

namespace Anlan.Affairs.ReportCheck;

/// <summary>
/// Totals and subtotals of tables. Which rows a total takes in is not known beforehand: a grouping that adds up in one column is believed in the others.
/// Where no column adds up, only a plain list with one total is judged.
/// </summary>
static partial class TableSums
{
    const int MostLines = 5_000;

    public static IEnumerable<ReportFinding> In(Report report) => report.Tables.SelectMany(Of);

    public static bool IsSum(TableLine line) => KindOf(line) != Kind.Plain;

    /// <summary>The lines in which a total is wrong: what is worked out from it is wrong with it, and need not be told.</summary>
    public static HashSet<Place> WrongLines(ReportTable table) => [.. Of(table).Where(f => f.Severity > FindingSeverity.Note).Select(f => f.Place).SelectMany(place => table.Lines.Where(l => l.Figures.Any(x => x.Place == place)).Select(l => l.Place))];

    static IEnumerable<ReportFinding> Of(ReportTable table)
    {
        var lines = table.Lines.Where(l => l.Figures.Count > 0).Take(MostLines).ToList();
        var columns = table.Columns.Where(c => IsAdditive(table, lines, c)).ToList();
        // A cell that its own row, or the rows below it, contradict: the total that carries it on is not told again.
        var suspects = TableRowSums.WrongCells(table).Concat(TableBlocks.WrongCells(table)).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            if (KindOf(lines[i]) == Kind.Plain || columns.Count == 0) continue;
            var best = Groupings(lines, i).Select(rows => Compare(lines[i], rows, columns)).Where(c => c.Count > 0).OrderByDescending(c => c.Count(x => x.Agrees && x.Weighs)).ThenBy(c => c.Count(x => !x.Agrees)).FirstOrDefault();
            if (best is null) continue;
            var (right, wrong) = (best.Count(c => c.Agrees && c.Weighs), best.Where(c => !c.Agrees && !IsExplained(table, lines, i, c)).ToList());
            if (wrong.Count == 0)
            {
                foreach (var c in best.Where(c => c.Agrees && c.Sum.Value != c.Total.Number.Value)) yield return Finding(lines[i], c, FindingSeverity.Note);
            }
            else if (right > 0 && wrong.Count <= Math.Max(1, right) || right == 0 && IsPlainList(table, lines, i) && wrong.Count <= 2)
            {
                foreach (var c in wrong.Where(c => right > 0 || Close(c)).Where(c => !suspects.Any(s => s.Figure.Column == c.Total.Column && s.Line != lines[i] && (c.Sum - s.Figure.Number + s.Due).MayBe(c.Total.Number)))) yield return Finding(lines[i], c, FindingSeverity.Error);
            }
        }
    }

    enum Kind { Plain, Subtotal, Total }

    sealed record Comparison(TableFigure Total, Printed Sum, int Parts, bool Agrees, bool Weighs);

    static Kind KindOf(TableLine line) =>
        line.Texts.Any(t => TableWords.IsTotal(t.Text)) ? Kind.Total : line.Texts.Any(t => TableWords.IsSubtotal(t.Text)) ? Kind.Subtotal : Kind.Plain;

    static IEnumerable<List<TableLine>> Groupings(List<TableLine> lines, int i)
    {
        var start = lines.FindLastIndex(Math.Max(0, i - 1), Math.Max(0, i), l => KindOf(l) == Kind.Total) + 1;
        if (i == 0) start = 0;
        var above = lines.Take(i).Skip(start).ToList();
        var sinceSubtotal = lines.Take(i).Skip(Math.Max(start, i == 0 ? 0 : lines.FindLastIndex(i - 1, i, l => KindOf(l) != Kind.Plain) + 1)).ToList();
        var below = lines.Skip(i + 1).TakeWhile(l => KindOf(l) == Kind.Plain).ToList();
        var farBelow = lines.Skip(i + 1).TakeWhile(l => KindOf(l) != Kind.Total).ToList();
        List<TableLine>[] all =
        [
            sinceSubtotal,
            [.. above.Where(l => KindOf(l) == Kind.Plain)],
            [.. above.Where(l => KindOf(l) == Kind.Subtotal)],
            // Subtotals, and the rows behind the last of them that belong to none.
            [.. above.Where(l => KindOf(l) == Kind.Subtotal), .. above.AsEnumerable().Reverse().TakeWhile(l => KindOf(l) == Kind.Plain)],
            [.. above.Where(IsFirstLevel)], [.. sinceSubtotal.Where(l => !IsOfWhich(l))],
            below, farBelow.Where(l => KindOf(l) == Kind.Subtotal).ToList(), [.. farBelow.Where(l => KindOf(l) == Kind.Plain)], [.. farBelow.Where(IsFirstLevel)], [.. below.Where(l => !IsOfWhich(l))],
        ];
        return all.Where(rows => rows.Count >= 2);
    }

    static List<Comparison> Compare(TableLine total, List<TableLine> rows, List<int> columns)
    {
        var compared = new List<Comparison>();
        foreach (var column in columns)
        {
            if (total.At(column) is not { IsPercent: false } figure) continue;
            var parts = rows.Select(r => r.At(column)).OfType<TableFigure>().Where(f => !f.IsPercent).ToList();
            if (parts.Count < 2) continue;
            var sum = Printed.Sum(parts.Select(p => p.Number));
            compared.Add(new(figure, sum, parts.Count, figure.Number.MayBe(sum) || Dust(figure.Number.Value, sum.Value), parts.Count(p => !p.Number.IsZero) >= 2));
        }
        return compared;
    }

    // The official form scores the execution of the budget in its upper part, in another column.
    static bool IsExplained(ReportTable table, List<TableLine> lines, int i, Comparison c) =>
        lines[i].Texts.Any(t => t.Text.Contains('分')) && lines.Take(i).SelectMany(l => l.Figures).Select(f => f.Number).Concat(table.Before).Any(other => !other.IsZero && (c.Sum + other).MayBe(c.Total.Number));

    // Excel keeps fifteen digits.
    internal static bool Dust(decimal a, decimal b) => Math.Abs(a - b) <= Math.Max(Math.Abs(a), Math.Abs(b)) * 1e-9m;

    static bool Close(Comparison c) => c.Total.Number.Value != 0 && Math.Abs(c.Sum.Value - c.Total.Number.Value) / Math.Abs(c.Total.Number.Value) < 0.5m;

    // One total at the end, nothing within that belongs to something else.
    static bool IsPlainList(ReportTable table, List<TableLine> lines, int i) =>
        table.Whole && lines.Count(l => KindOf(l) != Kind.Plain) == 1 && (i == lines.Count - 1 || i == 0) && lines.Count >= 3
        && lines.Where((_, n) => n != i).All(l => !IsOfWhich(l) && !IsSecondLevel(l)) && lines.Count(IsFirstLevel) is 0 or > 1 && lines.Where((_, n) => n != i).All(l => l.Label.Any(c => c > 0x2E7F));

    static bool IsOfWhich(TableLine line) => line.Texts.Any(t => OfWhich().IsMatch(t.Text));

    static bool IsFirstLevel(TableLine line) => line.Texts.Any(t => FirstLevel().IsMatch(t.Text)) && !IsOfWhich(line);

    static bool IsSecondLevel(TableLine line) => line.Texts.Any(t => SecondLevel().IsMatch(t.Text));

    internal static bool AddsUp(string heading) => !NotAdditive().IsMatch(heading);

    static bool IsAdditive(ReportTable table, List<TableLine> lines, int column)
    {
        if (NotAdditive().IsMatch(table.Heading(column))) return false;
        var figures = lines.Select(l => l.At(column)).OfType<TableFigure>().ToList();
        if (figures.Count(f => f.IsPercent) * 2 > figures.Count) return false;
        // 1, 2, 3 … numbers the lines.
        return figures.Count < 3 || !figures.Take(3).Select((f, n) => f.Number.Value - n).All(v => v == figures[0].Number.Value) || figures[0].Number.Value != 1;
    }

    static ReportFinding Finding(TableLine line, Comparison c, FindingSeverity severity) =>
        new(c.Total.Place, line.Quote, FindingKind.Sum, Printed.Write(c.Sum.Value, Math.Max(Printed.Decimals(c.Total.Text), c.Sum.Value % 1 == 0 ? 0 : 2)), c.Total.Text, severity);

    [GeneratedRegex("^其中|^减[：:]|^#|^[（(]?其中")]
    private static partial Regex OfWhich();

    [GeneratedRegex(@"^([一二三四五六七八九十]+[、.．]|\d+[、．.](?!\d))")]
    private static partial Regex FirstLevel();

    [GeneratedRegex(@"^[（(][一二三四五六七八九十\d]+[）)]|^\d+\.\d+")]
    private static partial Regex SecondLevel();

    [GeneratedRegex("率|占比|比例|比重|序号|栏次|行次|年度$|年份|单价|标准|编号|编码|代码|权重|%|平均|电话|日期")]
    private static partial Regex NotAdditive();
}
