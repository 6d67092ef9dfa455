using Anlan.Rules.Figures;

namespace Anlan.Rules.Tests.Scoring;

public class BandsRuleTests
{
    static readonly OneIndicator Utilisation = new(1, "in_use: yuan, all: yuan",
        """
        {kind: bands, of: in_use, base: all, bands: [
          {at_least: 90%, points: 1}, {at_least: 75%, below: 90%, points: 0.7}, {at_least: 60%, below: 75%, points: 0.4}, {below: 60%, points: 0}]}
        """);

    static readonly OneIndicator ContractStaff = new(1, "contract: count, all: count",
        "{kind: bands, of: contract, base: all, bands: [{below: 5%, points: 1}, {at_least: 5%, at_most: 10%, points: 0.5}, {over: 10%, points: 0}]}");

    [Theory]
    [InlineData("100.01", 1)]
    [InlineData("90", 1)]
    [InlineData("89.99", 0.7)]
    [InlineData("75", 0.7)]
    [InlineData("74.99", 0.4)]
    [InlineData("60", 0.4)]
    [InlineData("59.99", 0)]
    [InlineData("0", 0)]
    [InlineData("-1", 0)]
    public void At_least_holds_the_limit_and_below_does_not(string inUse, decimal expected) =>
        Utilisation.Points($"in_use={inUse} 元; all=100 元").ShouldBe(expected);

    [Theory]
    [InlineData(499, 1)]
    [InlineData(500, 0.5)]
    [InlineData(1000, 0.5)]
    [InlineData(1001, 0)]
    public void At_most_holds_the_limit_and_over_does_not(int contract, decimal expected) =>
        ContractStaff.Points($"contract={contract} 人; all=10000 人").ShouldBe(expected);

    [Fact]
    public void A_thin_ratio_just_under_a_limit_is_not_rounded_up_to_it() =>
        Utilisation.Points("in_use=89.99999999999999 元; all=100 元").ShouldBe(0.7m);

    [Fact]
    public void A_divisor_of_zero_gives_no_score() => Utilisation.Score("in_use=1 元; all=0 元").Basis.ShouldBe(Basis.Missing);

    [Fact]
    public void Bands_may_be_laid_over_a_mean() =>
        new OneIndicator(6, "a: percent, b: percent", "{kind: bands, mean_of: [a, b], bands: [{at_least: 95%, points: 6}, {below: 95%, points: 1}]}")
            .Points("a=90%; b=100%").ShouldBe(6);

    [Fact]
    public void A_mean_with_a_missing_figure_is_missing() =>
        new OneIndicator(6, "a: percent, b: percent", "{kind: bands, mean_of: [a, b], bands: [{at_least: 95%, points: 6}, {below: 95%, points: 1}]}")
            .Points("a=90%").ShouldBeNull();

    [Theory]
    [InlineData("2", 3)]
    [InlineData("3", 1)]
    public void A_band_may_hold_a_single_value(string count, decimal expected) =>
        new OneIndicator(3, "n: count", "{kind: bands, of: n, bands: [{below: 2, points: 0}, {at_least: 2, at_most: 2, points: 3}, {over: 2, points: 1}]}")
            .Points($"n={count}").ShouldBe(expected);

    [Fact]
    public void The_other_base_shows_what_it_would_give()
    {
        var rule = new OneIndicator(1, "in_use: yuan, all: yuan, last_year: yuan",
            "{kind: bands, of: in_use, base: all, other_base: last_year, bands: [{at_least: 90%, points: 1}, {below: 90%, points: 0}]}");
        rule.Score("in_use=90 元; all=100 元; last_year=120 元").SecondReadings.ShouldHaveSingleItem().OtherPoints.ShouldBe(0);
    }
}
