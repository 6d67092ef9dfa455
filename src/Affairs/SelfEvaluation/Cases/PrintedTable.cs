using Anlan.Platform.Language;
using Anlan.Rules.Figures;

namespace Anlan.Affairs.SelfEvaluation.Cases;

/// <summary>A table as a document prints it, with the relations that must hold among its figures.</summary>
public sealed class PrintedTable
{
    public required string Code { get; init; }

    public required Bilingual Title { get; init; }

    public required Bilingual Document { get; init; }

    public required IReadOnlyList<PrintedColumn> Columns { get; init; }

    public required IReadOnlyList<PrintedRow> Rows { get; init; }

    public IReadOnlyList<TableRelation> Relations { get; init; } = [];

    public PrintedColumn? FindColumn(string code) => Columns.FirstOrDefault(column => column.Code == code);

    public PrintedRow? FindRow(string code) => Rows.FirstOrDefault(row => row.Code == code);

    /// <summary>The figure of a cell with its source; null when the cell is empty.</summary>
    public Figure? Cell(string row, string column) =>
        FindRow(row) is { } r && FindColumn(column) is { } c ? Cell(r, c) : null;

    public Figure? Cell(PrintedRow row, PrintedColumn column)
    {
        if (!row.Cells.TryGetValue(column.Code, out var quantity)) return null;
        return new()
        {
            Number = quantity.Value,
            Unit = quantity.Unit,
            Printed = quantity.Printed,
            Source = new(Document, Place(row, column), row.LineOf(column.Code)),
        };
    }

    public Bilingual Place(PrintedRow row, PrintedColumn column) =>
        ($"{Title.Zh}，“{row.Name.Zh}”行，“{column.Name.Zh}”列", $"{Title.En}, row “{row.Name.En}”, column “{column.Name.En}”");

    /// <summary>Half of the last digit that the column prints, in the inner unit: the most that rounding can have moved a cell.</summary>
    public decimal HalfDigit(PrintedColumn column) =>
        Rows.Select(row => row.Cells.TryGetValue(column.Code, out var q) ? q.HalfDigit : (decimal?)null).Min() ?? 0;
}

/// <param name="UnitWord">What stands after a number of the column: 万元, 元, %, 人; empty for none.</param>
public sealed record PrintedColumn(string Code, Bilingual Name, string UnitWord);

/// <param name="Lines">Lines of cells that stand on another line than the row, by column.</param>
public sealed record PrintedRow(string Code, Bilingual Name, int? Line, IReadOnlyDictionary<string, int> Lines, IReadOnlyDictionary<string, Quantity> Cells)
{
    public int? LineOf(string column) => Lines.TryGetValue(column, out var line) ? line : Line;
}

/// <summary>What must hold in a table.</summary>
public abstract record TableRelation
{
    /// <summary>A row is the sum of rows less other rows; in the named columns, or in every column of money or counts.</summary>
    public sealed record RowSum(string Total, IReadOnlyList<string> Of, IReadOnlyList<string> Less, IReadOnlyList<string> Columns) : TableRelation;

    /// <summary>A column is each row's share of one row.</summary>
    public sealed record Share(string Column, string Of, string WholeRow, IReadOnlyList<string> Rows) : TableRelation;

    /// <summary>A column is part ÷ whole; the whole is a column, or one figure of the case.</summary>
    public sealed record Rate(string Column, string Part, string? Whole, string? WholeFigure, IReadOnlyList<string> Rows) : TableRelation;

    /// <summary>A column is the difference of two.</summary>
    public sealed record Difference(string Column, string Of, string Less, IReadOnlyList<string> Rows) : TableRelation;

    /// <summary>A column is the rate of change between two.</summary>
    public sealed record Change(string Column, string Of, string From, IReadOnlyList<string> Rows) : TableRelation;

    /// <summary>A column runs up the sum of another, row by row.</summary>
    public sealed record RunningTotal(string Column, string Of, IReadOnlyList<string> Rows) : TableRelation;
}
