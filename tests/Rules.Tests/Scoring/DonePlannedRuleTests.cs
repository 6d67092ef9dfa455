using Anlan.Rules.Figures;

namespace Anlan.Rules.Tests.Scoring;

public class DonePlannedRuleTests
{
    static readonly OneIndicator Projects = new(6, "done: count, planned: count", "{kind: done_planned, done: done, planned: planned, points: 6}");

    [Theory]
    [InlineData(0, 0)]
    [InlineData(7, 4.2)]
    [InlineData(10, 6)]
    [InlineData(13, 6)]
    public void Points_follow_what_was_done_and_never_pass_the_full_points(int done, decimal expected) =>
        Projects.Points($"done={done}; planned=10").ShouldBe(expected);

    [Fact]
    public void Nothing_planned_gives_no_score() => Projects.Score("done=3; planned=0").Basis.ShouldBe(Basis.Missing);

    [Fact]
    public void Money_can_be_planned_too() =>
        new OneIndicator(10, "executed: yuan, budget: yuan", "{kind: done_planned, done: executed, planned: budget, points: 10}")
            .Points("executed=557.53 万元; budget=557.53 万元").ShouldBe(10);

    [Fact]
    public void A_rest_of_thirds_stays_exact() => Projects.Points("done=1; planned=3").ShouldBe(1m / 3m * 6m);
}
