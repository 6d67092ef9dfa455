using Anlan.Affairs.ReportCheck;

namespace Anlan.Affairs.Tests.ReportCheck;

/// <summary>One mistake in one sentence, of each kind and in several ways of putting it.</summary>
public sealed class WrongSentencesTests
{
    [Theory]
    [InlineData(FindingKind.Sum, "3,398.12万元", "全年支出3,398.12万元，其中：基本支出1,200.30万元，项目支出2,179.82万元。")]
    [InlineData(FindingKind.Sum, "3,398.12万元", "2023年年初预算3,200.50万元，全年支出3,398.12万元，其中：人员经费1,000.30万元，公用经费200.00万元，项目支出2,297.82万元。")]
    [InlineData(FindingKind.Sum, "30条", "共设置绩效指标30条，其中：数量指标12条、质量指标8条、时效指标5条、社会效益指标6条。")]
    [InlineData(FindingKind.Sum, "94.5分", "预算编制得分10分，预算执行得分18.5分，资产管理得分9分，履职效益得分56分，总得分94.5分。")]
    [InlineData(FindingKind.Sum, "68处", "全区共有避难场所68处，其中室内40处、室外38处。")]
    [InlineData(FindingKind.Sum, "9辆", "共有车辆9辆，其中机要通信用车1辆、应急保障用车5辆、执法执勤用车2辆、其他用车2辆。")]
    [InlineData(FindingKind.Sum, "12个", "组织对12个项目开展绩效自评，其中一级项目3个，二级项目10个。")]
    [InlineData(FindingKind.Sum, "251.34万元", "实际采购金额251.34万元，包括货物类51.34万元、工程类20.00万元、服务类200.00万元。")]
    [InlineData(FindingKind.Sum, "900处", "完成900处风险源核查，5处重大风险、36处较大风险、120处一般风险全部落实管控措施。")]
    [InlineData(FindingKind.Rate, "95.47%", "调整后预算3,450.80万元，实际支出3,398.12万元，预算执行率95.47%。")]
    [InlineData(FindingKind.Rate, "92.7%", "全年检查企业1,260家次，发现隐患3,402项，已整改3,300项，整改率92.7%。")]
    [InlineData(FindingKind.Rate, "87.50%", "核定编制48人，年末在编44人，财政供养人员控制率87.50%。")]
    [InlineData(FindingKind.Rate, "45.32%", "全年支出3,398.12万元，其中：基本支出1,200.30万元，占45.32%；项目支出2,197.82万元，占64.68%。")]
    [InlineData(FindingKind.Rate, "103.5%", "全年发现的隐患整改率103.5%。")]
    [InlineData(FindingKind.Rate, "96.67%", "采购计划金额260.00万元，实际采购金额241.34万元，政府采购执行率为96.67%。")]
    [InlineData(FindingKind.Change, "15.00%", "经费支出由上年的120.50万元增加到150.63万元，增长15.00%。")]
    [InlineData(FindingKind.Change, "23.00%", "本年培训费支出45.20万元，较上年增加5.20万元，增长23.00%。")]
    [InlineData(FindingKind.Change, "11.00%", "全年发生事故36起，同比下降11.00%。")]
    [InlineData(FindingKind.Change, "8.57%", "全年发生火灾128起，上年同期140起，同比增长8.57%。")]
    [InlineData(FindingKind.Date, "2月30日", "2023年2月30日组织召开动员会。")]
    [InlineData(FindingKind.Date, "2023年13月", "2023年13月完成验收。")]
    [InlineData(FindingKind.Date, "20223年", "本单位20223年度预算执行良好。")]
    [InlineData(FindingKind.Date, "2023年9月至2023年3月", "项目实施期为2023年9月至2023年3月。")]
    [InlineData(FindingKind.Year, "2019年", "2023年5月，我局组织2019年危险化学品泄漏应急演练。")]
    [InlineData(FindingKind.Year, "2025年", "2025年全年共检查企业1,260家次，完成年度任务。")]
    [InlineData(FindingKind.Count, "6", "对6个项目（包括：森林防火、防汛抗旱、应急演练、物资储备）开展绩效目标编报。")]
    [InlineData(FindingKind.Count, "三", "共有三类企业，包括危险化学品企业、工贸企业、矿山企业、烟花爆竹企业。")]
    [InlineData(FindingKind.Numbering, "四是", "一是加强监管。二是强化宣传。四是完善制度。")]
    [InlineData(FindingKind.Repetition, "应急管理应急管理", "进一步加强应急管理应急管理体系建设。")]
    [InlineData(FindingKind.Punctuation, "（安发〔2023〕12）号）", "根据有关通知（安发〔2023〕12）号）要求。")]
    public async Task A_mistake_is_found(FindingKind kind, string found, string sentence)
    {
        var findings = (await Checked.SentenceAsync(sentence)).Where(f => f.Severity > FindingSeverity.Note).ToList();
        var finding = findings.ShouldHaveSingleItem(Checked.Serious(findings));
        finding.Kind.ShouldBe(kind);
        finding.Found.ShouldContain(found);
        finding.Place.Line.ShouldBe(3);
    }

    [Theory]
    [InlineData(FindingKind.Consistency, 6, "2023年政府采购计划金额260.00万元，政府采购执行率为96.67%。", "政府采购执行率为96.76%，较上年有所提高。")]
    [InlineData(FindingKind.Consistency, 6, "年末固定资产原值5,200.00万元。", "截至年末，固定资产原值5,020.00万元，保管良好。")]
    [InlineData(FindingKind.Consistency, 6, "我局2023年年初预算3,200.50万元。", "我局2023年年初预算3,220.50万元，调整后预算3,450.80万元。")]
    [InlineData(FindingKind.Unit, 6, "我局2023年实际支出3,398.12万元。", "全年共拨付3,398.12元，用于各项工作。")]
    [InlineData(FindingKind.Year, 6, "2023年支出预算执行数为3,398.12万元。", "2022年支出预算执行数为3,398.12万元。")]
    [InlineData(FindingKind.Naming, 6, "围绕“1网5平台N场景”框架推进建设。", "按照“一网五中心N场景”框架推进建设。")]
    [InlineData(FindingKind.Naming, 6, "落实“查隐患、防事故、保安全、促发展”要求。", "坚持“查隐患、保安全、促发展”。")]
    public async Task Two_places_that_contradict_each_other_are_found(FindingKind kind, int line, string first, string second)
    {
        var findings = (await Checked.TextAsync($"{Checked.Title}\n\n一、基本情况\n\n{first}\n{second}\n")).Where(f => f.Severity > FindingSeverity.Note).ToList();
        var finding = findings.ShouldHaveSingleItem(Checked.Serious(findings));
        finding.Kind.ShouldBe(kind);
        finding.Place.Line.ShouldBe(line);
    }

    [Fact]
    public async Task What_rounding_explains_is_a_note()
    {
        var findings = await Checked.SentenceAsync("全年支出3,398.12万元，其中：基本支出1,200.30万元，项目支出2,197.81万元。全年预算45.66万元，实际支出40.63万元，预算执行率88.99%。");
        findings.Count.ShouldBe(2);
        findings.ShouldAllBe(f => f.Severity == FindingSeverity.Note);
    }

    [Fact]
    public async Task A_number_that_stands_twice_is_found()
    {
        var finding = (await Checked.TextAsync($"{Checked.Title}\n\n1.加强监管，压实责任。\n\n2.强化宣传，营造氛围。\n\n2.完善制度，规范管理。\n\n3.加强培训，提升能力。\n")).ShouldHaveSingleItem();
        finding.Kind.ShouldBe(FindingKind.Numbering);
        (finding.Place.Line, finding.Expected).ShouldBe((7, "3."));
    }

    [Fact]
    public async Task An_item_number_that_has_run_into_its_figure_is_found() =>
        (await Checked.TextAsync($"{Checked.Title}\n\n1.比率＜6%的，得1分；\n2.6%≤比率≤12%的，得0.5分；\n3.比率＞12%的，得0分。\n")).ShouldHaveSingleItem().Expected.ShouldBe("2. 6%");
}
