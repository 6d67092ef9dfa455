using Anlan.Rules.Figures;

namespace Anlan.Rules.Tests.Scoring;

public class RatioRuleTests
{
    const string Money = "spent: yuan, budget: yuan";

    static OneIndicator Plain(string more = "") => new(2, Money, $"{{kind: ratio, of: spent, base: budget, points: 2{more}}}");

    [Theory]
    [InlineData("50 元", 1)]
    [InlineData("100 元", 2)]
    [InlineData("0 元", 0)]
    [InlineData("0.01 万元", 2)]
    public void Points_are_the_ratio_times_the_points(string spent, decimal expected) =>
        Plain().Points($"spent={spent}; budget=100 元").ShouldBe(expected);

    [Fact]
    public void The_ratio_is_not_rounded() => Plain().Points("spent=1 元; budget=3 元").ShouldBe(1m / 3m * 2m);

    [Fact]
    public void Over_the_base_the_weight_of_the_indicator_holds_the_score() => Plain().Points("spent=150 元; budget=100 元").ShouldBe(2);

    [Theory]
    [InlineData("100 元", 2)]
    [InlineData("100.01 元", 0)]
    [InlineData("200 元", 0)]
    public void With_over_base_zero_a_ratio_over_100_percent_gives_nothing(string spent, decimal expected) =>
        Plain(", over_base: zero").Points($"spent={spent}; budget=100 元").ShouldBe(expected);

    [Theory]
    [InlineData("74.99 元", 1.4998)]
    [InlineData("75 元", 1.5)]
    [InlineData("75.01 元", 1.5)]
    [InlineData("300 元", 1.5)]
    public void A_cap_holds_the_points_from_above(string spent, decimal expected) =>
        new OneIndicator(1.5m, Money, "{kind: ratio, of: spent, base: budget, points: 2, cap: 1.5}").Points($"spent={spent}; budget=100 元").ShouldBe(expected);

    [Theory]
    [InlineData("25.01 元", 0.5002)]
    [InlineData("25 元", 0.5)]
    [InlineData("24.99 元", 0.5)]
    [InlineData("0 元", 0.5)]
    public void A_floor_holds_the_points_from_below(string spent, decimal expected) =>
        Plain(", floor: 0.5").Points($"spent={spent}; budget=100 元").ShouldBe(expected);

    [Fact]
    public void A_negative_figure_gives_nothing_and_never_less() => Plain().Points("spent=-5 元; budget=100 元").ShouldBe(0);

    [Fact]
    public void A_base_of_zero_gives_no_score() => Plain().Score("spent=5 元; budget=0 元").Basis.ShouldBe(Basis.Missing);

    [Theory]
    [InlineData("spent=5 元")]
    [InlineData("budget=5 元")]
    [InlineData("")]
    public void A_missing_figure_gives_no_score_and_not_zero(string figures) => Plain().Points(figures).ShouldBeNull();

    [Fact]
    public void A_rate_given_as_such_is_taken_as_it_stands() =>
        new OneIndicator(10, "rate: percent", "{kind: ratio, of: rate, points: 10, cap: 10}").Points("rate=98.46%").ShouldBe(9.846m);

    [Fact]
    public void A_rate_of_change_can_be_the_measure() =>
        new OneIndicator(2, Money, "{kind: ratio, of: spent, change_from: budget, points: 2}").Points("spent=150 元; budget=100 元").ShouldBe(1);

    [Fact]
    public void A_second_base_is_reported_with_what_it_would_give()
    {
        var rule = new OneIndicator(2, "spent: yuan, initial: yuan, adjusted: yuan", "{kind: ratio, of: spent, base: initial, other_base: adjusted, points: 2}");
        var score = rule.Score("spent=50 元; initial=100 元; adjusted=200 元");

        score.Unrounded.ShouldBe(1);
        var reading = score.SecondReadings.ShouldHaveSingleItem();
        reading.Value.ShouldBe(0.5m);
        reading.OtherValue.ShouldBe(0.25m);
        reading.OtherPoints.ShouldBe(0.5m);
    }

    [Fact]
    public void A_missing_second_base_does_not_touch_the_score()
    {
        var rule = new OneIndicator(2, "spent: yuan, initial: yuan, adjusted: yuan", "{kind: ratio, of: spent, base: initial, other_base: adjusted, points: 2}");
        var score = rule.Score("spent=50 元; initial=100 元");

        score.Unrounded.ShouldBe(1);
        score.SecondReadings.ShouldHaveSingleItem().OtherPoints.ShouldBeNull();
    }
}
