namespace Anlan.Rules.Tests.Evaluation;

public class WhatIfTests
{
    static readonly OneIndicator Rule = new(2, "spent: yuan, budget: yuan", "{kind: ratio, of: spent, base: budget, points: 2}");

    [Fact]
    public void Changing_a_copy_leaves_the_figures_as_they_were()
    {
        var figures = Rule.Figures("spent=50 元; budget=100 元");
        var other = figures.Copy();
        other["spent"] = null;

        Rule.Edition.Evaluate(other).Scores[0].Unrounded.ShouldBeNull();
        Rule.Edition.Evaluate(figures).Scores[0].Unrounded.ShouldBe(1);
    }

    [Fact]
    public void A_copy_keeps_what_was_published()
    {
        var figures = Rule.Figures("");
        figures.Publish("it", new(1.5m, null));

        Rule.Edition.Evaluate(figures.Copy()).Scores[0].Unrounded.ShouldBe(1.5m);
    }

    [Fact]
    public void An_input_the_edition_does_not_know_is_refused() => Should.Throw<KeyNotFoundException>(() => Rule.Figures("wages=1 元"));
}
