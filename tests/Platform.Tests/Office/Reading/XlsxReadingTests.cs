using Anlan.Platform.Office.Reading;
using Shouldly;
using Xunit;
using static Anlan.Platform.Tests.Office.Reading.BuiltXlsx;

namespace Anlan.Platform.Tests.Office.Reading;

public sealed class XlsxReadingTests
{
    static async Task<List<TableRow>> Rows(Stream file, string? sheet = null)
    {
        using var table = await TableFile.OpenAsync(file, cancel: TestContext.Current.CancellationToken);
        return [.. table.Rows(sheet)];
    }

    [Fact]
    public async Task Every_kind_of_cell_becomes_text()
    {
        var rows = await Rows(Of("""<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45000</v></c><c r="C1" s="2"><v>45000.5</v></c><c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#N/A</v></c><c r="F1" t="str"><f>A1&amp;"x"</f><v>=危险</v></c><c r="G1"><v>0.30000000000000004</v></c><c r="H1"><v>1.1010119900101E+17</v></c><c r="J1"><v>1E-7</v></c></row>""",
            styles: """<numFmts><numFmt numFmtId="180" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot; h:mm;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="180"/></cellXfs>""",
            texts: "<si><r><t>安</t></r><r><t>澜_x000D_</t></r><rPh><t>ān</t></rPh></si>"));
        rows.Single().Values.ShouldBe(["安澜\r", "2023-03-15", "2023-03-15 12:00:00", "TRUE", "#N/A", "=危险", "0.3", "110101199001010000", null, "0.0000001"]);
        rows[0][7].HasLostDigits.ShouldBeTrue();
        rows[0].Place(1).ShouldBe("甲!B1");
    }

    [Fact]
    public async Task Days_counted_from_1904_are_the_days_one_sees()
    {
        var rows = await Rows(Of("""<row><c s="0"><v>43538</v></c></row>""", workbook: """<workbookPr date1904="1"/>""", styles: """<cellXfs><xf numFmtId="14"/></cellXfs>"""));
        rows[0][0].Text.ShouldBe("2023-03-15");
    }

    [Fact]
    public async Task A_merged_cell_says_the_same_everywhere_and_empty_rows_are_left_out()
    {
        var rows = await Rows(Of($"""<row r="1">{Text("A1", "类")}{Text("B1", "一")}</row><row r="2">{Text("B2", "二")}</row><row r="3"/><row r="9">{Text("B9", "三")}</row>""", """<mergeCells><mergeCell ref="A1:A3"/></mergeCells>"""));
        rows.Select(r => (r.Line, r[0].Text, r[1].Text)).ShouldBe([(1, "类", "一"), (2, "类", "二"), (9, null, "三")]);
    }

    [Fact]
    public async Task Hidden_sheets_are_named_but_not_taken_by_themselves()
    {
        using var table = await TableFile.OpenAsync(Of($"<row>{Text("A1", "见")}</row>"), cancel: TestContext.Current.CancellationToken);
        table.Sheets.ShouldBe([new("藏", true), new("甲", false)]);
        table.Rows().Single()[0].Text.ShouldBe("见");
        table.Rows("藏").Single()[0].Text.ShouldBe("隐藏");
    }

    [Fact]
    public async Task The_heading_is_found_below_a_title_and_in_two_levels()
    {
        var rows = await Rows(Of($"""<row r="1">{Text("A1", "一览表")}</row><row r="2">{Text("A2", "名称")}{Text("B2", "位置")}</row><row r="3">{Text("B3", "经度")}{Text("C3", "纬度")}{Text("D3", "经 度")}</row><row r="4">{Text("A4", "甲站")}</row>""",
            """<mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:D2"/></mergeCells>"""));
        var header = TableHeader.Find(rows)!;
        header.Line.ShouldBe(3);
        header.Columns.Select(c => (c.Name, c.Repeats)).ShouldBe([("名称", false), ("位置/经度", false), ("位置/纬度", false), ("位置/经 度", true)]);
    }
}
