using Anlan.Affairs.SelfEvaluation;
using Anlan.Rules.Figures;

namespace Anlan.Affairs.Tests.SelfEvaluation;

/// <summary>广州市增城区应急管理局 2022: the rule asks for the yearly average rate, the report uses the year-end rate.</summary>
public class ZengchengTests
{
    readonly CaseEvaluation zengcheng = Bureaus.Evaluate("zengcheng-2022");

    [Fact]
    public void The_total_is_99_346() => zengcheng.Result.Total.ShouldSatisfyAllConditions(t => t.Shown.ShouldBe(99.346m), t => t.Unrounded.ShouldBe(99.346m));

    [Fact]
    public void A_finding_says_which_rate_was_used_instead()
    {
        var finding = zengcheng.Only("substituted_input", "budget_execution_rate");

        finding.Message.Zh.ShouldContain("年度平均执行率");
        finding.Message.Zh.ShouldContain("98.46%");
        finding.Message.Zh.ShouldContain("9.846");
        finding.Message.En.ShouldContain("9.846");
    }

    [Fact]
    public void The_score_that_rests_on_the_other_rate_is_only_declared() =>
        zengcheng.Score("budget_execution_rate").ShouldSatisfyAllConditions(s => s.Unrounded.ShouldBe(9.846m), s => s.Basis.ShouldBe(Basis.Declared));

    [Fact]
    public void No_grade_is_given_where_the_edition_states_none() => zengcheng.Result.Grade.ShouldBeNull();

    [Fact]
    public void The_wrong_years_are_found() => zengcheng.Findings.Count(f => f.Code == "wrong_year").ShouldBe(2);
}
