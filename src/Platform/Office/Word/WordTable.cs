using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Anlan.Platform.Office;

/// <summary>Sets a <see cref="Table"/> in Word: thin lines, headings repeated on each page, no row cut by a page end.</summary>
internal static class WordTable
{
    /// <summary>A table of so many rows is not spread over two pages: it moves to the next one whole.</summary>
    private const int ShortTable = 12;

    public static W.Table Build(Table table, int available, WordText words)
    {
        var layout = new TableLayout(table.Columns);
        var rows = layout.Headings.Concat(table.Rows.Select(layout.Place)).ToList();
        layout.Finish();
        if (rows.Count == 0)
            throw new ArgumentException("A table needs headings or rows.", nameof(table));
        var shares = new ColumnWidths(new ColumnMeasures(layout.Leaves, rows), available);
        var points = table.TypePoints ?? shares.LargestType();
        var widths = shares.Share(points);

        var built = new W.Table(Properties(table, available, points, rows), new TableGrid(widths.Select(width => new GridColumn { Width = width.ToString() })));
        var atTop = true;
        var setting = new Setting(layout.Leaves, widths, points, words);
        foreach (var (i, row) in rows.Index())
        {
            atTop &= row.IsHeading;
            built.Append(BuildRow(row, atTop, setting with { KeepsWithNext = KeepsWithNext(i, rows.Count, atTop, table) }));
        }
        return built;
    }

    /// <summary>表1 and what it shows; the number is a field, so Word counts anew when a table is put in.</summary>
    public static Paragraph Caption(int number, string caption, WordText words)
    {
        var field = new SimpleField(words.Run(number.ToString())) { Instruction = words.Pick("SEQ 表 \\* ARABIC", "SEQ Table \\* ARABIC") };
        return words.Paragraph(OfficialStyles.Caption, words.Run(words.Pick("表", "Table ")), field, words.Run(words.Pick("\u3000", ". ") + caption));
    }

    // The headings keep to the first row, and the last row, mostly a total, is not alone on a page.
    private static bool KeepsWithNext(int row, int rows, bool isHeading, Table table) =>
        row == rows - 1 ? table.Note is not null : isHeading || rows <= ShortTable || row == rows - 2;

    private static TableProperties Properties(Table table, int available, decimal points, List<PlacedRow> rows)
    {
        var properties = new TableProperties
        {
            TableStyle = new() { Val = OfficialStyles.Table },
            TableWidth = new() { Width = available.ToString(), Type = TableWidthUnitValues.Dxa },
            TableJustification = new() { Val = TableRowAlignmentValues.Center },
            TableLayout = new() { Type = TableLayoutValues.Fixed },
            TableCellMarginDefault = new()
            {
                TopMargin = new() { Width = "20", Type = TableWidthUnitValues.Dxa },
                TableCellLeftMargin = new() { Width = ColumnWidths.Padding(points), Type = TableWidthValues.Dxa },
                BottomMargin = new() { Width = "20", Type = TableWidthUnitValues.Dxa },
                TableCellRightMargin = new() { Width = ColumnWidths.Padding(points), Type = TableWidthValues.Dxa },
            },
            TableLook = new() { Val = "0020", FirstRow = rows is [{ IsHeading: true }, ..], NoHorizontalBand = true, NoVerticalBand = true },
        };
        if (table.Caption is { } caption)
            properties.TableCaption = new() { Val = XmlText.Clean(caption) };
        return properties;
    }

    private static TableRow BuildRow(PlacedRow row, bool repeated, Setting setting)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (repeated)
            properties.Append(new TableHeader());
        var built = new TableRow(properties);
        built.Append(row.Cells.Select(placed => BuildCell(placed, setting)));
        return built;
    }

    private static TableCell BuildCell(PlacedCell placed, Setting setting)
    {
        var cell = placed.Cell;
        var properties = new TableCellProperties
        {
            TableCellWidth = new() { Width = setting.Width(placed).ToString(), Type = TableWidthUnitValues.Dxa },
            GridSpan = placed.Columns > 1 ? new() { Val = placed.Columns } : null,
            // A cell that nothing below continues is the same whether it opens a merge or not.
            VerticalMerge = placed.Continues ? new() { Val = MergedCellValues.Continue } : MayGrow(placed, setting) ? new() { Val = MergedCellValues.Restart } : null,
            TableCellVerticalAlignment = new() { Val = TableVerticalAlignmentValues.Center },
        };
        var paragraph = setting.Words.Paragraph(cell.IsHeading ? OfficialStyles.TableHeading : OfficialStyles.TableText);
        paragraph.ParagraphProperties!.SpacingBetweenLines = new() { Line = setting.LineTwips.ToString(), LineRule = LineSpacingRuleValues.Exact };
        paragraph.ParagraphProperties.Justification = new() { Val = Justified(cell.AlignmentIn(setting.Leaves[placed.Column])) };
        paragraph.ParagraphProperties.KeepNext = setting.KeepsWithNext ? new() : null;
        if (!placed.Continues && cell.Shown() is { Length: > 0 } text)
            paragraph.Append(setting.Words.Run(text, cell.IsStrong, setting.HalfPoints));
        return new TableCell(properties, paragraph);
    }

    private static bool MayGrow(PlacedCell placed, Setting setting) => placed.Cell.Rows > 1 || setting.Leaves[placed.Column].MergesEqual;

    private static JustificationValues Justified(Alignment alignment) => alignment switch
    {
        Alignment.Centre => JustificationValues.Center,
        Alignment.Right => JustificationValues.Right,
        _ => JustificationValues.Left,
    };

    private sealed record Setting(IReadOnlyList<Column> Leaves, int[] Widths, decimal Points, WordText Words)
    {
        /// <summary>The row stays on one page with what follows it.</summary>
        public bool KeepsWithNext { get; init; }

        public int HalfPoints => (int)(Points * 2);

        /// <summary>Half as much again as the type: the same in Word and LibreOffice, whatever typefaces are there.</summary>
        public int LineTwips => (int)(Points * 30);

        public int Width(PlacedCell placed) => Widths.Skip(placed.Column).Take(placed.Columns).Sum();
    }
}
