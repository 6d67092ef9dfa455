using Anlan.Affairs.SelfEvaluation;
using Anlan.Affairs.SelfEvaluation.Findings;
using Anlan.Rules.Figures;

namespace Anlan.Affairs.Tests.SelfEvaluation;

/// <summary>郑州市上街区应急管理局 2021: 99.5 and 优, with figures that contradict each other.</summary>
public class ShangjieTests
{
    readonly CaseEvaluation shangjie = Bureaus.Evaluate("shangjie-2021");

    [Fact]
    public void The_total_is_99_5_and_the_grade_excellent()
    {
        shangjie.Result.Total.Shown.ShouldBe(99.5m);
        shangjie.Result.Grade!.Name.Zh.ShouldBe("优");
        shangjie.Findings.ShouldNotContain(f => f.Code == "published_grade_differs");
    }

    [Theory]
    [InlineData("557.53")]
    [InlineData("470.46")]
    [InlineData("20.10%")]
    public void The_figures_that_do_not_fit_are_found(string figure) =>
        shangjie.Findings.ShouldContain(f => f.Message.Zh.Contains(figure) && f.Message.En.Contains(figure) && f.Where != null);

    [Fact]
    public void The_recomputed_20_10_percent_lies_above_its_target_and_would_cost_points()
    {
        var finding = shangjie.Only("restated_quantity", "budget_adjustment");

        finding.Message.Zh.ShouldContain("20.10%");
        finding.Message.Zh.ShouldContain("≤20%");
        finding.Message.Zh.ShouldContain("0.4976");
    }

    [Fact]
    public void A_word_where_a_percentage_belongs_cannot_be_computed_with()
    {
        var finding = shangjie.Only("unreadable_input", "procurement");

        finding.Severity.ShouldBe(Severity.Error);
        finding.Found.ShouldBe("完整");
        finding.Where!.Line.ShouldBe(232);
        shangjie.Score("procurement").ShouldSatisfyAllConditions(s => s.Basis.ShouldBe(Basis.Declared), s => s.Unrounded.ShouldBe(0.5m));
    }
}
