using System.Text;
using Anlan.Platform.Office;
using Shouldly;
using Xunit;

namespace Anlan.Platform.Tests.Office;

public sealed class CsvWriterTests
{
    [Fact]
    public async Task It_begins_with_the_mark_that_Excel_needs_for_Chinese()
    {
        var file = new MemoryStream();
        await CsvWriter.Write(file, new(["列"], []), TestContext.Current.CancellationToken);
        file.ToArray().ShouldBe([0xEF, 0xBB, 0xBF, .. "列\r\n"u8]);
    }

    [Fact]
    public async Task Commas_quotation_marks_and_line_ends_are_quoted_as_RFC_4180_says() =>
        (await Written(new(["a,b", "c"], [["say \"yes\"", "one\ntwo"], ["plain", "x\ry"]])))
            .ShouldBe("\"a,b\",c\r\n\"say \"\"yes\"\"\",\"one\ntwo\"\r\nplain,\"x\ry\"\r\n");

    [Fact]
    public async Task Figures_are_unrounded_and_without_commas_and_what_is_missing_is_empty() =>
        (await Written(new(["金额", "率", "数", "日", "时", "缺"],
            [[Cell.Money(1234567.891m), Cell.Percent(0.974433m), Cell.Integer(-53733), Cell.Date(new(2026, 3, 5)), Cell.Time(new(2026, 7, 20, 15, 30, 5)), Cell.Missing]])))
            .ShouldBe("金额,率,数,日,时,缺\r\n1234567.891,0.974433,-53733,2026-03-05,2026-07-20T15:30:05,\r\n");

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+86", "'+86")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM", "'@SUM")]
    [InlineData("＝1", "'＝1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("a=1", "a=1")]
    public async Task A_text_that_looks_like_a_formula_gets_an_apostrophe(string text, string written)
    {
        (await Written(new(["列"], [[text]]))).ShouldBe($"列\r\n{written}\r\n");
        (await Written(new([text], []))).ShouldBe($"{written}\r\n");
    }

    [Fact]
    public async Task A_negative_figure_stays_a_figure() =>
        (await Written(new(["列"], [[Cell.Money(-2.5m)]]))).ShouldBe("列\r\n-2.5\r\n");

    [Fact]
    public async Task Levels_of_headings_are_joined_and_merged_cells_repeated() =>
        (await Written(new(["类", Column.Group("预算", "年初", "全年")], [[Cell.Text("甲").Over(rows: 2), "1", "2"], [Cell.Text("都").Over(columns: 2)]])))
            .ShouldBe("类,预算/年初,预算/全年\r\n甲,1,2\r\n甲,都,都\r\n");

    private static async Task<string> Written(Table table)
    {
        var file = new MemoryStream();
        await CsvWriter.Write(file, table, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(file.ToArray())[1..];
    }
}
