using System.Text.RegularExpressions;
using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Platform.Office;
using Anlan.Rules.Figures;

namespace Anlan.Affairs.SelfEvaluation.Documents;

/// <summary>What a printed table of a case is about: decides the chapter it stands in.</summary>
enum TableSubject
{
    /// <summary>Persons, indicators and other things counted.</summary>
    Department,

    /// <summary>Money and its rates.</summary>
    Money,

    /// <summary>Published scores.</summary>
    Scores,
}

/// <summary>The tables that a case took over from its documents, as they are printed there.</summary>
static partial class CaseTables
{
    public static IEnumerable<PrintedTable> About(EvaluationCase @case, TableSubject subject) => @case.Tables.Where(table => SubjectOf(table) == subject);

    public static void Write(Draft draft, IEnumerable<PrintedTable> tables)
    {
        foreach (var table in tables) draft.Document.Table(Of(table, draft.Words));
    }

    public static Table Of(PrintedTable printed, DocumentWords words)
    {
        var units = printed.Columns.Select(column => column.UnitWord).Where(unit => unit is not ("%" or "")).Distinct().ToList();
        var common = units is [var only] ? UnitName(only, words) : "";
        var columns = printed.Columns.Select(column => new Column(Heading(column, common, words)));
        return new([new Column(words.Pick("项目", "Item")), .. columns], printed.Rows.Select(row => Row(printed, row, words)))
        {
            Caption = words.Say((Unnumbered(printed.Title.Zh), Unnumbered(printed.Title.En))),
            Unit = common.Length > 0 ? common : null,
            Note = Origin(printed, words),
        };
    }

    static TableSubject SubjectOf(PrintedTable table)
    {
        var units = table.Columns.Select(column => column.UnitWord).ToList();
        return units.Any(unit => unit is "万元" or "元" or "亿元") || units.All(unit => unit == "%") ? TableSubject.Money
            : units.Contains("分") ? TableSubject.Scores : TableSubject.Department;
    }

    static Row Row(PrintedTable table, PrintedRow row, DocumentWords words) =>
        new([words.Say(row.Name), .. table.Columns.Select(column => Cell(table, row, column))]);

    static Cell Cell(PrintedTable table, PrintedRow row, PrintedColumn column)
    {
        if (!row.Cells.TryGetValue(column.Code, out var quantity)) return Platform.Office.Cell.Missing;
        var decimals = table.Rows.Max(r => r.Cells.TryGetValue(column.Code, out var q) ? DecimalsOf(q.Printed) : 0);
        return quantity.Unit switch
        {
            Unit.Percent => Platform.Office.Cell.Percent(quantity.Value, decimals),
            Unit.Yuan => Platform.Office.Cell.Number(quantity.Value / WorthOf(column.UnitWord), decimals),
            _ => Platform.Office.Cell.Number(quantity.Value, decimals),
        };
    }

    static string Heading(PrintedColumn column, string common, DocumentWords words)
    {
        var unit = UnitName(column.UnitWord, words);
        return column.UnitWord is "%" or "" || unit.Length == 0 || unit == common
            ? words.Say(column.Name)
            : words.Say(column.Name) + words.Pick($"（{unit}）", $" ({unit})");
    }

    static string UnitName(string unit, DocumentWords words) => unit switch
    {
        "万元" => words.Pick(unit, "10,000 yuan"),
        "亿元" => words.Pick(unit, "100 million yuan"),
        "元" => words.Pick(unit, "yuan"),
        "人" => words.Pick(unit, "persons"),
        "分" => words.Pick(unit, "points"),
        _ => words.Pick(unit, ""), // other counting words have no English
    };

    static decimal WorthOf(string unit) => unit switch { "亿元" => 100_000_000, "万元" => 10_000, _ => 1 };

    static int DecimalsOf(string printed)
    {
        var fraction = Fraction().Match(printed);
        return fraction.Success ? fraction.Length - 1 : 0;
    }

    // The report numbers its tables itself; the number in the original stands in the note.
    static string Unnumbered(string title) => OwnNumber().Replace(title, "");

    static string Origin(PrintedTable table, DocumentWords words)
    {
        var (document, number) = (words.Say(table.Document), OwnNumber().Match(words.Say(table.Title)).Value.Trim());
        var lines = table.Rows.SelectMany(row => row.Line is { } line ? row.Lines.Values.Append(line) : row.Lines.Values).ToList();
        var place = lines.Count == 0 ? "" : lines.Min() == lines.Max() ? words.Line(lines.Min()) : words.Pick($"第{lines.Min()}至{lines.Max()}行", $"lines {lines.Min()} to {lines.Max()}");
        return words.Pick("注：取自", "Source: ")
            + string.Join(words.Pick("，", ", "), new[] { words.Pick($"《{document}》", document), number, place }.Where(part => part.Length > 0)) + words.Pick("。", ".");
    }

    [GeneratedRegex(@"^(表|Table )\s*\d+([-－.]\d+)*\s*")]
    private static partial Regex OwnNumber();

    [GeneratedRegex(@"\.\d+")]
    private static partial Regex Fraction();
}
