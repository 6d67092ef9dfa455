using System.Globalization;
using Anlan.Platform.Office;

namespace Anlan.Platform.Tests.Office;

/// <summary>A report of four pages as a bureau would send it to the finance bureau: two tables, a wide annex.</summary>
internal static class SampleReport
{
    public static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private const string Duty = "贯彻落实应急管理、安全生产和防灾减灾救灾工作的方针政策，组织编制应急体系建设规划，统筹应急预案体系建设，"
        + "协调各街道和行业部门开展隐患排查治理，指导应急救援队伍和物资储备建设，承担防汛防旱防风和森林防火的日常工作。";

    public static OfficialDocument InChinese()
    {
        var report = new OfficialDocument(Chinese) { Properties = new() { Author = "安澜区应急管理局", Created = new(2027, 3, 5, 0, 0, 0, TimeSpan.Zero) } };
        return report
            .Title("安澜区应急管理局", "2026年度部门整体支出绩效自评报告")
            .Addressee("安澜区财政局")
            .Paragraph("按照“花钱必问效、无效必问责”的要求，我局对2026年度部门整体支出开展了绩效自评。现将有关情况报告如下：")
            .Heading1("部门基本情况")
            .Heading2("部门主要职能")
            .Paragraph(Duty)
            .Heading2("年度总体工作和重点工作任务")
            .Heading3("安全生产监督管理")
            .Paragraph("全年检查企业", Inline.Bold("3,745"), "家次，发现隐患53,733项，整改50,135项", Inline.Footnote("数据来源：监督管理中心隐患台账，截至2026年12月31日。"), "，整改率93.30%。")
            .Heading4("重点行业")
            .Paragraph("危险化学品、工贸、有限空间作业和粉尘涉爆企业实现检查全覆盖，重大隐患全部挂牌督办并按期销号。")
            .Heading3("防灾减灾救灾")
            .Paragraph("完善监测预警和灾情报告制度，开展防汛演练12次，避难场所、救援队伍和物资储备满足需要。")
            .Heading2("部门预算执行情况")
            .Paragraph($"年初预算、调整预算和执行数见表{report.NextTable}。")
            .Table("2026年度部门预算执行情况", Budget.Columns, Budget.Rows, note: "注：执行率＝执行数÷调整预算数；预备费未下达，执行率不作计算。", unit: "万元")
            .Heading1("部门主要履职绩效分析")
            .Heading2("主要履职目标")
            .Paragraph(Duty)
            .Heading2("评分情况")
            .Paragraph($"各项指标的得分见表{report.NextTable}。一项指标的输入数据尚未公布，因此不计总分。")
            .Table("指标得分情况", Scores.Columns, Scores.Rows)
            .Heading2("改进措施")
            .Paragraph("完善项目库管理，细化预算编制，按季度通报支出进度。")
            .ListOfAnnexes()
            .Signature("安澜区应急管理局", new DateOnly(2027, 3, 5))
            .Annex("部门预算项目支出绩效自评表", PageTurn.Landscape)
            .Table(Projects);
    }

    public static OfficialDocument InEnglish() => new OfficialDocument(English) { Properties = new() { Author = "Anlan District Emergency Management Bureau" } }
        .Title("Self-evaluation of Department Expenditure", "Fiscal Year 2026")
        .Addressee("Anlan District Finance Bureau")
        .Paragraph("The bureau has evaluated its expenditure for the year 2026 and reports as follows.")
        .Heading1("The department")
        .Heading2("Duties")
        .Paragraph("The bureau plans and coordinates emergency management, work safety and disaster relief in the district, keeps the emergency plans and inspects enterprises.")
        .Heading3("Inspections")
        .Paragraph("In the year ", Inline.Bold("3,745"), " enterprises were inspected", Inline.Footnote("Hazard register, 31 December 2026."), ".")
        .Table("Budget execution", ["Item", "Budget", "Spent", "Rate"],
            [["Basic expenditure", Cell.Money(4_793_600m), Cell.Money(4_793_600m), Cell.Percent(1m)], Row.Total("Total", Cell.Money(5_652_200m), Cell.Money(5_600_000m), Cell.Percent(0.9908m))],
            note: "Rate = spent ÷ budget.", unit: "yuan")
        .ListOfAnnexes()
        .Signature("Anlan District Emergency Management Bureau", new DateOnly(2027, 3, 5), isSealed: false)
        .Annex("Basis of scores")
        .Heading1("Sources")
        .Paragraph("Each score names its inputs.");

    public static readonly Table Budget = new(
        ["支出类别", Column.Group("预算数", "年初预算", "调整预算"), Column.Group("执行情况", "执行数", "执行率")],
        [
            ["基本支出", Cell.Money(4579.00m), Cell.Money(4793.60m), Cell.Money(4793.60m), Cell.Percent(1m)],
            ["项目支出", Cell.Money(1274.00m), Cell.Money(8586.00m), Cell.Money(8450.15m), Cell.Percent(8450.15m / 8586m)],
            ["预备费", Cell.Money(100m), Cell.Money(null), Cell.Money(null), Cell.Percent(null)],
            Row.Total("合计", Cell.Money(5953.00m), Cell.Money(13379.60m), Cell.Money(13243.75m), Cell.Percent(13243.75m / 13379.60m)),
        ]);

    public static readonly Table Scores = new(
        [new Column("一级指标").Merging(), new Column("二级指标").Merging(), "三级指标", "分值", "得分"],
        [
            ["部门决策", "预算编制", "预算编制合理性", Cell.Number(5, 0), Cell.Number(5, 2)],
            ["部门决策", "预算编制", "预算编制规范性", Cell.Number(5, 0), Cell.Number(4.5m, 2)],
            ["部门决策", "目标设置", "绩效目标完整性", Cell.Number(3, 0), Cell.Number(3, 2)],
            ["部门决策", "目标设置", "绩效指标明确性", Cell.Number(7, 0), Cell.Number(6, 2)],
            ["部门管理", "资金管理", "政府采购执行情况", Cell.Number(2, 0), Cell.Number(1.9744m, 2)],
            ["部门管理", "资金管理", "预决算信息公开", Cell.Number(2, 0), Cell.Number(2, 2)],
            ["部门管理", "资产管理", "固定资产利用率", Cell.Number(1, 0), Cell.Number(1, 2)],
            ["部门绩效", "经济性", "公用经费控制率", Cell.Number(6, 0), Cell.Number(6, 2)],
            ["部门绩效", "效率性", "预算执行率", Cell.Number(5, 0), Cell.Number(4.7583m, 2)],
            ["部门绩效", "效率性", "重点工作完成情况", Cell.Number(8, 0), Cell.Number(7.5m, 2)],
            ["部门绩效", "公平性", "群众信访办理情况", Cell.Number(3, 0), Cell.Missing],
            Row.Total(Cell.Text("合计").Over(columns: 3).Centred(), Cell.Number(47, 0), Cell.Missing),
        ]);

    public static readonly Table Projects = new(
        [
            new Column("序号").Centred(), new Column("预算单位").Merging(), "项目名称",
            Column.Group("预算执行情况", "全年预算数", "实际支出数", "执行率"),
            Column.Group("产出指标", Column.Group("数量指标", "目标值", "完成值"), Column.Group("质量指标", "目标值", "完成值")),
            Column.Group("效益指标", "目标值", "完成值"), "存在问题及改进措施",
        ],
        [
            .. Enumerable.Range(1, 3).Select<int, Row>(i =>
            [
                Cell.Integer(i).Centred(), "安澜区应急管理局", i % 3 == 0 ? "应急救援装备和物资储备更新项目" : "安全生产监管执法",
                Cell.Money(1234.56m * i), Cell.Money(1200.5m * i), Cell.Percent(1200.5m / 1234.56m),
                "检查企业≥3000家次", "3745家次", "隐患整改率≥90%", "93.30%", "事故起数同比下降", "下降12%", i % 2 == 0 ? "支出进度偏慢，将按季度通报。" : "无",
            ]),
            Row.Total(Cell.Text("合计").Over(columns: 3).Centred(), Cell.Money(7407.36m), Cell.Money(7203m), Cell.Percent(7203m / 7407.36m), Cell.Empty.Over(columns: 7)),
        ])
    { Caption = "项目支出绩效自评情况", Unit = "万元" };

    /// <summary>A form whose parts have different columns in one grid.</summary>
    public static readonly Table Form = new(
        Column.Unheaded(9),
        [
            [Cell.Heading("部门名称").Over(columns: 2), Cell.Text("安澜区应急管理局").Over(columns: 7)],
            [
                Cell.Heading("年度履职目标").Over(columns: 2),
                Cell.Text("防范化解重大安全风险，及时应对处置各类灾害事故，完成年度监督检查计划，组织应急演练，落实救援队伍和物资保障，提高群众的安全意识和自救互救能力。").Over(columns: 7),
            ],
            Row.Headings(Cell.Text("预算情况（万元）").Over(rows: 5, columns: 2), Cell.Empty.Over(columns: 2), "年初预算数", "全年预算数", "预算执行数", "预算执行率", "得分"),
            [Cell.Text("部门预算总额").Over(columns: 2), Cell.Money(470.64m), Cell.Money(565.22m), Cell.Money(565.22m), Cell.Percent(1m), Cell.Number(10, 0)],
            [Cell.Text("其中：财政性资金").Over(columns: 2), Cell.Money(470.64m), Cell.Money(557.53m), Cell.Money(557.53m), Cell.Percent(1m), Cell.Empty],
            [Cell.Text("其他资金").Over(columns: 2), Cell.Missing, Cell.Money(7.69m), Cell.Money(7.69m), Cell.Percent(1m), Cell.Empty],
            [Cell.Text("项目支出").Over(columns: 2), Cell.Money(12.74m), Cell.Money(85.86m), Cell.Money(85.86m), Cell.Percent(1m), Cell.Empty],
            Row.Headings("一级指标", "二级指标", Cell.Text("三级指标").Over(columns: 2), "指标值", "实际完成值", "分值", "得分", "未完成原因分析"),
            [Cell.Text("投入管理").Over(rows: 3).Centred(), Cell.Text("工作目标").Over(rows: 2).Centred(), Cell.Text("年度工作目标实现率").Over(columns: 2), "≥95%", "100%", Cell.Number(1, 1), Cell.Number(1, 1), Cell.Empty],
            [Cell.Text("总体工作完成率").Over(columns: 2), "完成", "完成", Cell.Number(1, 1), Cell.Number(1, 1), Cell.Empty],
            ["财务管理", Cell.Text("离退休人员经费变动率").Over(columns: 2), "≤20%", "30%", Cell.Number(1, 1), Cell.Number(0.5m, 1), "新增一名退休人员。"],
            Row.Total(Cell.Text("合计").Over(columns: 6).Centred(), Cell.Number(3, 1), Cell.Number(2.5m, 1), Cell.Empty),
        ])
    { Caption = "部门整体绩效自评表", Note = "注：三级指标得分不超过该指标分值。" };
}
