using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Anlan.Platform.Office;

/// <summary>
/// An Excel workbook. Cells keep their types and unrounded values, texts never become formulas, rows pass through one by one:
/// a list of any length (up to Excel's 1,048,576 rows) takes no more memory than a short one when it is given lazily.
/// </summary>
/// <param name="language">The language of the sheets' own words: English for an English culture, Chinese for every other.</param>
public sealed class Workbook(CultureInfo language)
{
    private readonly WordText _words = new(language.TwoLetterISOLanguageName != "en");
    private readonly List<Sheet> _sheets = [];

    public DocumentProperties Properties { get; init; } = new();

    /// <summary>Adds a sheet with one table: caption, unit, headings, rows, note.</summary>
    /// <param name="name">Made safe: characters that Excel refuses are left out, the rest is cut to 31, a repeated name is numbered.</param>
    /// <param name="table">Its rows are read when the workbook is saved.</param>
    /// <param name="page">How the sheet is printed and frozen.</param>
    public Workbook Sheet(string name, Table table, SheetPage? page = null) => Sheet(name, table, table.Rows.ToAsyncEnumerable(), page);

    /// <summary>Adds a sheet whose rows come from a source that is waited for, such as a database.</summary>
    public Workbook Sheet(string name, IReadOnlyList<Column> columns, IAsyncEnumerable<Row> rows, SheetPage? page = null) =>
        Sheet(name, new Table(columns, []), rows, page);

    /// <summary>Writes the xlsx, asynchronously throughout, so it may go straight into a response. The stream need not be seekable and stays open.</summary>
    /// <exception cref="ArgumentException">A row does not fill the columns.</exception>
    public async Task Save(Stream destination, CancellationToken cancellation = default)
    {
        if (_sheets.Count == 0)
            throw new InvalidOperationException("A workbook needs at least one sheet.");
        var styles = new CellStyles(_words.IsChinese);
        var repeatedRows = new List<string?>();
        await using var held = new DrainedStream(destination);
        using (var zip = new ZipArchive(held, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var (index, sheet) in _sheets.Index())
            {
                using var xml = Begin(zip, $"xl/worksheets/sheet{index + 1}.xml");
                var writer = new SheetWriter(xml, sheet, styles, _words);
                await writer.Write(held.Drain, cancellation);
                repeatedRows.Add(writer.RepeatedRows);
            }
            foreach (var (path, write) in WorkbookParts.All([.. _sheets.Select(sheet => sheet.Name)], repeatedRows, Properties).Append(("xl/styles.xml", styles.Write)))
            {
                using var xml = Begin(zip, path);
                write(xml);
            }
        }
        await held.Drain(cancellation);
    }

    private XmlWriter Begin(ZipArchive zip, string path)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = Properties.Created ?? new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero); // the first day a zip file knows
        return XmlWriter.Create(entry.Open(), Spreadsheet.Settings);
    }

    private Workbook Sheet(string name, Table table, IAsyncEnumerable<Row> rows, SheetPage? page)
    {
        _sheets.Add(new(SheetName.Safe(name, [.. _sheets.Select(sheet => sheet.Name)]), table, rows, page ?? new()));
        return this;
    }
}

/// <summary>How a sheet is printed and what stays in view.</summary>
public sealed record SheetPage
{
    public PageTurn Turn { get; init; } = PageTurn.Landscape;

    /// <summary>How many columns on the left stay when one scrolls; the headings always do.</summary>
    public int FrozenColumns { get; init; }
}

internal sealed record Sheet(string Name, Table Table, IAsyncEnumerable<Row> Rows, SheetPage Page);
