using Anlan.Rules.Figures;

namespace Anlan.Rules.Tests.Scoring;

public class AllOrNothingRuleTests
{
    static OneIndicator Replies(string condition) => new(1, "replied: count, received: count", $"{{kind: all_or_nothing, of: replied, base: received, {condition}, points: 1}}");

    [Theory]
    [InlineData("at_least: 100%", 9999, 0)]
    [InlineData("at_least: 100%", 10000, 1)]
    [InlineData("over: 99%", 9900, 0)]
    [InlineData("over: 99%", 9901, 1)]
    [InlineData("at_most: 5%", 500, 1)]
    [InlineData("at_most: 5%", 501, 0)]
    [InlineData("below: 5%", 499, 1)]
    [InlineData("below: 5%", 500, 0)]
    [InlineData("at_least: 5%, at_most: 10%", 499, 0)]
    [InlineData("at_least: 5%, at_most: 10%", 500, 1)]
    [InlineData("at_least: 5%, at_most: 10%", 1000, 1)]
    [InlineData("at_least: 5%, at_most: 10%", 1001, 0)]
    public void Each_side_says_whether_it_holds_its_limit(string condition, int replied, decimal expected) =>
        Replies(condition).Points($"replied={replied}; received=10000").ShouldBe(expected);

    [Fact]
    public void Nothing_received_gives_no_score() => Replies("at_least: 100%").Score("replied=0; received=0").Basis.ShouldBe(Basis.Missing);
}
