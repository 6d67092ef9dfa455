using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;
using FsCheck;
using FsCheck.Fluent;

namespace Anlan.Rules.Tests.Properties;

/// <summary>What must hold for any department under any edition that comes with the platform.</summary>
public class EveryEditionTests
{
    public static TheoryData<string> Codes => [.. Editions.Scored.Select(e => e.Code)];

    [Theory, MemberData(nameof(Codes))]
    public void A_score_with_its_trace_is_the_score_without_it(string code) => Holds(code, figures =>
        figures.Edition.Evaluate(figures).Scores.All(score => score.Trace is var trace && trace.Value == score.Unrounded && trace.Basis == score.Basis));

    [Theory, MemberData(nameof(Codes))]
    public void A_score_lies_between_zero_and_the_weight(string code) => Holds(code, figures =>
        figures.Edition.Evaluate(figures).Scores.All(score => score.Unrounded is null || (score.Unrounded >= 0 && score.Unrounded <= score.Indicator.Weight)));

    [Theory, MemberData(nameof(Codes))]
    public void The_total_is_the_sum_and_exists_only_when_every_score_does(string code) => Holds(code, figures =>
    {
        var result = figures.Edition.Evaluate(figures);
        var rounding = figures.Edition.Rounding;
        var (exact, shown) = (result.Scores.Sum(s => s.Unrounded ?? 0), result.Scores.Sum(s => s.Shown ?? 0));
        return result.Total.Partial == exact && (result.Scores.Any(s => s.Basis == Basis.Missing)
            ? result.Total is { Unrounded: null, Shown: null, SumOfShown: null } && result.Grade is null
            : result.Total.Unrounded == exact && result.Total.SumOfShown == shown && result.Total.Shown == Numbers.Round(rounding.SumsUnrounded ? exact : shown, rounding.Total));
    });

    [Theory, MemberData(nameof(Codes))]
    public void Printed_figures_give_computed_scores_or_quote_a_published_one(string code) => Holds(code, figures =>
        figures.Edition.Evaluate(figures).Scores.All(score => score.Basis is Basis.Computed or Basis.Missing
            || (score.Basis == Basis.Declared && score.Unrounded == score.Published!.Points)), Standing.Printed);

    [Theory, MemberData(nameof(Codes))]
    public void Assumed_figures_never_give_a_computed_score(string code) => Holds(code, figures =>
        figures.Edition.Evaluate(figures).Scores.All(score => score.Basis is Basis.Declared or Basis.Missing), Standing.Assumed);

    [Theory, MemberData(nameof(Codes))]
    public void Every_step_of_a_trace_is_named_in_both_languages(string code) => Holds(code, figures =>
        figures.Edition.Evaluate(figures).Scores.SelectMany(score => Walk.All(score.Trace)).All(node => node.Label.Zh.Length > 0 && node.Label.En.Length > 0));

    static void Holds(string code, Func<FigureSet, bool> property, Standing? standing = null)
    {
        var edition = Editions.Library.Find(code)!;
        Prop.ForAll(RandomFigures.For(edition, standing).ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithQuietOnSuccess(true));
    }
}
