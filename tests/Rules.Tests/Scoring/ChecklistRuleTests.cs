using Anlan.Rules.Figures;

namespace Anlan.Rules.Tests.Scoring;

public class ChecklistRuleTests
{
    static readonly OneIndicator Supervision = new(2.5m, "monitored: yes_no, inspected: yes_no, poor: yes_no, replied: count, received: count",
        """
        {kind: checklist, items: [
          {name: {zh: 监控, en: Monitoring}, points: 1, judged: monitored},
          {name: {zh: 检查, en: Inspection}, points: 1, judged: inspected, void_if: poor},
          {name: {zh: 回复, en: Replies}, points: 0.5, rule: {kind: all_or_nothing, of: replied, base: received, at_least: 100%, points: 0.5}}]}
        """);

    [Theory]
    [InlineData("yes", "yes", "no", 4, 2.5)]
    [InlineData("no", "yes", "no", 4, 1.5)]
    [InlineData("yes", "no", "no", 4, 1.5)]
    [InlineData("yes", "yes", "yes", 4, 1.5)]
    [InlineData("yes", "yes", "no", 3, 2)]
    [InlineData("no", "no", "no", 0, 0)]
    public void Each_item_that_holds_gives_its_points(string monitored, string inspected, string poor, int replied, decimal expected) =>
        Supervision.Points($"monitored=!{monitored}; inspected=!{inspected}; poor={poor}; replied={replied}; received=4").ShouldBe(expected);

    [Fact]
    public void An_item_nobody_judged_leaves_the_indicator_without_a_score() =>
        Supervision.Points("inspected=yes; poor=no; replied=4; received=4").ShouldBeNull();

    [Fact]
    public void Without_knowing_whether_the_item_is_void_there_is_no_score() =>
        Supervision.Points("monitored=yes; inspected=yes; replied=4; received=4").ShouldBeNull();

    [Fact]
    public void A_void_item_gives_nothing_even_when_nobody_judged_it() =>
        Supervision.Points("monitored=yes; poor=yes; replied=4; received=4").ShouldBe(1.5m);

    [Fact]
    public void The_trace_shows_what_the_known_items_come_to()
    {
        var trace = Supervision.Score("monitored=yes; inspected=yes; poor=no").Trace;
        trace.Value.ShouldBeNull();
        trace.Parts.Select(p => p.Value).ShouldBe([1m, 1m, null]);
        trace.Parts[2].Basis.ShouldBe(Basis.Missing);
    }
}
