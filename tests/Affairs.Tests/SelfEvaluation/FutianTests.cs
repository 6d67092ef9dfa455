using Anlan.Affairs.SelfEvaluation;
using Anlan.Affairs.SelfEvaluation.Findings;
using Anlan.Rules.Figures;

namespace Anlan.Affairs.Tests.SelfEvaluation;

/// <summary>深圳市福田区应急管理局 2020: its quarterly figures are not published, its procurement rate is printed twice, differently.</summary>
public class FutianTests
{
    readonly CaseEvaluation futian = Bureaus.Evaluate("futian-2020");

    [Fact]
    public void The_total_is_93_16_the_sum_of_the_shown_scores()
    {
        futian.Result.Total.Shown.ShouldBe(93.16m);
        futian.Result.Total.SumOfShown.ShouldBe(93.16m);
        futian.Edition.Rounding.SumsUnrounded.ShouldBeFalse();
    }

    [Fact]
    public void Execution_is_the_published_5_49_and_only_declared()
    {
        var execution = futian.Score("execution_rate");

        execution.Basis.ShouldBe(Basis.Declared);
        execution.Unrounded.ShouldBe(5.49m);
        execution.Trace.Parts.ShouldContain(p => p.Parts.Any(i => i.Input == "q1_cumulative" && i.Basis == Basis.Missing));
    }

    [Fact]
    public void A_finding_holds_66_67_percent_against_66_72_percent()
    {
        var finding = futian.Findings.Single(f => f.Code == "restated_quantity" && f.Message.Zh.Contains("66.67%"));

        finding.Severity.ShouldBe(Severity.Error);
        finding.Message.Zh.ShouldContain("66.72%");
        finding.Message.En.ShouldContain("66.72%");
        finding.Where!.Line.ShouldNotBeNull();
    }

    [Fact]
    public void The_drills_that_do_not_add_up_are_a_mistake() => futian.Only("table_sum").ShouldSatisfyAllConditions(f => f.Expected.ShouldBe("594"), f => f.Found.ShouldBe("595 场"));

    [Fact]
    public void The_appraisal_that_stands_in_for_satisfaction_is_told() => futian.Only("substituted_input").Indicator.ShouldBe("satisfaction");
}
