using System.Globalization;

namespace Anlan.Platform.Office.Reading;

public enum CellKind { Empty, Text, Number, Date, Boolean, Error }

/// <summary>
/// What a cell says, as text: dates as 2026-03-05 or 2026-03-05 14:30:00, numbers without exponent or grouping, truth as TRUE and FALSE, a formula by its last result.
/// </summary>
public readonly record struct TableCell(string? Text, CellKind Kind)
{
    /// <summary>A number of more than 15 digits: Excel has replaced the others by zeros, as it does with an ID number typed without an apostrophe.</summary>
    public bool HasLostDigits { get; init; }

    /// <summary>The first cell of the merged range this one lies in; its text stands in each of them.</summary>
    public (int Line, int Column)? Anchor { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text);
}

/// <summary>One row of a table with the place it stands at. Line counts from 1, in a csv the line on which the row begins; columns count from 0.</summary>
public sealed record TableRow(string? Sheet, int Line, IReadOnlyList<TableCell> Cells)
{
    public TableCell this[int column] => column < Cells.Count ? Cells[column] : default;

    public bool IsEmpty => Cells.All(c => c.IsEmpty);

    public IEnumerable<string?> Values => Cells.Select(c => c.Text);

    /// <summary>"Sheet!B7" in a workbook, "7:2" (line and column) in a csv.</summary>
    public string Place(int column) => Sheet is null
        ? string.Create(CultureInfo.InvariantCulture, $"{Line}:{column + 1}")
        : string.Create(CultureInfo.InvariantCulture, $"{Sheet}!{CellReference.Letters(column)}{Line}");
}
