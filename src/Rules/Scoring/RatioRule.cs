using Anlan.Platform.Language;
using Anlan.Platform.Yaml;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;
using Anlan.Rules.Tracing;

namespace Anlan.Rules.Scoring;

/// <summary>按比率计分: a measure times points, with a cap and a floor.</summary>
internal sealed class RatioRule : Rule
{
    public required Measure Measure { get; init; }

    public required decimal PointsForWhole { get; init; }

    public decimal? Cap { get; init; }

    public decimal Floor { get; init; }

    /// <summary>Over 100 % gives nothing (实际大于计划得 0 分).</summary>
    public bool ZeroOverBase { get; init; }

    // Without a cap a ratio may run over its points; the weight of the indicator then holds it.
    public override decimal Most => Cap ?? PointsForWhole;

    public override IEnumerable<InputDefinition> Inputs => Measure.Inputs;

    internal override IEnumerable<SecondReading> SecondReadings =>
        Measure.Other is { } other ? [new(Measure, this, other, Over(other))] : [];

    RatioRule Over(Measure measure) => new()
    {
        Name = Name,
        Measure = measure,
        PointsForWhole = PointsForWhole,
        Cap = Cap,
        Floor = Floor,
        ZeroOverBase = ZeroOverBase,
    };

    internal override Outcome Apply(FigureSet figures, TraceNode? trace)
    {
        var measured = Measure.Of(figures, trace);
        if (measured.IsMissing) return Outcome.Missing;
        trace?.Parameter(("满分", "Full points"), PointsForWhole, Unit.Points);
        if (ZeroOverBase && measured.Value > 1)
        {
            trace?.Branch(("超过 100%，得 0 分", "Over 100 %: nothing"), 0);
            return new(0, measured.Basis);
        }
        var points = measured.Value * PointsForWhole;
        trace?.Step(($"比率 × {Points(PointsForWhole)} 分", $"Ratio × {Points(PointsForWhole)}"), points, Unit.Points);
        if (Cap is { } cap && points > cap)
        {
            trace?.Branch(($"最高 {Points(cap)} 分", $"At most {Points(cap)}"), cap);
            points = cap;
        }
        if (points < Floor)
        {
            trace?.Branch(($"最低 {Points(Floor)} 分", $"At least {Points(Floor)}"), Floor);
            points = Floor;
        }
        return new(points, measured.Basis);
    }

    public override IEnumerable<Bilingual> Wording
    {
        get
        {
            yield return ($"得分 = {Measure.Formula.Zh} × {Points(PointsForWhole)} 分", $"Score = {Measure.Formula.En} × {Points(PointsForWhole)}");
            if (ZeroOverBase) yield return ("比率超过 100% 时得 0 分", "Nothing when the ratio is over 100 %");
            if (Cap is { } cap) yield return ($"最高 {Points(cap)} 分", $"At most {Points(cap)} points");
            if (Floor > 0) yield return ($"最低 {Points(Floor)} 分", $"At least {Points(Floor)} points");
        }
    }

    public static Rule Read(YamlPart part, RuleReader reader) => new RatioRule
    {
        Name = RuleReader.Name(part),
        Clause = RuleReader.Clause(part),
        Measure = Measure.Read(part, reader),
        PointsForWhole = RuleReader.Points(part.Get("points")),
        Cap = part.Find("cap") is { } cap ? RuleReader.Points(cap) : null,
        Floor = part.Find("floor") is { } floor ? RuleReader.Points(floor) : 0,
        ZeroOverBase = part.Find("over_base")?.OneOf(("zero", true)) ?? false,
    };
}
