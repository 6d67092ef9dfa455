using Anlan.Rules.Figures;

namespace Anlan.Rules.Tests.Scoring;

public class TargetRuleTests
{
    static OneIndicator Rule(string how) => new(4, "actual: percent, target: percent", $"{{kind: target, actual: actual, target: target, {how}, points: 4}}");

    static readonly OneIndicator AtLeast = Rule("direction: at_least");
    static readonly OneIndicator TargetOverActual = Rule("direction: at_most, method: target_over_actual");
    static readonly OneIndicator OneMinusExcess = Rule("direction: at_most, method: one_minus_excess");

    [Theory]
    [InlineData("95%", 4)]
    [InlineData("100%", 4)]
    [InlineData("76%", 3.2)]
    [InlineData("0%", 0)]
    [InlineData("-10%", 0)]
    public void At_least_missed_counts_actual_over_target(string actual, decimal expected) =>
        AtLeast.Points($"actual={actual}; target=95%").ShouldBe(expected);

    [Theory]
    [InlineData("20%", 4)]
    [InlineData("0%", 4)]
    [InlineData("25%", 3.2)]
    [InlineData("40%", 2)]
    [InlineData("400%", 0.2)]
    public void At_most_missed_counts_target_over_actual(string actual, decimal expected) =>
        TargetOverActual.Points($"actual={actual}; target=20%").ShouldBe(expected);

    [Theory]
    [InlineData("20%", 4)]
    [InlineData("0%", 4)]
    [InlineData("25%", 3)]
    [InlineData("40%", 0)]
    [InlineData("400%", 0)]
    public void At_most_missed_counts_one_minus_the_excess(string actual, decimal expected) =>
        OneMinusExcess.Points($"actual={actual}; target=20%").ShouldBe(expected);

    [Fact]
    public void The_two_formulas_give_different_scores_for_one_figure() =>
        TargetOverActual.Points("actual=25%; target=20%").ShouldNotBe(OneMinusExcess.Points("actual=25%; target=20%"));

    [Fact]
    public void A_target_of_zero_that_is_met_gives_full_points() => OneMinusExcess.Points("actual=-3%; target=0%").ShouldBe(4);

    [Fact]
    public void A_target_of_zero_that_is_missed_cannot_be_put_in_proportion() => OneMinusExcess.Score("actual=3%; target=0%").Basis.ShouldBe(Basis.Missing);

    [Fact]
    public void A_target_of_zero_over_the_actual_figure_gives_nothing() => TargetOverActual.Points("actual=3%; target=0%").ShouldBe(0);

    [Fact]
    public void A_missing_target_gives_no_score() => AtLeast.Points("actual=100%").ShouldBeNull();
}
