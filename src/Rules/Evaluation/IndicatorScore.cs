using Anlan.Platform.Language;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;
using Anlan.Rules.Scoring;
using Anlan.Rules.Tracing;

namespace Anlan.Rules.Evaluation;

/// <summary>The score of one indicator, and on demand the way it came about.</summary>
public sealed class IndicatorScore
{
    readonly FigureSet figures;
    readonly Outcome outcome;

    internal IndicatorScore(Indicator indicator, FigureSet figures, Outcome outcome) =>
        (Indicator, this.figures, this.outcome) = (indicator, figures, outcome);

    public Indicator Indicator { get; }

    public Basis Basis => outcome.Basis;

    /// <summary>The exact score; null when missing.</summary>
    public decimal? Unrounded => outcome.Basis == Basis.Missing ? null : outcome.Points;

    /// <summary>Rounded to the decimals of the edition.</summary>
    public decimal? Shown => Unrounded is { } points ? Numbers.Round(points, figures.Edition.Rounding.Indicator) : null;

    /// <summary>What the department published; null when it published nothing for this indicator.</summary>
    public PublishedScore? Published => figures.Published(Indicator);

    /// <summary>Ratios of this indicator that practice also takes over another base, with what both readings give.</summary>
    public IEnumerable<RatioReading> SecondReadings => Indicator.Rule.SecondReadings.Select(reading =>
    {
        var (value, other) = (reading.Measure.Of(figures, null), reading.OtherMeasure.Of(figures, null));
        var (points, otherPoints) = (reading.Rule.Apply(figures, null), reading.OtherRule.Apply(figures, null));
        return new RatioReading(
            reading.Measure.Formula, value.IsMissing ? null : value.Value, points.Basis == Basis.Missing ? null : points.Points,
            reading.OtherMeasure.Formula, other.IsMissing ? null : other.Value, otherPoints.Basis == Basis.Missing ? null : otherPoints.Points);
    });

    /// <summary>Budget execution period by period, where the rule looks at it; otherwise nothing.</summary>
    public IEnumerable<ExecutionPeriod> Periods => Indicator.Rule.Periods(figures);

    /// <summary>
    /// The way from figures to score, built by following the same rule once more with a pen in hand: the trace cannot say anything else than the score.
    /// </summary>
    public TraceNode Trace
    {
        get
        {
            var root = new TraceNode(TraceKind.Score, Indicator.Name) { Clause = Indicator.Clause };
            var again = Indicator.Score(figures, root);
            root.Value = again.Basis == Basis.Missing ? null : again.Points;
            root.Basis = again.Basis;
            if (Shown is { } shown && shown != again.Points)
            {
                var decimals = figures.Edition.Rounding.Indicator;
                root.Add(new(TraceKind.Rounding, ($"四舍五入到 {decimals} 位小数", $"Rounded half up to {decimals} {(decimals == 1 ? "decimal" : "decimals")}"), shown));
            }
            return root;
        }
    }
}

/// <summary>A ratio over the base of the edition and over the other one; a value is null when an input is missing.</summary>
public sealed record RatioReading(Bilingual Formula, decimal? Value, decimal? Points, Bilingual OtherFormula, decimal? OtherValue, decimal? OtherPoints);
