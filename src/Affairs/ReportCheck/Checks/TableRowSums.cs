using System.Text.RegularExpressions;

namespace Anlan.Affairs.ReportCheck;

/// <summary>A column that adds those beside it ("合计", "全年"): the other rows tell that it does, a row that does not is found.</summary>
static partial class TableRowSums
{
    const int MostColumns = 30, MostLines = 2_000;

    public static IEnumerable<ReportFinding> In(Report report) => report.Tables.Where(t => t.IsGrid).SelectMany(Of);

    /// <summary>Cells that the other cells of their row contradict, with what should stand there.</summary>
    public static IEnumerable<(TableLine Line, TableFigure Figure, Printed Due)> WrongCells(ReportTable table) => table.IsGrid ? Wrong(table) : [];

    static IEnumerable<ReportFinding> Of(ReportTable table)
    {
        var wrongSums = TableSums.WrongLines(table);
        return Wrong(table).Where(w => !wrongSums.Contains(w.Line.Place))
            .Select(w => new ReportFinding(w.Figure.Place, w.Line.Quote, FindingKind.Sum, Printed.Write(w.Due.Value, Math.Max(Printed.Decimals(w.Figure.Text), w.Due.Value % 1 == 0 ? 0 : 2)), w.Figure.Text, FindingSeverity.Error));
    }

    static IEnumerable<(TableLine Line, TableFigure Figure, Printed Due)> Wrong(ReportTable table)
    {
        var lines = table.Lines.Where(l => l.Figures.Count >= 3).Take(MostLines).ToList();
        var columns = table.Columns.Take(MostColumns).Where(c => lines.Count(l => l.At(c) is { IsPercent: false }) >= 2 && !NotAdditive().IsMatch(table.Heading(c))).ToList();
        for (var t = 0; t < columns.Count; t++)
        {
            var told = Whole().IsMatch(table.Heading(columns[t]));
            var best = Runs(columns, t).Select(run => (Run: run, Rows: lines.Select(l => Row(l, columns[t], run)).OfType<(TableLine Line, TableFigure Total, Printed Sum, bool Weighs)>().ToList()))
                .Select(r => (r.Run, Right: r.Rows.Count(x => Agrees(x) && x.Weighs), Wrong: r.Rows.Where(x => !Agrees(x)).ToList())).Where(r => r.Right > 0).OrderByDescending(r => r.Right).ThenBy(r => r.Wrong.Count).ThenByDescending(r => r.Run.Count).FirstOrDefault();
            if (best.Run is null || best.Wrong.Count == 0 || best.Right < (told ? 2 : 3) || best.Wrong.Count * (told ? 2 : 3) > best.Right) continue;
            // A total carries on the mistake of a row above it.
            foreach (var (line, total, sum, _) in best.Wrong.Where(w => best.Wrong.Count == 1 || !TableSums.IsSum(w.Line)))
                yield return (line, total, sum);
        }
    }

    static IEnumerable<List<int>> Runs(List<int> columns, int t)
    {
        for (var length = 2; length <= 12; length++)
        {
            if (t - length >= 0) yield return columns.GetRange(t - length, length);
            if (t + length < columns.Count) yield return columns.GetRange(t + 1, length);
        }
    }

    static (TableLine, TableFigure, Printed, bool)? Row(TableLine line, int total, List<int> run)
    {
        if (line.At(total) is not { IsPercent: false } figure) return null;
        var parts = run.Select(line.At).OfType<TableFigure>().Where(f => !f.IsPercent).ToList();
        return parts.Count == 0 ? null : (line, figure, Printed.Sum(parts.Select(p => p.Number)), parts.Count(p => !p.Number.IsZero) >= 2 && figure.Text.Count(char.IsAsciiDigit) >= 2);
    }

    static bool Agrees((TableLine, TableFigure Total, Printed Sum, bool) row) => row.Total.Number.MayBe(row.Sum) || TableSums.Dust(row.Total.Number.Value, row.Sum.Value);

    [GeneratedRegex("合计|小计|总计|全年|总数|总额|^共")]
    private static partial Regex Whole();

    [GeneratedRegex("率|占比|比例|比重|序号|年份|编号|权重|%")]
    private static partial Regex NotAdditive();
}
