using System.Text;
using Anlan.Affairs.ReportCheck;

namespace Anlan.Affairs.Tests.ReportCheck;

/// <summary>Tables as bureaus fill them in: silent when right, and the one cell that is wrong is found, not what is worked out from it.</summary>
public sealed class TablesTests
{
    const string Form = """
        项目支出绩效自评表,,,,,,,,
        （2022年度）,,,,,,,,
        项目名称,应急救援装备购置,,,,,,,
        主管部门,云溪县应急管理局,,,实施单位,云溪县应急管理局,,,
        项目资金（万元）,,年初预算数,全年预算数,全年执行数,分值,执行率,得分,
        ,年度资金总额,120.00,150.00,147.60,10,98.40%,9.84,
        ,其中：当年财政拨款,120.00,130.00,127.60,—,98.15%,—,
        ,上年结转资金,0,20.00,20.00,—,100.00%,—,
        ,其他资金,0,0,0,—,—,—,
        年度总体目标,预期目标,,,,实际完成情况,,,
        ,购置装备120台套，组建队伍3支,,,,购置装备126台套，组建队伍3支,,,
        一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分,偏差原因分析及改进措施,
        产出指标,数量指标,购置装备数量,≥120台套,126台套,15,15,,
        ,,组建队伍数量,3支,3支,10,10,,
        ,质量指标,验收合格率,100%,100%,15,15,,
        ,时效指标,购置及时率,≥95%,96%,10,10,,
        效益指标,社会效益,救援响应时间缩短,≥10%,8%,15,12,采购周期较长,
        ,可持续影响,装备完好率,≥95%,97.5%,15,15,,
        满意度指标,满意度,队员满意度,≥90%,94.6%,10,10,,
        总分,,,,,100,96.84,,
        """;

    const string Quarters = """
        科室,一季度,二季度,三季度,四季度,全年,全年预算,执行率,排名
        办公室,12.30,15.60,18.20,20.10,66.20,70.00,94.57%,2
        应急股,32.50,41.20,38.90,52.30,164.90,170.00,97.00%,1
        安监股,22.10,18.30,25.60,30.20,96.20,110.00,87.45%,4
        防灾股,10.00,12.00,15.00,18.00,55.00,60.00,91.67%,3
        合计,76.90,87.10,97.70,120.60,382.30,410.00,93.24%,
        """;

    const string Assets = """
        项目,行次,年初数,年末数,增减额,增减%
        资产总计,1,2875.70,3106.70,231.00,8.03
        一、流动资产,2,465.70,458.70,-7.00,-1.50
        货币资金,3,120.50,98.30,-22.20,-18.42
        应收款项,4,45.00,50.00,5.00,11.11
        存货,5,300.20,310.40,10.20,3.40
        二、非流动资产,6,2410.00,2648.00,238.00,9.88
        固定资产净值,7,2100.00,2350.00,250.00,11.90
        固定资产原价,8,3100.00,3500.00,400.00,12.90
        减：累计折旧,9,1000.00,1150.00,150.00,15.00
        无形资产,10,310.00,298.00,-12.00,-3.87
        """;

    const string Staff = """
        单位,编制数,在编人数,空编数,男,女,平均年龄,党员占比
        局机关,22,20,2,12,8,41.5,85.00%
        救援大队,36,33,3,30,3,33.2,60.61%
        防震中心,10,10,0,6,4,38.7,70.00%
        合计,68,63,5,48,15,37.0,69.84%
        """;

    const string Accidents = """
        指标,2022年,2021年,同比增减
        事故起数（起）,36,40,-10.00%
        死亡人数（人）,12,13,-7.69%
        受伤人数（人）,9,8,12.50%
        直接经济损失（万元）,856.3,912.7,-6.18%
        """;

    [Theory, InlineData(Form), InlineData(Quarters), InlineData(Assets), InlineData(Staff), InlineData(Accidents)]
    public async Task A_right_table_is_silent(string table) => Checked.Serious(await FindingsOf(table)).ShouldBe("");

    [Theory]
    [InlineData(Form, "98.40%", "94.80%", "G6")]
    [InlineData(Form, "96.84", "98.84", "G20")]
    [InlineData(Quarters, "164.90", "146.90", "F3")]
    [InlineData(Quarters, "87.45%", "78.45%", "H4")]
    [InlineData(Quarters, "97.70,120", "79.70,120", "D6")]
    [InlineData(Assets, "3106.70", "3160.70", "D2")]
    [InlineData(Assets, "458.70,-7", "485.70,-7", "D3")]
    [InlineData(Staff, "63,5", "36,5", "C5")]
    [InlineData(Accidents, "-6.18%", "-16.18%", "D5")]
    public async Task A_wrong_cell_is_found_alone(string table, string right, string wrong, string cell)
    {
        table.ShouldContain(right);
        var findings = (await FindingsOf(table.Replace(right, wrong, StringComparison.Ordinal))).Where(f => f.Severity > FindingSeverity.Note).ToList();
        findings.ShouldHaveSingleItem(Checked.Serious(findings)).Place.Cell.ShouldBe("表!" + cell);
    }

    static Task<IReadOnlyList<ReportFinding>> FindingsOf(string table) => Checked.FileAsync(Encoding.UTF8.GetBytes(table), "表.csv");
}
