using Anlan.Platform.Office;
using Shouldly;
using Xunit;

namespace Anlan.Platform.Tests.Office;

/// <summary>What a reader sees: the pages as LibreOffice sets them.</summary>
public sealed class OfficialPagesTests(PrintedSamples printed) : IClassFixture<PrintedSamples>
{
    private const double Millimetre = 72 / 25.4;

    [Fact]
    public async Task The_text_of_the_report_is_in_the_PDF_with_its_numbers()
    {
        var text = (await Tool.Text(printed.Chinese)).Replace(" ", "", StringComparison.Ordinal);
        foreach (var expected in new[] { "安澜区应急管理局", "2026年度部门整体支出绩效自评报告", "安澜区财政局：", "一、部门基本情况", "（一）部门主要职能", "（二）年度总体工作和重点工作任务",
            "1.安全生产监督管理", "（1）重点行业", "二、部门主要履职绩效分析", "表1", "单位：万元", "13,243.75", "98.42%", "附件：部门预算项目支出绩效自评表", "2027年3月5日", "—4—" })
            text.ShouldContain(expected);
    }

    [Fact]
    public async Task The_English_report_numbers_its_headings_the_English_way()
    {
        var text = await Tool.Text(printed.English);
        foreach (var expected in new[] { "1. The department", "1.1 Duties", "1.1.1 Inspections", "Table 1. Budget execution", "Unit: yuan", "5 March 2027", "1. Sources" })
            text.ShouldContain(expected);
    }

    [Fact]
    public async Task The_report_has_three_upright_pages_and_a_landscape_annex()
    {
        var info = await Tool.Run("pdfinfo", "-f", "1", "-l", "9", printed.Chinese);
        info.ShouldMatch(@"Pages:\s+4\s");
        info.ShouldMatch(@"Page\s+3 size:\s+595\.\d+ x 841\.\d+");
        info.ShouldMatch(@"Page\s+4 size:\s+841\.\d+ x 595\.\d+");
        info.ShouldMatch(@"Tagged:\s+yes");
    }

    [Fact]
    public async Task A_full_page_holds_22_lines_of_28_95_points_inside_the_margins()
    {
        var lines = (await Tool.Lines(printed.Plain, 1)).Where(line => line.Text[0] == '安').ToList();
        lines.Count.ShouldBe(22);
        foreach (var (above, below) in lines.Zip(lines.Skip(1)))
            (below.Top - above.Top).ShouldBe(28.95, 0.1);
        lines[0].Top.ShouldBeGreaterThan(36 * Millimetre);
        lines[^1].Bottom.ShouldBeLessThan((297 - 34) * Millimetre);
        lines.ShouldAllBe(line => line.Left > 27.5 * Millimetre && line.Right < (210 - 25.5) * Millimetre);
    }

    [Fact]
    public async Task A_full_line_holds_28_characters_and_the_first_two_fewer()
    {
        var lines = (await Tool.Lines(printed.Plain, 1)).Where(line => line.Text[0] == '安').ToList();
        lines[0].Text.Length.ShouldBe(26);
        lines.Skip(1).ShouldAllBe(line => line.Text.Length == 28);
    }

    [Fact]
    public async Task Page_numbers_stand_outside_and_7_millimetres_below_the_text()
    {
        var odd = (await Tool.Lines(printed.Chinese, 1)).Single(line => line.Text == "—1—");
        odd.Right.ShouldBe(((210 - 26) * Millimetre) - 14, 1.5);
        ((odd.Top + odd.Bottom) / 2).ShouldBe((297 - 28) * Millimetre, 2.5);
        var even = (await Tool.Lines(printed.Chinese, 2)).Single(line => line.Text == "—2—");
        even.Left.ShouldBe((28 * Millimetre) + 14, 1.5);
        even.Top.ShouldBe(odd.Top, 0.1);
    }

    [Fact]
    public async Task On_a_turned_page_the_number_keeps_its_place_on_the_paper()
    {
        // The landscape page turned left by a quarter: its left edge is the foot of the paper, its top the left side.
        var sideways = (await Tool.Lines(printed.Chinese, 4)).Where(line => line.Right < 34 * Millimetre).ToList();
        string.Concat(sideways.Select(line => line.Text)).ShouldBe("—4—");
        sideways[0].Top.ShouldBe((28 * Millimetre) + 14, 1.5);
        ((sideways[0].Left + sideways[0].Right) / 2).ShouldBe(28 * Millimetre, 2.5);
    }

    [Fact]
    public async Task The_headings_of_a_long_table_stand_on_each_page()
    {
        foreach (var page in new[] { 1, 2, 3 })
            (await Tool.Lines(printed.LongTable, page)).Select(line => line.Text).ShouldContain(text => text.Contains("重大隐患名称", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_typeface_of_the_standard_is_replaced_by_one_of_its_kind()
    {
        var fonts = await Tool.Run("pdffonts", printed.Chinese);
        fonts.ShouldNotContain("DejaVu");
        fonts.ShouldContain("Serif"); // 仿宋, 宋体
        fonts.ShouldContain("Kai"); // 楷体
        fonts.ShouldContain("Sans"); // 黑体
        fonts.ShouldContain("LiberationSerif"); // Times New Roman
    }
}

/// <summary>Documents printed once for all tests of the class.</summary>
public sealed class PrintedSamples : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anlan-office-test-");

    public string Chinese => Path.Combine(_folder.FullName, "chinese.pdf");
    public string English => Path.Combine(_folder.FullName, "english.pdf");
    public string Plain => Path.Combine(_folder.FullName, "plain.pdf");
    public string LongTable => Path.Combine(_folder.FullName, "table.pdf");

    public async ValueTask InitializeAsync()
    {
        using var converter = new PdfConverter();
        await Task.WhenAll(
            Print(converter, SampleReport.InChinese(), Chinese),
            Print(converter, SampleReport.InEnglish(), English),
            Print(converter, new OfficialDocument(SampleReport.Chinese).Paragraph(new string('安', 28 * 40)), Plain),
            Print(converter, new OfficialDocument(SampleReport.Chinese).Table("重大隐患清单", ["序号", "重大隐患名称"], Enumerable.Range(1, 90).Select<int, Row>(i => [Cell.Integer(i), "未设置可燃气体报警装置"])), LongTable));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task Print(PdfConverter converter, OfficialDocument document, string path)
    {
        await using var pdf = File.Create(path);
        await converter.Convert(document, pdf, TestContext.Current.CancellationToken);
    }
}
