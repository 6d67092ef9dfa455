using Anlan.Rules.Figures;
using Anlan.Rules.Tracing;

namespace Anlan.Rules.Tests.Scoring;

public class DeclaredRuleTests
{
    static readonly OneIndicator Unknown = new(4, "", "{kind: declared}");

    static readonly OneIndicator Known = new(4, "done: count, planned: count", "{kind: done_planned, done: done, planned: planned, points: 4}");

    [Fact]
    public void Where_no_rule_is_published_the_published_score_stands_as_declared()
    {
        var figures = Unknown.Figures("");
        figures.Publish("it", new(3.5m, new(Anlan.Platform.Language.Bilingual.Same("Report"), null, 12)));
        var score = Unknown.Edition.Evaluate(figures).Scores[0];

        score.Unrounded.ShouldBe(3.5m);
        score.Basis.ShouldBe(Basis.Declared);
        score.Trace.Parts.ShouldContain(part => part.Kind == TraceKind.Input && part.Figure!.Source!.Line == 12);
    }

    [Theory]
    [InlineData(4.01)]
    [InlineData(-1)]
    public void A_published_score_that_the_indicator_cannot_give_is_not_quoted(decimal published)
    {
        var figures = Unknown.Figures("");
        figures.Publish("it", new(published, null));

        Unknown.Edition.Evaluate(figures).Scores[0].Basis.ShouldBe(Basis.Missing);
    }

    [Fact]
    public void Without_a_published_score_there_is_none() => Unknown.Score("").Basis.ShouldBe(Basis.Missing);

    [Fact]
    public void A_rule_whose_figures_are_missing_falls_back_to_the_published_score()
    {
        var figures = Known.Figures("done=3");
        figures.Publish("it", new(3.2m, null));
        var score = Known.Edition.Evaluate(figures).Scores[0];

        score.Unrounded.ShouldBe(3.2m);
        score.Basis.ShouldBe(Basis.Declared);
    }

    [Fact]
    public void A_rule_that_can_be_followed_never_bends_to_the_published_score()
    {
        var figures = Known.Figures("done=3; planned=4");
        figures.Publish("it", new(4, null));
        var score = Known.Edition.Evaluate(figures).Scores[0];

        score.Unrounded.ShouldBe(3);
        score.Basis.ShouldBe(Basis.Computed);
        score.Published!.Points.ShouldBe(4);
    }
}
