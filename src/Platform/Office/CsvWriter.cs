using System.Globalization;
using System.Text;

namespace Anlan.Platform.Office;

/// <summary>
/// Writes CSV: UTF-8 with a byte order mark (Excel needs it for Chinese), RFC 4180 quoting and CRLF. Figures are unrounded and without commas, shares are
/// fractions, dates ISO 8601, what is missing is empty.
/// </summary>
/// <remarks>
/// A text that begins with = + - @ (half or full width), tab or line end gets an apostrophe in front, so that no spreadsheet runs it as a formula;
/// who reads the file by program takes that apostrophe off. Figures are not touched.
/// </remarks>
public static class CsvWriter
{
    private const int FlushAt = 1 << 15;

    public static Task Write(Stream destination, Table table, CancellationToken cancellation = default) =>
        Write(destination, table.Columns, table.Rows.ToAsyncEnumerable(), cancellation);

    /// <summary>One line of headings (levels joined by a slash), then the rows as they come. A merged cell is repeated in every place that it covers.</summary>
    /// <exception cref="ArgumentException">A row does not fill the columns.</exception>
    public static async Task Write(Stream destination, IReadOnlyList<Column> columns, IAsyncEnumerable<Row> rows, CancellationToken cancellation = default)
    {
        var layout = new TableLayout(columns);
        var lines = new StringBuilder("\uFEFF");
        if (layout.Headings.Count > 0)
            AppendLine(lines, columns.SelectMany(column => Headings(column, "")).Select(Safe));
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            AppendLine(lines, layout.Place(row).Cells.SelectMany(placed => Enumerable.Repeat(Value(placed.Cell), placed.Columns)));
            if (lines.Length > FlushAt)
                await Flush(lines, destination, cancellation);
        }
        layout.Finish();
        await Flush(lines, destination, cancellation);
    }

    private static IEnumerable<string> Headings(Column column, string above)
    {
        var heading = above + column.Heading;
        return column.Under.Count == 0 ? [heading] : column.Under.SelectMany(under => Headings(under, heading + "/"));
    }

    private static string Value(Cell cell) => cell.Kind switch
    {
        CellKind.Text => Safe(cell.Words),
        CellKind.Integer or CellKind.Number or CellKind.Percent => cell.Figure.ToString("0.############################", CultureInfo.InvariantCulture),
        CellKind.Date => cell.Shown(),
        CellKind.Time => cell.Moment.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        _ => "",
    };

    private static string Safe(string text) => FormulaText.LooksLikeFormula(text) ? "'" + text : text;

    private static void AppendLine(StringBuilder lines, IEnumerable<string> fields) =>
        lines.AppendJoin(',', fields.Select(Quoted)).Append("\r\n");

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static async Task Flush(StringBuilder lines, Stream destination, CancellationToken cancellation)
    {
        await destination.WriteAsync(Encoding.UTF8.GetBytes(lines.ToString()), cancellation);
        lines.Clear();
    }
}
