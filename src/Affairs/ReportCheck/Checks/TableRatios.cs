using System.Text.RegularExpressions;

namespace Anlan.Affairs.ReportCheck;

/// <summary>
/// Columns that are worked out from others: rate = spent ÷ budget, difference, growth, share of the total. Which, the rows themselves tell; a row that breaks the rule of the others is found.
/// </summary>
static partial class TableRatios
{
    const int MostColumns = 16, MostLines = 1_000;

    public static IEnumerable<ReportFinding> In(Report report) => report.Tables.SelectMany(Of);

    sealed record Rule(bool IsTold, Func<TableLine, Printed?> Due, int Right, int Trivial, List<TableLine> Wrong);

    static IEnumerable<ReportFinding> Of(ReportTable table)
    {
        var lines = table.Lines.Where(l => l.Figures.Count > 0).Take(MostLines).ToList();
        var (wrongSums, wrongRows) = (TableSums.WrongLines(table), TableRowSums.WrongCells(table).Concat(TableBlocks.WrongCells(table)).Select(w => w.Line.Place).ToHashSet());
        var columns = table.Columns.Where(c => lines.Count(l => l.At(c) is not null) >= 2).Take(MostColumns).ToList();
        foreach (var target in columns)
        {
            var percent = AsPercent(table, lines, target);
            var rules = Rules(table, lines, columns, target, percent).Where(r => r.Right > 0).OrderByDescending(r => r.Right + r.Trivial).ThenByDescending(r => r.Right).ToList();
            if (rules.Count == 0) continue;
            var best = rules[0];
            var told = percent is not null && Told().IsMatch(table.Heading(target));
            var rows = best.Right + best.Trivial + best.Wrong.Count;
            if (best.Right < (told && (rows <= 2 || best.IsTold) ? 1 : 2) || (told ? best.Wrong.Count > best.Right : best.Wrong.Count * 2 > best.Right + best.Trivial)) continue;
            foreach (var line in best.Wrong)
            {
                if (wrongSums.Contains(line.Place) || wrongRows.Contains(line.Place) || TableSums.IsSum(line) && best.Wrong.Count > 1) continue;
                // Another rule that holds elsewhere may hold here: the base of a rate may change from row to row.
                if (rules.Skip(1).Any(r => r.Right * 2 >= best.Right && r.Due(line) is { } due && Agrees(line.At(target)!, due, percent))) continue;
                yield return Finding(line, line.At(target)!, best.Due(line)!.Value, percent);
            }
        }
    }

    static IEnumerable<Rule> Rules(ReportTable table, List<TableLine> lines, List<int> columns, int target, decimal? percent)
    {
        var others = columns.Where(c => c != target && AmountColumn(lines, c)).ToList();
        foreach (var i in others)
            foreach (var j in others)
            {
                if (i == j) continue;
                if (percent is not null)
                {
                    yield return Tried(IsDone(table, i) && IsBase(table, j), lines, target, percent, i, j, l => Pair(l, i, j) is var (a, b) ? Printed.Ratio(a, b) : null);
                    yield return Tried(YearOf(table, i) > YearOf(table, j), lines, target, percent, i, j, l => Pair(l, i, j) is var (a, b) ? Printed.Ratio(a - b, b) : null);
                }
                else if (!table.IsGrid || Difference().IsMatch(table.Heading(target))) yield return Tried(false, lines, target, null, i, j, l => Pair(l, i, j) is var (a, b) ? a - b : null);
            }
        if (percent is null || lines.LastOrDefault(l => l.Texts.Any(t => TableWords.IsTotal(t.Text))) is not { } total) yield break;
        foreach (var i in others)
            if (total.At(i) is { } whole) yield return Tried(false, lines, target, percent, i, i, l => l.At(i) is { IsPercent: false } a && l != total ? Printed.Ratio(a.Number, whole.Number) : null);
    }

    static bool IsDone(ReportTable table, int column) => Done().IsMatch(table.Heading(column)) && !Planned().IsMatch(table.Heading(column));

    static bool IsBase(ReportTable table, int column) => Planned().IsMatch(table.Heading(column));

    static int YearOf(ReportTable table, int column) => Year().Match(table.Heading(column)) is { Success: true } m ? int.Parse(m.ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : 0;

    static (Printed A, Printed B)? Pair(TableLine line, int i, int j) => line.At(i) is { IsPercent: false } a && line.At(j) is { IsPercent: false } b ? (a.Number, b.Number) : null;

    static Rule Tried(bool told, List<TableLine> lines, int target, decimal? percent, int i, int j, Func<TableLine, Printed?> due)
    {
        var (right, trivial, wrong) = (0, 0, new List<TableLine>());
        foreach (var line in lines)
        {
            // Of a few units a quotient may be nearly anything.
            if (line.At(target) is not { } figure || due(line) is not { } expected || expected.Half > Math.Abs(expected.Value) / 20) continue;
            if (!Agrees(figure, expected, percent)) wrong.Add(line);
            else if (IsTrivial(line, figure, i, j, percent)) trivial++;
            else right++;
        }
        return new(told, due, right, trivial, wrong);
    }

    // 100% of everything, nothing less nothing: true whatever the rule.
    static bool IsTrivial(TableLine line, TableFigure figure, int i, int j, decimal? percent) =>
        figure.Number.IsZero || line.At(i)?.Number.IsZero == true || (i != j && line.At(j)?.Number.IsZero == true) || percent is not null && i != j && line.At(i)?.Number.Value == line.At(j)?.Number.Value
        || percent is null && figure.Text.Count(char.IsAsciiDigit) < 3;

    static bool Agrees(TableFigure figure, Printed due, decimal? percent)
    {
        var factor = figure.IsPercent ? 100 : percent ?? 1;
        var expected = due.Times(factor);
        return figure.Number.MayBe(expected) || TableSums.Dust(figure.Number.Value, expected.Value) || decimal.Round(expected.Value, Math.Min(Printed.Decimals(figure.Text), 20), MidpointRounding.ToZero) == figure.Number.Value;
    }

    // 98.5% and 98.5 under "（%）" are percent, 0.985 under "率" is a fraction.
    static decimal? AsPercent(ReportTable table, List<TableLine> lines, int column)
    {
        var figures = lines.Select(l => l.At(column)).OfType<TableFigure>().ToList();
        if (figures.Count(f => f.IsPercent) * 2 >= figures.Count) return 100;
        if (!RateName().IsMatch(table.Heading(column))) return null;
        return figures.All(f => Math.Abs(f.Number.Value) <= 2) ? 1 : 100;
    }

    static bool AmountColumn(List<TableLine> lines, int column)
    {
        var figures = lines.Select(l => l.At(column)).OfType<TableFigure>().ToList();
        return figures.Count(f => f.IsPercent) * 2 < figures.Count;
    }

    static ReportFinding Finding(TableLine line, TableFigure figure, Printed due, decimal? percent)
    {
        var decimals = Math.Max(Printed.Decimals(figure.Text), percent is null ? 0 : 2);
        var expected = figure.IsPercent ? Printed.Write(due.Value * 100, decimals) + "%" : Printed.Write(due.Value * (percent ?? 1), Math.Min(Math.Max(decimals, percent == 1 ? 4 : 0), 6));
        return new(figure.Place, line.Quote, percent is null ? FindingKind.Sum : FindingKind.Rate, expected, figure.Text, FindingSeverity.Error);
    }

    [GeneratedRegex("执行|支出|完成|实际|决算|支付")]
    private static partial Regex Done();

    [GeneratedRegex("预算|计划|目标|指标|下达|应")]
    private static partial Regex Planned();

    [GeneratedRegex("20[0-9]{2}")]
    private static partial Regex Year();

    [GeneratedRegex("执行|完成|支出|支付|控制|利用|到位|进度|整改|增幅|降幅|增长|增减|同比")]
    private static partial Regex Told();

    [GeneratedRegex("增|减|差|结余|结转|余额|变动|净|剩余")]
    private static partial Regex Difference();

    [GeneratedRegex("率|占比|比例|比重|进度|%|％|增幅|降幅|完成度")]
    private static partial Regex RateName();
}
