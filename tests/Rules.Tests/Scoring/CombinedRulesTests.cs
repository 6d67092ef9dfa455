using Anlan.Rules.Figures;

namespace Anlan.Rules.Tests.Scoring;

public class CombinedRulesTests
{
    const string Parts =
        "[{kind: done_planned, name: {zh: 甲, en: A}, done: a, planned: all, points: 2}, {kind: done_planned, name: {zh: 乙, en: B}, done: b, planned: all, points: 4}]";

    static readonly OneIndicator Sum = new(6, "a: count, b: count, all: count", $"{{kind: sum, parts: {Parts}}}");

    static readonly OneIndicator Minimum = new(2, "a: count, b: count, all: count", $"{{kind: minimum, parts: {Parts}}}");

    static readonly OneIndicator WeightedMean = new(10, "a: count, b: count, all: count",
        """
        {kind: weighted_mean, points: 10, parts: [
          {weight: 3, rule: {kind: done_planned, done: a, planned: all, points: 2}}, {weight: 1, rule: {kind: done_planned, done: b, planned: all, points: 4}}]}
        """);

    [Theory]
    [InlineData(10, 10, 6)]
    [InlineData(5, 10, 5)]
    [InlineData(0, 0, 0)]
    public void A_sum_adds_its_parts(int a, int b, decimal expected) => Sum.Points($"a={a}; b={b}; all=10").ShouldBe(expected);

    [Theory]
    [InlineData(10, 10, 2)]
    [InlineData(5, 10, 1)]
    [InlineData(10, 2, 0.8)]
    [InlineData(0, 10, 0)]
    public void A_minimum_takes_the_lowest_part(int a, int b, decimal expected) => Minimum.Points($"a={a}; b={b}; all=10").ShouldBe(expected);

    [Theory]
    [InlineData(10, 10, 10)]
    [InlineData(10, 0, 7.5)]
    [InlineData(0, 10, 2.5)]
    [InlineData(5, 5, 5)]
    public void A_weighted_mean_weighs_each_parts_share_of_its_own_points(int a, int b, decimal expected) =>
        WeightedMean.Points($"a={a}; b={b}; all=10").ShouldBe(expected);

    [Fact]
    public void A_part_without_a_score_leaves_the_whole_without_one()
    {
        Sum.Points("a=1; all=10").ShouldBeNull();
        Minimum.Points("b=1; all=10").ShouldBeNull();
        WeightedMean.Points("a=1; all=10").ShouldBeNull();
    }

    [Fact]
    public void The_weakest_part_is_the_basis_of_the_whole()
    {
        Sum.Score("a=1; b=1; all=10").Basis.ShouldBe(Basis.Computed);
        Sum.Score("a=!1; b=1; all=10").Basis.ShouldBe(Basis.Judged);
        Sum.Score("a=!1; b=~1; all=10").Basis.ShouldBe(Basis.Declared);
    }

    [Fact]
    public void Parts_may_hold_parts() =>
        new OneIndicator(4, "a: count, b: count, all: count", $"{{kind: sum, parts: [{{kind: minimum, parts: {Parts}}}, {{kind: done_planned, done: a, planned: all, points: 2}}]}}")
            .Points("a=10; b=2; all=10").ShouldBe(2.8m);

    [Fact]
    public void The_trace_names_each_part_with_its_points()
    {
        var parts = Sum.Score("a=5; b=10; all=10").Trace.Parts;
        parts[0].Label.Zh.ShouldBe("甲");
        parts[0].Value.ShouldBe(1);
        parts[1].Label.En.ShouldBe("B");
        parts[1].Value.ShouldBe(4);
    }
}
