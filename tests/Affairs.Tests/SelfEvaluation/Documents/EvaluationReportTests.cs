using System.Text.RegularExpressions;
using Anlan.Affairs.SelfEvaluation;
using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Affairs.SelfEvaluation.Documents;
using Anlan.Rules.Figures;

namespace Anlan.Affairs.Tests.SelfEvaluation.Documents;

public sealed partial class EvaluationReportTests
{
    static ReadWord Report(string name, string language) => new(EvaluationReport.Of(Samples.Of(name), Samples.Language(language), Samples.Day));

    [Theory, MemberData(nameof(Samples.EveryCase), MemberType = typeof(Samples))]
    public void The_validator_of_Office_2019_finds_nothing(string name, string language)
    {
        using var report = Report(name, language);
        report.Faults.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Samples.EveryCase), MemberType = typeof(Samples))]
    public void It_holds_the_total_every_indicator_and_every_finding(string name, string language)
    {
        var (evaluation, culture) = (Samples.Of(name), Samples.Language(language));
        using var report = Report(name, language);
        var text = Tight(report.Text);
        if (evaluation.Result.Total.Shown is { } total) text.ShouldContain(Numbers.Fixed(total, evaluation.Edition.Rounding.Total));
        foreach (var indicator in evaluation.Edition.Indicators) text.ShouldContain(Tight(indicator.Name.In(culture)));
        foreach (var project in evaluation.Case.Projects) text.ShouldContain(Tight(project.Name.In(culture)));
        foreach (var finding in evaluation.Findings) text.ShouldContain(Tight(finding.Message.In(culture)));
        foreach (var problem in evaluation.Case.Problems) text.ShouldContain(Tight(problem.Says.In(culture)));
        foreach (var table in evaluation.Case.Tables) text.ShouldContain(Tight(table.Rows[0].Name.In(culture)));
    }

    [Theory]
    [InlineData("pingshan-2021")]
    [InlineData("futian-2020")]
    [InlineData("zengcheng-2022")]
    [InlineData("shangjie-2021")]
    [InlineData("longgang-2020")]
    public void An_English_report_is_English_but_for_what_it_quotes(string name)
    {
        using var report = Report(name, "en");
        report.Paragraphs.Select(paragraph => Quoted().Replace(paragraph, "")).Where(paragraph => Chinese().IsMatch(paragraph)).ShouldBeEmpty();
    }

    [Fact]
    public void The_Pingshan_report_has_the_chapters_tables_and_annexes_of_such_a_report()
    {
        using var report = Report("pingshan-2021", "zh");
        report.Title.ShouldBe("深圳市坪山区应急管理局2021年度部门整体绩效自评报告");
        report.Structure.ShouldBe(
        [
            "Title: 深圳市坪山区应急管理局2021年度部门整体绩效自评报告",
            "Heading1: 部门基本情况", "Heading2: 评价对象和依据", "Caption: 表1　评价基本信息",
            "Heading2: 人员和业务数据", "Caption: 表2　人员情况（正文）", "Caption: 表3　部门整体绩效指标构成（正文）",
            "Heading1: 预算和支出情况", "Heading2: 预算安排和支出", "Caption: 表4　预算和支出总体情况",
            "Heading2: 预算执行进度", "Caption: 表5　分季预算执行情况",
            "Heading2: 资金和资产明细", "Caption: 表6　年初部门预算批复情况", "Caption: 表7　年初预算来源（正文）", "Caption: 表8　部门预算资金支出情况",
            "Caption: 表9　财政资金结转结余情况", "Caption: 表10　年末结转结余构成（正文）", "Caption: 表11　政府采购执行情况（正文）", "Caption: 表12　预算调整情况（正文）",
            "Caption: 表13　资产情况", "Caption: 表14　固定资产使用情况（正文）", "Caption: 表15　“三公”经费支出情况", "Caption: 表16　日常公用经费（正文）",
            "Caption: 表17　部门预算执行情况", "Caption: 表18　前三季度支出滞后（正文）", "Caption: 表19　项目预算执行情况",
            "Heading1: 综合评价结论", "Heading2: 总分和等次", "Caption: 表20　各类指标得分情况", "Heading2: 得分依据", "Caption: 表21　得分依据分布",
            "Heading1: 各项指标得分分析",
            "Heading2: 部门决策（20分，得18分）", "Heading3: 预算编制", "Heading3: 目标设置",
            "Heading2: 部门管理（20分，得18分）", "Heading3: 资金管理", "Heading3: 项目管理", "Heading3: 资产管理", "Heading3: 人员管理", "Heading3: 制度管理",
            "Heading2: 部门绩效（60分，得57.8分）", "Heading3: 经济性", "Heading3: 效率性", "Heading3: 效果性", "Heading3: 公平性",
            "Heading1: 发现的问题", "Heading2: 疑点12条：需要部门核对答复", "Heading2: 提示16条：可由取整等解释，不是错误", "Heading2: 部门自述的问题",
            "Heading1: 有关说明", "Heading2: 编制方式", "Heading2: 指标体系未尽事项的理解", "Heading2: 推定的数据", "Caption: 表22　推定的数据和理由", "Heading2: 取整",
            "AnnexLabel: 附件1", "Title: 部门整体绩效自评评分表", "AnnexLabel: 附件2", "Title: 输入数据与来源",
        ]);
    }

    [Fact]
    public void A_score_is_told_with_its_figures_their_lines_and_the_steps_of_its_rule()
    {
        using var report = Report("pingshan-2021", "zh");
        report.Paragraphs.ShouldContain("公用经费控制率。分值6分，得5.0分（计算）。数据：“三公”经费支出为40.63万元（第1484行）；“三公”经费预算为45.66万元（第1484行）；"
            + "日常公用经费决算为142.40万元（第1506行）；日常公用经费调整预算为147.86万元（第1506行）。"
            + "计分：“三公”经费控制率得3分（“三公”经费支出 ÷ “三公”经费预算 = 88.98%；指标值 ＜ 90%：3分）；日常公用经费控制率得2分（日常公用经费决算 ÷ 日常公用经费调整预算 = 96.31%；90% ≤ 指标值 ≤ 100%：2分）；各部分得分相加 = 5分。");
    }

    [Fact]
    public void Execution_that_is_not_published_by_quarter_is_quoted_and_not_made_up()
    {
        using var report = Report("futian-2020", "zh");
        report.Text.ShouldContain("预算执行率。分值6分，得5.49分（申报）。");
        report.Text.ShouldContain("“3月末累计支出”、“6月末累计支出”、“9月末累计支出”没有公布；引用公布的得分");
        report.Text.ShouldContain("表示该季度数字没有公布，不当作零。");
    }

    [Fact]
    public void What_the_case_does_not_hold_is_said_not_to_be_there()
    {
        using var report = Report("longgang-2020", "zh");
        report.Text.ShouldContain("案例未载部门自述的问题。");
        report.Text.ShouldContain("部门职能、内设机构和年度工作等文字情况案例未载");
    }

    [Theory]
    [InlineData("shenzhen-2021", 2021)]
    [InlineData("henan-2021", 2021)]
    [InlineData("shenzhen-project-table-2020", 2020)]
    public async Task A_case_without_any_figure_makes_whole_files_without_a_single_zero_score(string framework, int year)
    {
        var text = CaseText.New("empty", ("安澜区应急管理局", "Anlan Bureau"), "440310", year, framework, MoneyUnit.WanYuan);
        var evaluation = CaseEvaluation.Of(CaseReader.Read(text, "empty.yaml", Samples.Frameworks), Samples.Frameworks);
        using var report = new ReadWord(EvaluationReport.Of(evaluation, Samples.Chinese, Samples.Day));
        report.Faults.ShouldBeEmpty();
        if (evaluation.Edition.Scored) report.Text.ShouldContain($"{evaluation.Edition.Indicators.Count}项指标没有得分，因此不出总分");
        foreach (var (_, book) in Samples.Workbooks(evaluation, Samples.Chinese))
        {
            using var read = await ReadExcel.Of(book);
            read.Faults.ShouldBeEmpty();
            read.Rows.ShouldAllBe(row => !row.Values.Contains("0"));
        }
    }

    [Fact]
    public void A_table_of_projects_has_a_report_of_its_own_without_scores()
    {
        using var report = Report("longgang-2020", "zh");
        report.Structure.ShouldBe(
        [
            "Title: 深圳市龙岗区应急管理局2020年度部门预算项目绩效自评报告",
            "Heading1: 部门基本情况", "Heading2: 评价对象和依据", "Caption: 表1　评价基本信息",
            "Heading1: 项目支出和绩效目标情况", "Heading2: 项目支出情况", "Caption: 表2　项目支出情况", "Heading2: 绩效目标完成情况", "Caption: 表3　绩效目标和完成数",
            "Heading1: 发现的问题", "Heading2: 错误5条：数字不可能成立", "Heading2: 疑点14条：需要部门核对答复", "Heading2: 提示1条：可由取整等解释，不是错误", "Heading2: 部门自述的问题",
            "Heading1: 有关说明", "Heading2: 编制方式", "Heading2: 指标体系未尽事项的理解",
        ]);
        report.Text.ShouldContain("总执行率95.55%");
    }

    [Fact]
    public void It_ends_with_the_bureau_and_the_day()
    {
        using var report = Report("shangjie-2021", "zh");
        report.Text.ShouldContain("郑州市上街区应急管理局\n2027年3月5日");
    }

    // Word closes up Chinese and figures; the messages on the pages keep a little room there.
    static string Tight(string text) => text.Replace(" ", "", StringComparison.Ordinal).Replace('＜', '<').Replace('＞', '>');

    [GeneratedRegex(@"[\u4e00-\u9fff]")]
    private static partial Regex Chinese();

    [GeneratedRegex("“[^”]*”")]
    private static partial Regex Quoted();
}
