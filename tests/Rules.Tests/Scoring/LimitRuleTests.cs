using Anlan.Rules.Figures;

namespace Anlan.Rules.Tests.Scoring;

public class LimitRuleTests
{
    static OneIndicator Transfers(string steps, string more = "") => new(1, "moved: yuan, budget: yuan",
        $"{{kind: deduct_over_limit, of: moved, base: budget, points: 1, limit: 10%, per: 1%, deduct: 0.1, steps: {steps}{more}}}");

    [Theory]
    [InlineData("0", 1)]
    [InlineData("10", 1)]
    [InlineData("10.5", 0.95)]
    [InlineData("12", 0.8)]
    [InlineData("19.9", 0.01)]
    [InlineData("20", 0)]
    [InlineData("20.1", 0)]
    [InlineData("90", 0)]
    public void Continuous_steps_take_a_part_for_a_part(string moved, decimal expected) =>
        Transfers("continuous").Points($"moved={moved} 元; budget=100 元").ShouldBe(expected);

    [Theory]
    [InlineData("10", 1)]
    [InlineData("10.99", 1)]
    [InlineData("11", 0.9)]
    [InlineData("11.99", 0.9)]
    [InlineData("12", 0.8)]
    [InlineData("20", 0)]
    public void Whole_steps_count_only_complete_units(string moved, decimal expected) =>
        Transfers("whole").Points($"moved={moved} 元; budget=100 元").ShouldBe(expected);

    [Theory]
    [InlineData("10", 1)]
    [InlineData("10.01", 0.9)]
    [InlineData("11", 0.9)]
    [InlineData("11.01", 0.8)]
    [InlineData("19.01", 0)]
    public void Started_steps_count_a_started_unit(string moved, decimal expected) =>
        Transfers("started").Points($"moved={moved} 元; budget=100 元").ShouldBe(expected);

    [Theory]
    [InlineData("17", 0.3)]
    [InlineData("17.5", 0.3)]
    [InlineData("99", 0.3)]
    public void A_floor_holds_the_points(string moved, decimal expected) =>
        Transfers("continuous", ", floor: 0.3").Points($"moved={moved} 元; budget=100 元").ShouldBe(expected);

    [Theory]
    [InlineData("-0.5%", 10)]
    [InlineData("-0.49%", 9)]
    [InlineData("0.5%", 9)]
    [InlineData("2%", 7)]
    [InlineData("-30%", 10)]
    public void A_limit_may_be_negative(string rate, decimal expected) =>
        new OneIndicator(10, "rate: percent", "{kind: deduct_over_limit, of: rate, points: 10, limit: -0.5%, per: 1%, deduct: 1, steps: started}")
            .Points($"rate={rate}").ShouldBe(expected);

    [Theory]
    [InlineData("95%", 5)]
    [InlineData("100%", 5)]
    [InlineData("94%", 4.5)]
    [InlineData("85%", 0)]
    [InlineData("80%", 0)]
    public void Under_a_lower_limit_each_unit_short_of_it_costs(string rate, decimal expected) =>
        new OneIndicator(5, "rate: percent", "{kind: deduct_over_limit, of: rate, points: 5, limit: 95%, per: 1%, deduct: 0.5, steps: continuous, side: under}")
            .Points($"rate={rate}").ShouldBe(expected);

    [Theory]
    [InlineData("3", 5)]
    [InlineData("4", 4)]
    [InlineData("5", 3)]
    public void Counts_can_have_a_limit_too(string late, decimal expected) =>
        new OneIndicator(5, "late: count", "{kind: deduct_over_limit, of: late, points: 5, limit: 3, per: 1, deduct: 1, steps: whole}")
            .Points($"late={late}").ShouldBe(expected);

    [Fact]
    public void A_base_of_zero_gives_no_score() => Transfers("whole").Score("moved=1 元; budget=0 元").Basis.ShouldBe(Basis.Missing);

    [Fact]
    public void The_other_base_shows_what_it_would_give()
    {
        var rule = new OneIndicator(1, "moved: yuan, initial: yuan, adjusted: yuan",
            "{kind: deduct_over_limit, of: moved, base: initial, other_base: adjusted, points: 1, limit: 10%, per: 1%, deduct: 0.1, steps: continuous}");
        var reading = rule.Score("moved=15 元; initial=100 元; adjusted=125 元").SecondReadings.ShouldHaveSingleItem();
        reading.Points.ShouldBe(0.5m);
        reading.OtherPoints.ShouldBe(0.8m);
    }
}
