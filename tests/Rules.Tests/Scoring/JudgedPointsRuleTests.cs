using Anlan.Rules.Figures;

namespace Anlan.Rules.Tests.Scoring;

public class JudgedPointsRuleTests
{
    static readonly OneIndicator Judged = new(2, "given: points", "{kind: judged_points, of: given, points: 2, guidance: {zh: 酌情, en: As judged}}");

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1.25", 1.25)]
    [InlineData("2", 2)]
    public void The_points_judged_are_the_score(string given, decimal expected) => Judged.Points($"given=!{given}").ShouldBe(expected);

    [Theory]
    [InlineData("2.01")]
    [InlineData("-0.01")]
    public void Points_outside_the_range_are_refused_and_not_cut_off(string given) => Judged.Points($"given=!{given}").ShouldBeNull();

    [Fact]
    public void A_judgement_with_judge_reason_and_evidence_is_judged() => Judged.Score("given=!1").Basis.ShouldBe(Basis.Judged);

    [Fact]
    public void A_judgement_that_lacks_its_reason_is_only_declared() => Judged.Score("given=?1").Basis.ShouldBe(Basis.Declared);
}
