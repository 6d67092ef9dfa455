using System.Globalization;
using System.Text;
using Anlan.Affairs.ReportCheck;
using Anlan.Platform.Office;
using Anlan.Testing;

namespace Anlan.Affairs.Tests.ReportCheck;

/// <summary>Whole reports of an invented bureau in each format: what was planted is found at its place, and nothing else.</summary>
public sealed class InventedReportsTests
{
    static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-Hans");

    [Fact]
    public async Task A_text_broken_at_the_width_of_the_page()
    {
        var findings = await Checked.FileAsync(await File.ReadAllBytesAsync(Repository.PathOf("tests/Affairs.Tests/ReportCheck/invented-report.txt"), TestContext.Current.CancellationToken), "report.txt");
        Told(findings).ShouldBe(
        [
            "37 sum 4,655.21万元", "59 rate 97.39%", "71 sum 842.37万元", "91 year-on-year 14.38%", "101 date 2023年6月31日", "123 consistency 95.97%",
        ], Checked.Serious(findings));
    }

    [Fact]
    public async Task A_Word_document_with_tables()
    {
        var stream = new MemoryStream();
        new OfficialDocument(Chinese).Title("安澜区应急管理局", "2023年度部门整体支出绩效自评报告")
            .Heading1("部门基本情况")
            .Paragraph("年末核定编制52人，在编人数47人，财政供养人员控制率90.38%。")
            .Paragraph("2023年年初预算4,286.40万元，调整后预算4,712.86万元，实际支出4,655.21万元，预算执行率97.88%。")
            .Table(new Table(["项目", "年初预算数", "调整预算数", "实际支出数", "执行率"],
            [
                ["人员经费", Cell.Money(1520.00m), Cell.Money(1561.20m), Cell.Money(1548.77m), Cell.Percent(0.9920m, 2)],
                ["公用经费", Cell.Money(212.15m), Cell.Money(215.00m), Cell.Money(211.55m), Cell.Percent(0.9840m, 2)],
                ["应急救援", Cell.Money(986.25m), Cell.Money(1120.66m), Cell.Money(1102.31m), Cell.Percent(0.9836m, 2)],
                ["防灾减灾", Cell.Money(878.00m), Cell.Money(950.00m), Cell.Money(944.18m), Cell.Percent(0.9939m, 2)],
                ["安全监管", Cell.Money(690.00m), Cell.Money(866.00m), Cell.Money(848.40m), Cell.Percent(0.9797m, 2)],
                Row.Total("合计", Cell.Money(4286.40m), Cell.Money(4721.86m), Cell.Money(4655.21m), Cell.Percent(0.9878m, 2)),
            ])
            { Caption = "支出情况", Unit = "万元" })
            .Paragraph("全年检查企业2,416家次，发现隐患6,052项，已完成整改5,931项，整改率98.00%。")
            .Table(new Table(["指标名称", "指标值", "实际完成值", "分值", "得分"],
            [
                ["检查企业数", "≥2400家次", "2416家次", Cell.Number(10, 0), Cell.Number(10, 0)],
                ["隐患整改率", "≥95%", "98%", Cell.Number(10, 0), Cell.Number(12, 0)],
                ["演练场次", "≥20场", "≥20场", Cell.Number(10, 0), Cell.Number(10, 0)],
                Row.Total("合计", "", "", Cell.Number(30, 0), Cell.Number(32, 0)),
            ]))
            .Save(stream);
        var findings = await Checked.FileAsync(stream.ToArray(), "report.docx");
        Told(findings).Select(f => f[(f.IndexOf(' ') + 1)..]).ShouldBe(["rate 97.88%", "sum 4,721.86", "attainment 12", "attainment ≥20场"], ignoreOrder: true, Checked.Serious(findings));
        findings.First(f => f.Found == "97.88%").Place.Line.ShouldBeLessThan(findings.First(f => f.Found == "4,721.86").Place.Line);
    }

    [Fact]
    public async Task A_workbook_with_several_sheets()
    {
        var stream = new MemoryStream();
        await new Workbook(Chinese)
            .Sheet("支出", new Table(["序号", "项目名称", Column.Group("全年预算数", "合计", "财政拨款", "其他资金"), "全年执行数", "执行率"],
            [
                [Cell.Integer(1), "应急救援", Cell.Money(1120.66m), Cell.Money(1100.66m), Cell.Money(20.00m), Cell.Money(1102.31m), Cell.Percent(1102.31m / 1120.66m, 2)],
                [Cell.Integer(2), "防灾减灾", Cell.Money(950.00m), Cell.Money(940.00m), Cell.Money(10.00m), Cell.Money(944.18m), Cell.Percent(944.18m / 950.00m, 2)],
                [Cell.Integer(3), "安全监管", Cell.Money(886.00m), Cell.Money(850.00m), Cell.Money(16.00m), Cell.Money(848.40m), Cell.Percent(848.40m / 886.00m, 2)],
                [Cell.Integer(4), "宣传培训", Cell.Money(120.00m), Cell.Money(115.00m), Cell.Money(5.00m), Cell.Money(118.20m), Cell.Percent(0.885m, 2)],
                [Cell.Integer(5), "物资储备", Cell.Money(300.00m), Cell.Money(270.00m), Cell.Money(30.00m), Cell.Money(299.00m), Cell.Percent(299.00m / 300.00m, 2)],
                [Cell.Integer(6), "信息系统", Cell.Money(210.00m), Cell.Money(200.00m), Cell.Money(10.00m), Cell.Money(205.00m), Cell.Percent(205.00m / 210.00m, 2)],
                Row.Total(Cell.Text("合计").Over(columns: 2), Cell.Money(3586.66m), Cell.Money(3475.66m), Cell.Money(91.00m), Cell.Money(3517.09m), Cell.Percent(3517.09m / 3586.66m, 2)),
            ]))
            .Sheet("季度", new Table(["季度", "一季度", "二季度", "三季度", "四季度", "全年"],
            [
                ["检查企业（家次）", Cell.Integer(600), Cell.Integer(610), Cell.Integer(590), Cell.Integer(616), Cell.Integer(2416)],
                ["发现隐患（项）", Cell.Integer(1500), Cell.Integer(1510), Cell.Integer(1520), Cell.Integer(1522), Cell.Integer(6052)],
                ["行政处罚（起）", Cell.Integer(20), Cell.Integer(25), Cell.Integer(18), Cell.Integer(22), Cell.Integer(95)],
                ["宣传活动（场）", Cell.Integer(30), Cell.Integer(28), Cell.Integer(32), Cell.Integer(30), Cell.Integer(120)],
            ]))
            .Save(stream, TestContext.Current.CancellationToken);
        var findings = await Checked.FileAsync(stream.ToArray(), "report.xlsx");
        Told(findings).ShouldBe(["季度!F4 sum 95", "支出!C5 sum 886", "支出!G6 rate 0.885"], ignoreOrder: true, Checked.Serious(findings));
    }

    [Fact]
    public async Task A_csv_with_subtotals()
    {
        const string csv = """
            资产项目,年初数,年末数,增减额,增减率
            货币资金,120.50,98.30,-22.20,-18.42%
            应收款项,45.00,50.00,5.00,11.11%
            存货,300.20,310.40,10.20,3.40%
            小计,465.70,458.70,-7.00,-1.50%
            固定资产,2100.00,2350.00,250.00,11.90%
            无形资产,310.00,298.00,-12.00,3.87%
            小计,2410.00,2648.00,238.00,9.88%
            合计,2875.70,3160.70,231.00,8.03%
            """;
        var findings = await Checked.FileAsync(Encoding.UTF8.GetBytes(csv), "资产.csv");
        Told(findings).ShouldBe(["资产!E7 rate 3.87%", "资产!C9 sum 3160.70"], ignoreOrder: true, Checked.Serious(findings));
    }

    [Fact]
    public async Task The_same_report_without_its_mistakes_is_silent()
    {
        var text = await File.ReadAllTextAsync(Repository.PathOf("tests/Affairs.Tests/ReportCheck/invented-report.txt"), TestContext.Current.CancellationToken);
        foreach (var (wrong, right) in ((string, string)[])[("2,849.89", "2,894.89"), ("97.39%", "99.39%"), ("360.00", "350.00"), ("14.38", "15.38"), ("6 月 31", "6 月 30"), ("95.97", "97.95")]) text = text.Replace(wrong, right, StringComparison.Ordinal);
        (await Checked.TextAsync(text)).ShouldBeEmpty();
        // One paragraph on a line, as a program would write it.
        var whole = string.Join('\n', text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));
        Checked.Serious(await Checked.TextAsync(whole)).ShouldBe("");
    }

    static List<string> Told(IReadOnlyList<ReportFinding> findings) =>
        [.. findings.Where(f => f.Severity > FindingSeverity.Note).Select(f => $"{f.Place} {FindingNames.Code(f.Kind)} {f.Found}")];
}
