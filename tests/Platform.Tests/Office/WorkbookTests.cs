using System.Globalization;
using System.IO.Compression;
using Anlan.Platform.Office;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Shouldly;
using Xunit;
using Cell = Anlan.Platform.Office.Cell;
using Column = Anlan.Platform.Office.Column;
using Row = Anlan.Platform.Office.Row;
using Table = Anlan.Platform.Office.Table;
using Workbook = Anlan.Platform.Office.Workbook;

namespace Anlan.Platform.Tests.Office;

public sealed class WorkbookTests
{
    public static readonly Table Everything = new(
        [new Column("类别").Merging(), Column.Group("值", "文字", "整数", "金额", "比例", "日期", "时间")],
        [
            ["甲", "正常", Cell.Integer(53733), Cell.Money(1234567.89m), Cell.Percent(0.9744m), Cell.Date(new(2026, 3, 5)), Cell.Time(new(2026, 7, 20, 15, 30, 0))],
            ["甲", "逗号,引号\"和\n换行", Cell.Integer(-1), Cell.Money(-0.005m), Cell.Percent(1.201m), Cell.Date(new(1999, 12, 31)), Cell.Missing],
            ["乙", "=1+1", Cell.Integer(null), Cell.Missing, Cell.Empty, Cell.Empty, Cell.Empty],
            Row.Total(Cell.Text("合计").Over(columns: 2), Cell.Integer(53732), Cell.Money(1234567.885m), Cell.Empty.Over(columns: 3)),
        ])
    { Caption = "全部类型", Unit = "万元", Note = "注：空格表示数据尚未公布。" };

    [Fact]
    public async Task The_validator_of_Office_2019_finds_nothing()
    {
        using var book = await Saved(new Workbook(SampleReport.Chinese) { Properties = new() { Title = "评分表", Author = "安澜区应急管理局", Created = new(2027, 3, 5, 8, 0, 0, TimeSpan.FromHours(8)) } }
            .Sheet("评分表", Everything, new() { FrozenColumns = 1 })
            .Sheet("项目表", SampleReport.Projects)
            .Sheet("表单", SampleReport.Form, new() { Turn = PageTurn.Portrait }));
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(book, TestContext.Current.CancellationToken)
            .Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}").ShouldBeEmpty();
        book.PackageProperties.Title.ShouldBe("评分表");
        book.PackageProperties.Created.ShouldBe(new DateTime(2027, 3, 5, 0, 0, 0, DateTimeKind.Utc));
    }

    [Fact]
    public async Task Figures_keep_their_type_and_their_unrounded_value()
    {
        using var book = await Saved(new Workbook(SampleReport.Chinese).Sheet("表", new(["分", "率"], [[Cell.Number(93.7327m, 1), Cell.Percent(0.974433123m)]])));
        Value(book, "A2").ShouldBe((null, "93.7327"));
        Value(book, "B2").ShouldBe((null, "0.974433123"));
        Format(book, "A2").ShouldBe("#,##0.0");
        Format(book, "B2").ShouldBe("0.00%");
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+8613800138000")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("＝1+1")]
    [InlineData("\t=1+1")]
    [InlineData("=HYPERLINK(\"http://example.org\")")]
    public async Task A_text_never_becomes_a_formula(string text)
    {
        using var book = await Saved(new Workbook(SampleReport.Chinese) { Properties = new() { Title = text } }.Sheet(text, new Table([text], [[text]]) { Caption = text, Note = text, Unit = text }));
        var sheet = Sheet(book);
        sheet.Descendants<CellFormula>().ShouldBeEmpty();
        sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().ShouldAllBe(cell => cell.DataType!.Value == CellValues.InlineString);
        Look(book, "A4").QuotePrefix!.Value.ShouldBeTrue(); // stays text when somebody edits the cell
        sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().Single(cell => cell.CellReference == "A4").InnerText.ShouldBe(text);
    }

    [Fact]
    public async Task A_harmless_text_is_not_marked_as_quoted()
    {
        using var book = await Saved(new Workbook(SampleReport.Chinese).Sheet("表", new(["列"], [["A=1"]])));
        Look(book, "A2").QuotePrefix.ShouldBeNull();
    }

    [Fact]
    public async Task Headings_of_several_levels_categories_and_totals_are_merged()
    {
        using var book = await Saved(new Workbook(SampleReport.Chinese).Sheet("表", Everything));
        Sheet(book).Descendants<MergeCell>().Select(merge => merge.Reference!.Value).Order()
            .ShouldBe(["A1:G1", "A2:G2", "A3:A4", "A5:A6", "A8:B8", "A9:G9", "B3:G3", "E8:G8"]);
    }

    [Fact]
    public async Task Headings_stay_in_view_and_are_printed_on_each_page_of_a_landscape_A4()
    {
        using var book = await Saved(new Workbook(SampleReport.Chinese).Sheet("李's 表", Everything, new() { FrozenColumns = 2 }));
        var pane = Sheet(book).Descendants<Pane>().Single();
        (pane.TopLeftCell!.Value, pane.State!.Value, pane.HorizontalSplit!.Value, pane.VerticalSplit!.Value).ShouldBe(("C5", PaneStateValues.Frozen, 2, 4));
        book.WorkbookPart!.Workbook.Descendants<DefinedName>().Single().Text.ShouldBe("'李''s 表'!$3:$4");
        var page = Sheet(book).Descendants<PageSetup>().Single();
        (page.PaperSize!.Value, page.Orientation!.Value, page.FitToWidth!.Value, page.FitToHeight!.Value).ShouldBe((9u, OrientationValues.Landscape, 1u, 0u));
        Sheet(book).Descendants<PageSetupProperties>().Single().FitToPage!.Value.ShouldBeTrue();
    }

    [Fact]
    public async Task Columns_are_wide_enough_for_Chinese_but_not_endless()
    {
        using var book = await Saved(new Workbook(SampleReport.Chinese).Sheet("表", new(["名", "说明", new Column("定").Wide(10)], [["应急管理局", new string('长', 300), "x"]])));
        Sheet(book).Descendants<DocumentFormat.OpenXml.Spreadsheet.Column>().Select(column => column.Width!.Value).ShouldBe([12, 48, 22]);
        Look(book, "B2").Alignment!.WrapText!.Value.ShouldBeTrue();
    }

    [Theory]
    [InlineData("预算/执行:2026?*[1]", "预算 执行 2026 1")]
    [InlineData("'引号'", "引号")]
    [InlineData("", "Sheet")]
    [InlineData("history", "Sheet history")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一")]
    public async Task Sheet_names_are_made_safe(string wished, string safe)
    {
        using var book = await Saved(new Workbook(SampleReport.Chinese).Sheet(wished, SampleReport.Scores));
        Names(book).ShouldBe([safe]);
    }

    [Fact]
    public async Task A_repeated_sheet_name_is_numbered()
    {
        using var book = await Saved(new Workbook(SampleReport.Chinese).Sheet("Table", SampleReport.Scores).Sheet("TABLE", SampleReport.Scores).Sheet("Table", SampleReport.Scores));
        Names(book).ShouldBe(["Table", "TABLE (2)", "Table (3)"]);
    }

    [Fact]
    public async Task Numbers_that_Excel_would_round_and_days_before_its_calendar_are_texts()
    {
        using var book = await Saved(new Workbook(SampleReport.Chinese).Sheet("表", new(["号", "日"], [[Cell.Integer(9_007_199_254_740_993), Cell.Date(new(1899, 12, 31))], [Cell.Integer(999_999_999_999_999), Cell.Date(new(1900, 3, 1))]])));
        Value(book, "A2").ShouldBe((CellValues.InlineString, "9007199254740993"));
        Value(book, "B2").ShouldBe((CellValues.InlineString, "1899-12-31"));
        Value(book, "A3").ShouldBe((null, "999999999999999"));
        Value(book, "B3").ShouldBe((null, "61"));
    }

    [Fact]
    public async Task Odd_characters_and_very_long_texts_do_not_break_the_file()
    {
        using var book = await Saved(new Workbook(SampleReport.Chinese).Sheet("表", new(["列"], [["坏\u0001\ud800字"], ["_x0041_"], [string.Concat(Enumerable.Repeat("𠮷", 20_000))]])));
        Value(book, "A2").Text.ShouldBe("坏\uFFFD\uFFFD字");
        Value(book, "A3").Text.ShouldBe("_x005F_x0041_");
        Value(book, "A4").Text.Length.ShouldBeLessThanOrEqualTo(32_767);
        Value(book, "A4").Text.ShouldEndWith("𠮷…");
    }

    [Fact]
    public async Task The_workbook_goes_asynchronously_into_a_stream_that_can_only_be_written()
    {
        var file = new MemoryStream();
        await using (var response = new ResponseLikeStream(file))
            await new Workbook(SampleReport.Chinese).Sheet("表", Everything).Save(response, TestContext.Current.CancellationToken);
        using var zip = new ZipArchive(new MemoryStream(file.ToArray()));
        zip.Entries.Select(entry => entry.FullName).ShouldContain("xl/worksheets/sheet1.xml");
    }

    [Fact]
    public async Task The_same_content_gives_the_same_bytes()
    {
        (await Bytes()).ShouldBe(await Bytes());

        static async Task<byte[]> Bytes()
        {
            var file = new MemoryStream();
            await new Workbook(SampleReport.Chinese).Sheet("表", Everything).Save(file, TestContext.Current.CancellationToken);
            return file.ToArray();
        }
    }

    [Fact]
    public async Task LibreOffice_reads_the_same_values()
    {
        var folder = Directory.CreateTempSubdirectory("anlan-office-test-");
        try
        {
            var book = Path.Combine(folder.FullName, "book.xlsx");
            await using (var file = File.Create(book))
                await new Workbook(SampleReport.Chinese).Sheet("表", Everything).Save(file, TestContext.Current.CancellationToken);
            // 44,34,76: comma, quotation mark, UTF-8.
            await Tool.Run("soffice", $"-env:UserInstallation={new Uri(Path.Combine(folder.FullName, "profile"))}", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", folder.FullName, book);
            var csv = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "book.csv"), TestContext.Current.CancellationToken);
            csv.TrimEnd().ReplaceLineEndings("\n").ShouldBe("""
                全部类型,,,,,,
                单位：万元,,,,,,
                类别,值,,,,,
                ,文字,整数,金额,比例,日期,时间
                甲,正常,"53,733","1,234,567.89",97.44%,2026-03-05,2026-07-20 15:30
                ,"逗号,引号""和
                换行",-1,-0.01,120.10%,1999-12-31,
                乙,=1+1,,,,,
                合计,,"53,732","1,234,567.89",,,
                注：空格表示数据尚未公布。,,,,,,
                """.ReplaceLineEndings("\n"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<SpreadsheetDocument> Saved(Workbook workbook)
    {
        var file = new MemoryStream();
        await workbook.Save(file, TestContext.Current.CancellationToken);
        return SpreadsheetDocument.Open(new MemoryStream(file.ToArray()), false);
    }

    private static Worksheet Sheet(SpreadsheetDocument book) => book.WorkbookPart!.WorksheetParts.First().Worksheet;

    private static IEnumerable<string> Names(SpreadsheetDocument book) => book.WorkbookPart!.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(sheet => sheet.Name!.Value!);

    private static (CellValues? Type, string Text) Value(SpreadsheetDocument book, string address)
    {
        var cell = Find(book, address);
        return (cell.DataType?.Value, cell.InnerText);
    }

    private static CellFormat Look(SpreadsheetDocument book, string address) =>
        (CellFormat)book.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.ElementAt((int)Find(book, address).StyleIndex!.Value);

    private static string Format(SpreadsheetDocument book, string address) => book.WorkbookPart!.WorkbookStylesPart!.Stylesheet.NumberingFormats!
        .Elements<NumberingFormat>().Single(format => format.NumberFormatId!.Value == Look(book, address).NumberFormatId!.Value).FormatCode!.Value!;

    private static DocumentFormat.OpenXml.Spreadsheet.Cell Find(SpreadsheetDocument book, string address) =>
        Sheet(book).Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().Single(cell => cell.CellReference == address);
}

/// <summary>Like the body of a response: forward only, and every synchronous write is refused.</summary>
internal sealed class ResponseLikeStream(Stream inner) : Stream
{
    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() => throw new InvalidOperationException("Synchronous operations are disallowed.");
    public override Task FlushAsync(CancellationToken cancellation) => inner.FlushAsync(cancellation);
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous operations are disallowed.");
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellation = default) => inner.WriteAsync(buffer, cancellation);
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellation) => inner.WriteAsync(buffer, offset, count, cancellation);
}
