using Anlan.Affairs.SelfEvaluation;
using Anlan.Affairs.SelfEvaluation.Findings;
using Anlan.Rules.Figures;

namespace Anlan.Affairs.Tests.SelfEvaluation;

/// <summary>深圳市坪山区应急管理局 2021: printed total 93.7, though the printed scores add to 93.8.</summary>
public class PingshanTests
{
    readonly CaseEvaluation pingshan = Bureaus.Evaluate("pingshan-2021");

    [Fact]
    public void The_total_is_93_7327_unrounded_and_93_7_shown()
    {
        Numbers.Round(pingshan.Result.Total.Unrounded!.Value, 4).ShouldBe(93.7327m);
        pingshan.Result.Total.Shown.ShouldBe(93.7m);
        pingshan.Case.Published.Total!.Points.ShouldBe(93.7m);
        pingshan.Result.Grade.ShouldBeNull();
    }

    [Theory]
    [InlineData("procurement", 1.9744)]
    [InlineData("execution_rate", 4.7583)]
    public void The_scores_that_matter_are_exact(string indicator, decimal expected) =>
        Numbers.Round(pingshan.Score(indicator).Unrounded!.Value, 4).ShouldBe(expected);

    [Fact]
    public void Every_published_score_is_what_the_rule_gives() =>
        pingshan.Findings.ShouldNotContain(f => f.Code.StartsWith("published_"));

    [Fact]
    public void A_finding_says_that_the_shown_items_add_to_93_8()
    {
        var finding = pingshan.Only("shown_scores_do_not_add");

        finding.Severity.ShouldBe(Severity.Note);
        finding.Found.ShouldBe("93.8");
        finding.Expected.ShouldBe("93.7");
        finding.Message.Zh.ShouldContain("93.8");
        finding.Message.Zh.ShouldContain("93.7327");
    }

    [Fact]
    public void Execution_traces_back_to_the_cells_of_table_6()
    {
        var quarter = pingshan.Score("execution_rate").Trace.Parts.First(p => p.Label.Zh == "第 1 期执行率").Parts.First(p => p.Input == "q1_cumulative");

        quarter.Figure!.Printed.ShouldBe("1528.86 万元");
        quarter.Figure.Source!.Place!.Value.Zh.ShouldContain("表6");
        quarter.Figure.Source.Line.ShouldBe(1541);
    }

    [Fact]
    public void Points_nobody_gave_a_reason_for_are_declared() => pingshan.Score("procurement").Basis.ShouldBe(Basis.Declared);

    [Fact]
    public void Full_marks_against_a_stated_problem_are_asked_about() =>
        pingshan.Only("full_marks_despite_problem", "project_timeliness").Severity.ShouldBe(Severity.Warning);

    [Fact]
    public void The_surveys_on_four_scales_are_asked_about() => pingshan.Only("unlike_scales").Found.ShouldBe("% / 5 / 10 / 100");

    [Fact]
    public void Both_bases_of_the_transfers_are_told() => pingshan.Only("differing_bases", "financial_compliance").Expected.ShouldBe("66.82%");

    [Fact]
    public void What_rounding_explains_is_no_mistake() => pingshan.Findings.ShouldNotContain(f => f.Severity == Severity.Error);
}
