using Anlan.Platform.Language;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;

namespace Anlan.Rules.Evaluation;

/// <summary>What an edition makes of one department's figures.</summary>
public sealed class EvaluationResult
{
    readonly IndicatorScore[] scores;

    EvaluationResult(FrameworkEdition edition, FigureSet figures, IndicatorScore[] scores) =>
        (Edition, Figures, this.scores, Total) = (edition, figures, scores, Total.Of(edition, scores));

    public FrameworkEdition Edition { get; }

    public FigureSet Figures { get; }

    /// <summary>One for each indicator of the edition, in its order.</summary>
    public IReadOnlyList<IndicatorScore> Scores => scores;

    public Total Total { get; }

    public GradeBand? Grade => Total.Unrounded is { } total ? Edition.GradeOf(total) : null;

    public IndicatorScore this[Indicator indicator] => scores[indicator.Index];

    /// <summary>The sum over a group; null when one of its indicators has no score.</summary>
    public Total Subtotal(IndicatorGroup group) => Total.Of(Edition, group.Indicators.Select(i => scores[i.Index]));

    internal static EvaluationResult Of(FrameworkEdition edition, FigureSet figures)
    {
        if (!ReferenceEquals(figures.Edition, edition)) throw new ArgumentException("The figures are laid out for another edition.", nameof(figures));
        var scores = new IndicatorScore[edition.Indicators.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            var indicator = edition.Indicators[i];
            scores[i] = new(indicator, figures, indicator.Score(figures, trace: null));
        }
        return new(edition, figures, scores);
    }
}
