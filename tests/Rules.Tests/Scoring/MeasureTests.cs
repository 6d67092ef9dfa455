using Anlan.Platform.Yaml;
using Anlan.Rules.Figures;

namespace Anlan.Rules.Tests.Scoring;

/// <summary>What a rule looks at: a figure, a ratio, a rate of change, a mean, the days between two dates.</summary>
public class MeasureTests
{
    static OneIndicator AtMost(string measure, string inputs, string limit) =>
        new(1, inputs, $"{{kind: all_or_nothing, {measure}, at_most: {limit}, points: 1}}");

    [Theory]
    [InlineData("2021-02-20", 1)]
    [InlineData("2021-02-21", 0)]
    [InlineData("2021-01-15", 1)]
    public void Days_run_from_one_date_to_the_other(string published, decimal expected) =>
        AtMost("of: published, days_after: approved", "published: date, approved: date", "20").Points($"published={published}; approved=2021-01-31").ShouldBe(expected);

    [Fact]
    public void Days_need_both_dates() =>
        AtMost("of: published, days_after: approved", "published: date, approved: date", "20").Points("approved=2021-01-31").ShouldBeNull();

    [Fact]
    public void Days_are_counted_between_dates_only() =>
        Should.Throw<YamlMistakesException>(() => AtMost("of: published, days_after: approved", "published: date, approved: count", "20"))
            .Message.ShouldContain("approved");

    [Theory]
    [InlineData("90 元", 1)]
    [InlineData("99.5 元", 1)]
    [InlineData("99.51 元", 0)]
    public void A_rate_of_change_may_fall(string now, decimal expected) =>
        AtMost("of: now, change_from: before", "now: yuan, before: yuan", "-0.5%").Points($"now={now}; before=100 元").ShouldBe(expected);

    [Fact]
    public void A_change_from_zero_has_no_rate() =>
        AtMost("of: now, change_from: before", "now: yuan, before: yuan", "0%").Score("now=5 元; before=0 元").Basis.ShouldBe(Basis.Missing);

    [Fact]
    public void A_mean_weighs_its_figures_alike() =>
        AtMost("mean_of: [a, b, c]", "a: percent, b: percent, c: percent", "90%").Points("a=100%; b=90%; c=80%").ShouldBe(1);

    [Fact]
    public void A_mean_of_unlike_units_is_refused() =>
        Should.Throw<YamlMistakesException>(() => AtMost("mean_of: [a, b]", "a: percent, b: count", "90%")).Message.ShouldContain("percent");
}
