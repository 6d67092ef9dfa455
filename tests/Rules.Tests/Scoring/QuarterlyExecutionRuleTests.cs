using Anlan.Rules.Figures;

namespace Anlan.Rules.Tests.Scoring;

public class QuarterlyExecutionRuleTests
{
    static OneIndicator Rule(string more = "") => new(6, "q1: yuan, q2: yuan, q3: yuan, q4: yuan, budget: yuan",
        $"{{kind: quarterly_execution, cumulative: [q1, q2, q3, q4], base: budget, time: [25%, 50%, 75%, 100%], points_each: [1, 1, 1, 1], average_points: 2{more}}}");

    [Fact]
    public void Spending_in_step_with_the_year_gives_full_points() =>
        Rule().Points("q1=25 元; q2=50 元; q3=75 元; q4=100 元; budget=100 元").ShouldBe(6);

    [Fact]
    public void Each_quarter_counts_against_the_time_elapsed_and_the_mean_counts_once_more() =>
        // Rates 0.8, 0.9, 1, 0.95: together 3.65, and their mean 0.9125 twice.
        Rule().Points("q1=20 元; q2=45 元; q3=75 元; q4=95 元; budget=100 元").ShouldBe(3.65m + 1.825m);

    [Fact]
    public void Without_a_cap_an_early_quarter_makes_up_for_a_late_one() =>
        Rule().Points("q1=30 元; q2=40 元; q3=75 元; q4=100 元; budget=100 元").ShouldBe(1.2m + 0.8m + 1m + 1m + 2m);

    [Fact]
    public void With_a_cap_it_does_not() =>
        Rule(", cap_rate: 100%").Points("q1=30 元; q2=40 元; q3=75 元; q4=100 元; budget=100 元").ShouldBe(1m + 0.8m + 1m + 1m + 1.9m);

    [Fact]
    public void Running_ahead_all_year_gives_the_weight_and_no_more() =>
        Rule().Points("q1=50 元; q2=90 元; q3=100 元; q4=100 元; budget=100 元").ShouldBe(6);

    [Fact]
    public void Pingshans_quarters_of_2021_give_4_7583() =>
        Numbers.Round(Rule().Points("q1=1528.86 万元; q2=4743.57 万元; q3=8421.23 万元; q4=12252.18 万元; budget=12320.55 万元")!.Value, 4).ShouldBe(4.7583m);

    [Theory]
    [InlineData("q1=20 元; q2=45 元; q4=95 元; budget=100 元")]
    [InlineData("q1=20 元; q2=45 元; q3=60 元; q4=95 元")]
    public void A_missing_quarter_or_budget_gives_no_score(string figures) => Rule().Points(figures).ShouldBeNull();

    [Fact]
    public void A_budget_of_zero_gives_no_score() => Rule().Score("q1=0 元; q2=0 元; q3=0 元; q4=0 元; budget=0 元").Basis.ShouldBe(Basis.Missing);

    [Fact]
    public void Two_halves_of_the_year_work_as_well() =>
        new OneIndicator(4, "june: yuan, december: yuan, budget: yuan",
            "{kind: quarterly_execution, cumulative: [june, december], base: budget, time: [50%, 100%], points_each: [1, 1], average_points: 2}")
            .Points("june=25 元; december=100 元; budget=100 元").ShouldBe(0.5m + 1m + 1.5m);
}
