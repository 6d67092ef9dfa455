using Anlan.Affairs.ReportCheck;
using Anlan.Testing;

namespace Anlan.Affairs.Tests.ReportCheck;

/// <summary>A whole report in which everything is right, and the same with one figure mistyped.</summary>
public sealed class OneWrongFigureTests
{
    static Task<string> TextAsync() => File.ReadAllTextAsync(Repository.PathOf("tests/Affairs.Tests/ReportCheck/invented-statement.txt"), TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_right_statement_of_accounts_is_silent() =>
        (await Checked.TextAsync(await File.ReadAllTextAsync(Repository.PathOf("tests/Affairs.Tests/ReportCheck/invented-accounts.txt"), TestContext.Current.CancellationToken))).ShouldBeEmpty();

    [Fact]
    public async Task A_right_report_is_silent() => (await Checked.TextAsync(await TextAsync())).ShouldBeEmpty();

    [Theory]
    [InlineData("其中行政编制22人", "其中行政编制24人")]
    [InlineData("政府性基金收入200.00万元", "政府性基金收入220.00万元")]
    [InlineData("占总支出的53.11%", "占总支出的55.11%")]
    [InlineData("项目支出1,100.00万元", "项目支出1,010.00万元")]
    [InlineData("完成预算的85.50%", "完成预算的88.50%")]
    [InlineData("下降10.30%", "下降11.30%")]
    [InlineData("公务用车运行维护费25.16万元", "公务用车运行维护费25.61万元")]
    [InlineData("完成率109.2%", "完成率119.2%")]
    [InlineData("完成率117.8%", "完成率127.8%")]
    [InlineData("整改率98.61%", "整改率96.81%")]
    [InlineData("重大隐患25处", "重大隐患35处")]
    [InlineData("其中危险化学品领域35起", "其中危险化学品领域45起")]
    [InlineData("县级资金100万元", "县级资金150万元")]
    [InlineData("工贸领域62起、罚款98.7万元", "工贸领域62起、罚款89.7万元")]
    [InlineData("（Ⅳ级8次", "（Ⅳ级9次")]
    [InlineData("森林防灭火演练5场次", "森林防灭火演练6场次")]
    [InlineData("合计97.5分", "合计98.5分")]
    [InlineData("产出指标得30分（满分30分）", "产出指标得32分（满分30分）")]
    [InlineData("预算执行率98.80%", "预算执行率96.80%")]
    [InlineData("支出进度24%", "支出进度42%")]
    [InlineData("2022年12月31日", "2022年11月31日")]
    [InlineData("支出决算为27.36万元", "支出决算为27.36元")]
    [InlineData("下属事业单位3个", "下属事业单位4个")]
    [InlineData("应急演练20场，实际完成20场，完成率100%", "应急演练20场，实际完成18场，完成率100%")]
    [InlineData("物资验收合格率100%", "物资验收合格率101%")]
    [InlineData("收入总计2,345.67万元", "收入总计2,354.67万元")]
    [InlineData("三是到2025年", "二是到2025年")]
    [InlineData("五、评价得分", "六、评价得分")]
    [InlineData("完成率360%", "完成率36%")]
    [InlineData("截至2022年12月31日", "截至2032年12月31日")]
    [InlineData("整改4,325处", "整改4,425处")]
    [InlineData("2022年“三公”经费财政拨款支出预算为32.00万元", "2022年“三公”经费财政拨款支出预算为23.00万元")]
    public async Task One_wrong_figure_is_found_on_its_line(string right, string wrong)
    {
        var text = await TextAsync();
        var at = text.IndexOf(right, StringComparison.Ordinal);
        at.ShouldBeGreaterThan(0);
        var findings = (await Checked.TextAsync(text[..at] + wrong + text[(at + right.Length)..])).Where(f => f.Severity > FindingSeverity.Note).ToList();
        // More points than there are break the total as well.
        findings.Count.ShouldBeInRange(1, 2, Checked.Serious(findings));
        var line = text[..at].Count(c => c == '\n') + 1;
        findings.ShouldAllBe(f => f.Place.Line == line);
    }
}
