namespace Anlan.Platform.Office;

/// <summary>
/// A table as it stands in a Word report, on an Excel sheet or in a CSV file. Rows are read once, from first to last,
/// so a long list may be given lazily.
/// </summary>
public sealed record Table(IReadOnlyList<Column> Columns, IEnumerable<Row> Rows)
{
    /// <summary>What the table shows, without a number: Word adds 表 1, Excel sets it as the title of the sheet.</summary>
    public string? Caption { get; init; }

    /// <summary>The unit of the figures, printed above the table on the right: 单位：万元.</summary>
    public string? Unit { get; init; }

    /// <summary>Printed under the table.</summary>
    public string? Note { get; init; }

    /// <summary>Type size in points (12 小四, 10.5 五号, 9 小五, 7.5 六号); the largest that fits when nothing is said. Word only.</summary>
    public decimal? TypePoints { get; init; }
}
