namespace Anlan.Platform.Office;

/// <summary>Column widths of a sheet in widths of a digit, and the heights of rows that need several lines, in points.</summary>
internal sealed class SheetWidths
{
    private const int Least = 6;
    private const int Most = 48; // 24 Chinese characters; longer texts are wrapped
    private const int Readable = 226; // printed on one landscape A4 this is type of about 6.5 points
    private const decimal LineHeight = 15;

    private readonly int[] _widths;

    public SheetWidths(IReadOnlyList<Column> leaves, IEnumerable<PlacedRow> rows)
    {
        var measures = new ColumnMeasures(leaves, rows);
        int[] needed = [.. measures.Least.Select((units, i) => leaves[i].Width is null ? Math.Clamp(Digits(units), Least, Most) : Digits(units))];
        int[] wished = [.. measures.Wished.Select((units, i) => Math.Max(needed[i], Math.Min(Digits(units), Most)))];
        _widths = ColumnMeasures.Share(needed, wished, Readable);
    }

    public int Of(int column) => _widths[column];

    public int All => _widths.Sum();

    /// <summary>Null for a row of one line. Excel does not find by itself what a merged cell needs, LibreOffice nothing at all.</summary>
    public decimal? HeightOf(PlacedRow row)
    {
        var lines = row.Cells.Where(placed => !placed.Continues).Select(placed => (Lines(placed) + placed.Cell.Rows - 1) / placed.Cell.Rows).DefaultIfEmpty(1).Max();
        return lines > 1 || row.IsHeading ? Height(lines) : null;
    }

    public static decimal Height(int lines) => Math.Min(409, (lines * LineHeight) + 5);

    private int Lines(PlacedCell placed) =>
        TextWidth.Lines(placed.Cell.Shown(), (_widths.Skip(placed.Column).Take(placed.Columns).Sum() - 1) * TextWidth.Half);

    /// <summary>With the margins that Excel leaves at both sides.</summary>
    private static int Digits(int units) => ((units + TextWidth.Half - 1) / TextWidth.Half) + 2;
}
