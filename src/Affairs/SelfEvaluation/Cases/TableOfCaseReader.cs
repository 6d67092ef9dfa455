using System.Globalization;
using Anlan.Platform.Yaml;
using Anlan.Rules.Figures;

namespace Anlan.Affairs.SelfEvaluation.Cases;

/// <summary>Reads a printed table of a case with its relations.</summary>
static class TableOfCaseReader
{
    public static PrintedTable Read(YamlPart part, SourceReader sources)
    {
        var columns = part.Get("columns").Items().Select(c =>
        {
            var column = new PrintedColumn(c.Get("code").Text(), c.Get("name").Bilingual(), c.Find("unit")?.Text() ?? "");
            c.NothingElse();
            return column;
        }).ToList();
        var rows = part.Get("rows").Items().Select(r => Row(r, columns)).ToList();
        foreach (var twice in rows.GroupBy(r => r.Code).Where(g => g.Count() > 1)) part.Mistake($"行“{twice.Key}”写了两次。", $"the row “{twice.Key}” stands twice.");
        var table = new PrintedTable
        {
            Code = part.Get("code").Text(),
            Title = part.Get("title").Bilingual(),
            Document = sources.Title(part.Get("document")),
            Columns = columns,
            Rows = rows,
            Relations = part.Find("checks")?.Items().Select(check => Relation(check, columns, rows)).ToList() ?? [],
        };
        part.Find("note");
        part.NothingElse();
        return table;
    }

    static PrintedRow Row(YamlPart part, IReadOnlyList<PrintedColumn> columns)
    {
        var cells = new Dictionary<string, Quantity>();
        foreach (var (code, cell) in part.Get("cells").Entries())
        {
            var column = columns.FirstOrDefault(c => c.Code == code);
            if (column is null) cell.Unknown(("列", "column"), code, columns.Select(c => c.Code));
            else if (Quantity.TryParse(cell.Text() + column.UnitWord, out var quantity)) cells[code] = quantity with { Printed = Spaced(cell.Text(), column.UnitWord) };
            else cell.Mistake("单元格应为数字。", "a cell must be a number.");
        }
        var lines = (part.Find("lines")?.Entries() ?? []).ToDictionary(l => l.Key, l => l.Part.Integer());
        var row = new PrintedRow(part.Get("code").Text(), part.Get("name").Bilingual(), part.Find("line")?.Integer(), lines, cells);
        part.NothingElse();
        return row;
    }

    static string Spaced(string number, string unit) => unit is "" or "%" ? number + unit : string.Create(CultureInfo.InvariantCulture, $"{number} {unit}");

    static TableRelation Relation(YamlPart part, IReadOnlyList<PrintedColumn> columns, IReadOnlyList<PrintedRow> rows)
    {
        TableRelation relation;
        IReadOnlyList<string> someRows = part.Find("rows")?.Items().Select(RowCode).ToList() ?? [];
        if (part.Find("total") is { } total)
            relation = new TableRelation.RowSum(RowCode(total), [.. part.Get("of").Items().Select(RowCode)], part.Find("less")?.Items().Select(RowCode).ToList() ?? [], part.Find("columns")?.Items().Select(ColumnCode).ToList() ?? []);
        else if (part.Find("rate") is { } rate)
            relation = new TableRelation.Rate(ColumnCode(rate), ColumnCode(part.Get("part")), part.Find("whole") is { } whole ? ColumnCode(whole) : null, part.Find("whole_figure")?.Text(), someRows);
        else if (part.Find("share") is { } share)
            relation = new TableRelation.Share(ColumnCode(share), ColumnCode(part.Get("of")), RowCode(part.Get("whole_row")), someRows);
        else if (part.Find("difference") is { } difference)
            relation = new TableRelation.Difference(ColumnCode(difference), ColumnCode(part.Get("of")), ColumnCode(part.Get("less")), someRows);
        else if (part.Find("change") is { } change)
            relation = new TableRelation.Change(ColumnCode(change), ColumnCode(part.Get("of")), ColumnCode(part.Get("from")), someRows);
        else
            relation = new TableRelation.RunningTotal(ColumnCode(part.Get("running_total")), ColumnCode(part.Get("of")), someRows);
        part.NothingElse();
        return relation;

        string ColumnCode(YamlPart p)
        {
            if (columns.All(c => c.Code != p.Text())) p.Unknown(("列", "column"), p.Text(), columns.Select(c => c.Code));
            return p.Text();
        }

        string RowCode(YamlPart p)
        {
            if (rows.All(r => r.Code != p.Text())) p.Unknown(("行", "row"), p.Text(), rows.Select(r => r.Code));
            return p.Text();
        }
    }
}
