namespace Anlan.Rules.Tests.Scoring;

public class ViolationRuleTests
{
    static OneIndicator Rule(string more = "") => new(5, "violations: count", $"{{kind: deduct_per_violation, count: violations, from: 5, each: 2{more}}}");

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 3)]
    [InlineData(2, 1)]
    [InlineData(3, 0)]
    [InlineData(40, 0)]
    public void Each_violation_costs_until_nothing_is_left(int violations, decimal expected) =>
        Rule().Points($"violations={violations} 项").ShouldBe(expected);

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    public void A_floor_keeps_the_rest(int violations, decimal expected) =>
        Rule(", floor: 2").Points($"violations={violations}").ShouldBe(expected);

    [Fact]
    public void No_violation_is_a_figure_but_an_unknown_number_is_not() => Rule().Points("").ShouldBeNull();
}
