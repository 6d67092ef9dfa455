using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Anlan.Platform.Office;

/// <summary>Writes one sheet while its rows arrive. The first rows are held back to find the widths of the columns.</summary>
internal sealed partial class SheetWriter(XmlWriter xml, Sheet sheet, CellStyles styles, WordText words)
{
    private const int RowsLookedAt = 200;
    private const int RowsHeld = 64;
    private const decimal LargestExact = 999_999_999_999_999; // Excel keeps 15 digits

    private readonly TableLayout _layout = new(sheet.Table.Columns);
    private SheetMerges _merges = null!;
    private SheetWidths _widths = null!;
    private int _row;

    /// <summary>The heading rows, as $2:$3; null when there are none.</summary>
    public string? RepeatedRows { get; private set; }

    /// <param name="handOn">Called now and then, when enough has been written to be handed on.</param>
    /// <param name="cancellation">Stops between two rows.</param>
    public async Task Write(Func<CancellationToken, Task> handOn, CancellationToken cancellation)
    {
        await using var rows = sheet.Rows.GetAsyncEnumerator(cancellation);
        var first = _layout.Headings.ToList();
        while (first.Count < RowsLookedAt && await rows.MoveNextAsync())
            first.Add(_layout.Place(rows.Current));

        _merges = new(_layout.Leaves.Count);
        _widths = new(_layout.Leaves, first);
        WriteBeginning(first.TakeWhile(row => row.IsHeading).Count());
        foreach (var row in first)
            WriteRow(row);
        while (await rows.MoveNextAsync())
        {
            WriteRow(_layout.Place(rows.Current));
            if (_row % RowsHeld == 0)
                await handOn(cancellation);
        }
        _layout.Finish();
        WriteEnd();
    }

    private void WriteBeginning(int headings)
    {
        var above = (sheet.Table.Caption is null ? 0 : 1) + (sheet.Table.Unit is null ? 0 : 1);
        RepeatedRows = headings == 0 ? null : $"${above + 1}:${above + headings}";
        xml.WriteStartElement("worksheet", Spreadsheet.Main);
        xml.WriteRaw("""<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>""");
        WriteView(sheet.Page.FrozenColumns, headings == 0 ? 0 : above + headings);
        xml.WriteRaw("""<sheetFormatPr defaultRowHeight="18" customHeight="1"/>""");
        xml.WriteStartElement("cols", Spreadsheet.Main);
        for (var column = 0; column < _layout.Leaves.Count; column++)
            xml.WriteRaw($"""<col min="{column + 1}" max="{column + 1}" width="{_widths.Of(column)}" customWidth="1"/>""");
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData", Spreadsheet.Main);
        if (sheet.Table.Caption is { } caption)
            WriteLine(caption, CellRole.Title, Alignment.Centre, 30);
        if (sheet.Table.Unit is { } unit)
            WriteLine(words.Pick("单位：", "Unit: ") + unit, CellRole.Unit, Alignment.Right, 18);
    }

    private void WriteView(int columns, int rows)
    {
        if (columns == 0 && rows == 0)
            return;
        var pane = (columns, rows) switch { (0, _) => "bottomLeft", (_, 0) => "topRight", _ => "bottomRight" };
        var split = (columns > 0 ? $" xSplit=\"{columns}\"" : "") + (rows > 0 ? $" ySplit=\"{rows}\"" : "");
        xml.WriteRaw($"""<sheetViews><sheetView workbookViewId="0"><pane{split} topLeftCell="{Spreadsheet.ColumnName(columns)}{rows + 1}" activePane="{pane}" state="frozen"/></sheetView></sheetViews>""");
    }

    private void WriteEnd()
    {
        if (sheet.Table.Note is { } note)
            WriteLine(note, CellRole.Note, Alignment.Left, SheetWidths.Height(TextWidth.Lines(note, (_widths.All - 1) * TextWidth.Half)));
        xml.WriteEndElement();
        if (_merges.Finish() is { Count: > 0 } ranges)
        {
            xml.WriteStartElement("mergeCells", Spreadsheet.Main);
            xml.WriteAttributeString("count", ranges.Count.ToString(CultureInfo.InvariantCulture));
            foreach (var range in ranges)
                xml.WriteRaw($"""<mergeCell ref="{range}"/>""");
            xml.WriteEndElement();
        }
        var turn = sheet.Page.Turn == PageTurn.Landscape ? "landscape" : "portrait";
        xml.WriteRaw($"""
            <printOptions horizontalCentered="1"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.35"/><pageSetup paperSize="9" orientation="{turn}" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>{words.Pick("&amp;C第 &amp;P 页 共 &amp;N 页", "&amp;CPage &amp;P of &amp;N")}</oddFooter></headerFooter>
            """);
        xml.WriteEndElement();
    }

    private void WriteLine(string text, CellRole role, Alignment alignment, decimal height)
    {
        StartRow(height, isFixed: true);
        _merges.AddLine(_row);
        WriteText(0, text, role, alignment);
        xml.WriteEndElement();
    }

    private void WriteRow(PlacedRow row)
    {
        StartRow(_widths.HeightOf(row), isFixed: false);
        _merges.Add(_row, row);
        foreach (var placed in row.Cells)
        {
            WriteCell(placed, placed.Continues);
            for (var covered = 1; covered < placed.Columns; covered++)
                WriteCell(placed with { Column = placed.Column + covered }, covered: true);
        }
        xml.WriteEndElement();
    }

    private void StartRow(decimal? height, bool isFixed)
    {
        if (++_row > Spreadsheet.MostRows)
            throw new InvalidOperationException($"A sheet holds at most {Spreadsheet.MostRows} rows.");
        xml.WriteStartElement("row", Spreadsheet.Main);
        xml.WriteAttributeString("r", _row.ToString(CultureInfo.InvariantCulture));
        if (height is not { } points)
            return;
        xml.WriteAttributeString("ht", points.ToString(CultureInfo.InvariantCulture));
        if (isFixed)
            xml.WriteAttributeString("customHeight", "1");
    }

    private void WriteCell(PlacedCell placed, bool covered)
    {
        var cell = placed.Cell;
        var role = cell.IsHeading ? CellRole.Heading : cell.IsStrong ? CellRole.Strong : CellRole.Body;
        var alignment = cell.AlignmentIn(_layout.Leaves[placed.Column]);
        if (covered || !cell.HasValue)
            WriteStart(placed.Column, new(role, CellStyles.General, alignment, false));
        else if (NumberOf(cell) is { } number)
        {
            WriteStart(placed.Column, new(role, FormatOf(cell), alignment, false));
            xml.WriteElementString("v", Spreadsheet.Main, number.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            WriteText(placed.Column, cell.Kind == CellKind.Integer ? cell.Figure.ToString(CultureInfo.InvariantCulture) : cell.Shown(), role, alignment);
            return;
        }
        xml.WriteEndElement();
    }

    private void WriteText(int column, string text, CellRole role, Alignment alignment)
    {
        WriteStart(column, new(role, CellStyles.General, alignment, FormulaText.LooksLikeFormula(text)));
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is", Spreadsheet.Main);
        xml.WriteStartElement("t", Spreadsheet.Main);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(Fitting(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteStart(int column, CellStyle style)
    {
        xml.WriteStartElement("c", Spreadsheet.Main);
        xml.WriteAttributeString("r", Spreadsheet.ColumnName(column) + _row.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("s", styles.Of(style).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Null for texts, for integers with more digits than Excel keeps, and for days before its calendar is right.</summary>
    private static decimal? NumberOf(Cell cell) => cell.Kind switch
    {
        CellKind.Integer when Math.Abs(cell.Figure) > LargestExact => null,
        CellKind.Integer or CellKind.Number or CellKind.Percent => cell.Figure,
        CellKind.Date or CellKind.Time when cell.Moment >= new DateTime(1900, 3, 1) => Math.Round((decimal)(cell.Moment - new DateTime(1899, 12, 30)).Ticks / TimeSpan.TicksPerDay, 12),
        _ => null,
    };

    private static string FormatOf(Cell cell) => cell.Kind switch
    {
        CellKind.Integer => "#,##0",
        CellKind.Number => "#,##0" + Fraction(cell.Decimals),
        CellKind.Percent => "0" + Fraction(cell.Decimals) + "%",
        CellKind.Date => "yyyy-mm-dd",
        _ => "yyyy-mm-dd hh:mm",
    };

    private static string Fraction(int decimals) => decimals == 0 ? "" : "." + new string('0', decimals);

    /// <summary>Excel holds 32,767 characters and reads _x0041_ as A.</summary>
    private static string Fitting(string text)
    {
        var clean = XmlText.Clean(text);
        return Escape().Replace(clean.Length <= Spreadsheet.MostCharacters ? clean : Cut(clean), "_x005F$0");
    }

    private static string Cut(string text)
    {
        var end = Spreadsheet.MostCharacters - 1;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + "…";
    }

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escape();
}
