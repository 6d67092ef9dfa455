using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Platform.Language;
using Anlan.Rules.Figures;

namespace Anlan.Affairs.SelfEvaluation.Findings;

/// <summary>
/// Sums, differences and rates of printed tables, worked out again. Figures were rounded before they were printed, so a
/// difference that rounding can explain is a note and no mistake.
/// </summary>
static class TableArithmetic
{
    public static IEnumerable<Finding> Check(CaseEvaluation e) =>
        e.Case.Tables.SelectMany(table => table.Relations.SelectMany(relation => Check(e.Case, table, relation)));

    static IEnumerable<Finding> Check(EvaluationCase c, PrintedTable table, TableRelation relation) => relation switch
    {
        TableRelation.RowSum sum => Sum(c, table, sum),
        TableRelation.Rate rate => Rows(table, rate.Rows).Select(row => Rate(c, table, rate, row)).OfType<Finding>(),
        TableRelation.Share share => Rows(table, share.Rows).Select(row => Share(c, table, share, row)).OfType<Finding>(),
        TableRelation.Difference difference => Rows(table, difference.Rows).Select(row => Difference(c, table, difference, row)).OfType<Finding>(),
        TableRelation.Change change => Rows(table, change.Rows).Select(row => Change(c, table, change, row)).OfType<Finding>(),
        TableRelation.RunningTotal running => RunningTotal(c, table, running),
        _ => [],
    };

    static IEnumerable<PrintedRow> Rows(PrintedTable table, IReadOnlyList<string> codes) => codes.Count == 0 ? table.Rows : codes.Select(code => table.FindRow(code)!);

    static IEnumerable<Finding> Sum(EvaluationCase c, PrintedTable table, TableRelation.RowSum sum)
    {
        var total = table.FindRow(sum.Total)!;
        var columns = sum.Columns.Count > 0 ? sum.Columns.Select(code => table.FindColumn(code)!) : table.Columns.Where(column => column.UnitWord != "%");
        foreach (var column in columns)
        {
            var plus = sum.Of.Select(code => Value(table, code, column)).ToList();
            var minus = sum.Less.Select(code => Value(table, code, column)).ToList();
            // Missing is not zero: a sum with an empty cell is not checked.
            if (Value(table, total.Code, column) is not { } printed || plus.Concat(minus).Any(v => v is null)) continue;
            var exact = plus.Sum()!.Value - minus.Sum()!.Value;
            var half = table.HalfDigit(column);
            if (Judge(c, table, total, column, printed, exact, 0, half * (plus.Count + minus.Count + 1), "table_sum", ("合计应等于各行之和", "a total must equal the sum of its rows")) is { } finding) yield return finding;
        }
    }

    static Finding? Rate(EvaluationCase c, PrintedTable table, TableRelation.Rate rate, PrintedRow row)
    {
        var (column, part) = (table.FindColumn(rate.Column)!, table.FindColumn(rate.Part)!);
        decimal? whole;
        decimal wholeHalf;
        if (rate.Whole is { } code)
        {
            var wholeColumn = table.FindColumn(code)!;
            (whole, wholeHalf) = (Value(table, row.Code, wholeColumn), table.HalfDigit(wholeColumn));
        }
        else
        {
            var figure = rate.WholeFigure is { } name && c.Figures.TryGetValue(name, out var named) ? named.Figure : null;
            (whole, wholeHalf) = (figure?.Number, figure is null ? 0 : Amounts.RoundingOf(figure));
        }
        return Quotient(c, table, row, column, Value(table, row.Code, part), table.HalfDigit(part), whole, wholeHalf, 0, "table_rate", ("比率应等于前者除以后者", "a rate must equal part divided by whole"));
    }

    static Finding? Share(EvaluationCase c, PrintedTable table, TableRelation.Share share, PrintedRow row)
    {
        var (column, of) = (table.FindColumn(share.Column)!, table.FindColumn(share.Of)!);
        var half = table.HalfDigit(of);
        return Quotient(c, table, row, column, Value(table, row.Code, of), half, Value(table, share.WholeRow, of), half, 0, "table_rate", ("占比应等于本行除以合计", "a share must equal the row divided by the total"));
    }

    static Finding? Change(EvaluationCase c, PrintedTable table, TableRelation.Change change, PrintedRow row)
    {
        var (column, of, from) = (table.FindColumn(change.Column)!, table.FindColumn(change.Of)!, table.FindColumn(change.From)!);
        return Quotient(c, table, row, column, Value(table, row.Code, of), table.HalfDigit(of), Value(table, row.Code, from), table.HalfDigit(from), 1, "table_rate", ("增长率应等于增长额除以期初数", "a rate of change must equal the change divided by the opening value"));
    }

    static Finding? Difference(EvaluationCase c, PrintedTable table, TableRelation.Difference difference, PrintedRow row)
    {
        var (column, of, less) = (table.FindColumn(difference.Column)!, table.FindColumn(difference.Of)!, table.FindColumn(difference.Less)!);
        if (Value(table, row.Code, column) is not { } printed || Value(table, row.Code, of) is not { } a || Value(table, row.Code, less) is not { } b) return null;
        return Judge(c, table, row, column, printed, a - b, 0, table.HalfDigit(of) + table.HalfDigit(less) + table.HalfDigit(column), "table_difference", ("应等于两列之差", "must equal the difference of two columns"));
    }

    static IEnumerable<Finding> RunningTotal(EvaluationCase c, PrintedTable table, TableRelation.RunningTotal running)
    {
        var (column, of) = (table.FindColumn(running.Column)!, table.FindColumn(running.Of)!);
        decimal sum = 0;
        var count = 0;
        foreach (var row in Rows(table, running.Rows))
        {
            if (Value(table, row.Code, of) is not { } part) yield break;
            sum += part;
            count++;
            if (Value(table, row.Code, column) is not { } printed) continue;
            if (Judge(c, table, row, column, printed, sum, 0, table.HalfDigit(of) * count + table.HalfDigit(column), "table_sum", ("累计数应等于各期之和", "a running total must equal the sum so far")) is { } finding) yield return finding;
        }
    }

    static Finding? Quotient(EvaluationCase c, PrintedTable table, PrintedRow row, PrintedColumn column, decimal? part, decimal partHalf, decimal? whole, decimal wholeHalf, decimal less, string code, Bilingual rule)
    {
        if (Value(table, row.Code, column) is not { } printed || part is not { } p || whole is not { } w || w == 0) return null;
        var half = table.HalfDigit(column);
        var exact = p / w - less;
        // The furthest that the quotient can lie from the printed figures' own, when both were rounded.
        var room = Math.Abs(w) > wholeHalf ? (partHalf + Math.Abs(p / w) * wholeHalf) / (Math.Abs(w) - wholeHalf) : decimal.MaxValue / 2;
        return Judge(c, table, row, column, printed, exact, half, room + half, code, rule);
    }

    /// <summary>Exact to <paramref name="same"/>: nothing to say. Within <paramref name="room"/>: rounding. Beyond it: a mistake.</summary>
    static Finding? Judge(EvaluationCase c, PrintedTable table, PrintedRow row, PrintedColumn column, decimal printed, decimal exact, decimal same, decimal room, string code, Bilingual rule)
    {
        var off = Math.Abs(printed - exact);
        if (off <= same) return null;
        var unit = row.Cells[column.Code].Unit;
        var (found, expected) = (row.Cells[column.Code].Printed, Amounts.Write(exact, unit, c.Money));
        var place = table.Place(row, column);
        var source = new Source(table.Document, place, row.LineOf(column.Code));
        return off <= room
            ? new("rounding_only", Severity.Note,
                ($"{place.Zh}印 {found}，由印出的数算得 {expected}；差额在取整范围以内，不是错误。", $"{place.En}: {found} is printed, the printed figures give {expected}; rounding explains the difference."),
                source, expected, found)
            : new(code, Severity.Error,
                ($"{place.Zh}印 {found}，算得 {expected}：{rule.Zh}。", $"{place.En}: {found} is printed, {expected} is worked out: {rule.En}."),
                source, expected, found);
    }

    static decimal? Value(PrintedTable table, string row, PrintedColumn column) =>
        table.FindRow(row)!.Cells.TryGetValue(column.Code, out var quantity) ? quantity.Value : null;
}
