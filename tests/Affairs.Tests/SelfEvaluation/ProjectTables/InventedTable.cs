using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Affairs.SelfEvaluation.ProjectTables;
using Anlan.Rules.Frameworks;

namespace Anlan.Affairs.Tests.SelfEvaluation.ProjectTables;

/// <summary>A project table of an invented bureau, row by row; cells are parted by bars here and by tabs in the table.</summary>
static class InventedTable
{
    public const string Opening = "1 | 安澜区应急管理局 | 水库值守";
    public const string Money = "120 | 96.5 | 90 | 6.5 | 80.42%";
    public const string Goals = "汛期水库二十四小时有人值守，险情及时上报 | 年初绩效目标任务已全部完成";
    public const string Quantity = "值守水库12座 | 已完成";
    public const string Quality = "值守记录完整率 | 100%";
    public const string Time = "险情报告及时率 | 98%";
    public const string Economic = "不适用 | 不适用";
    public const string Social = "下游居民安全感增强 | 有所增强";
    public const string Ecological = "库区水环境保持稳定 | 稳定";
    public const string Satisfaction = "下游居民满意度 | 95%";
    public const string Remarks = "个别测点数据传输滞后 | 已更换设备";

    public static TableLayout Layout { get; } = Bureaus.Library.Find("shenzhen-project-table-2020")!.Table!;

    public static string Whole => Join(Opening, Money, Goals, Quantity, Quality, Time, Economic, Social, Ecological, Satisfaction, Remarks);

    public static string Join(params string[] parts) => string.Join(" | ", parts);

    public static string Text(params string[] rows) =>
        $"""

        安澜区应急管理局2023年度部门预算项目绩效自评表

        单位：万元

        部门名称（盖章）：安澜区应急管理局

        序号|单位名称|项目名称|项目年度预算金额|实际支出金额|||预算支出执行率|年初绩效目标|绩效目标整体完成情况|产出目标||||||效益目标
        ||||合计|财政拨款|非财政资金||||数量指标||质量指标||时效指标||经济效益指标||社会效益指标||生态效益指标||服务对象满意度指标||项目执行中存在的问题|整改情况
        ||||||||||年度指标内容|完成情况
        {string.Join('\n', rows)}
        """.Replace(" | ", "\t").Replace('|', '\t');

    public static RecoveredTable Read(params string[] rows) => ProjectTableReader.Read(Text(rows), Layout);

    public static RecoveredRow Row(params string[] parts) => Read(Join(parts)).Rows.ShouldHaveSingleItem();

    public static RecoveredCell Missing(this RecoveredRow row, string column) => row.Missing.Where(m => m.Column == column).ShouldHaveSingleItem();
}
