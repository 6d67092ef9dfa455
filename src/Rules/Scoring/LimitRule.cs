using Anlan.Platform.Language;
using Anlan.Platform.Yaml;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;
using Anlan.Rules.Tracing;

namespace Anlan.Rules.Scoring;

/// <summary>超限扣分: full points up to a limit, then so many off for each unit beyond it, continuous or in whole steps.</summary>
internal sealed class LimitRule : Rule
{
    internal enum Steps
    {
        /// <summary>A part of a unit takes a part of the deduction.</summary>
        Continuous,

        /// <summary>Only complete units count (每超过一个百分点).</summary>
        Whole,

        /// <summary>A started unit counts as one (不足一个按一个计).</summary>
        Started,
    }

    public required Measure Measure { get; init; }

    public required decimal FullPoints { get; init; }

    public required decimal Limit { get; init; }

    public required decimal Per { get; init; }

    public required decimal Deduct { get; init; }

    public required Steps Stepping { get; init; }

    /// <summary>True: the limit is a lower one, and falling short of it costs points.</summary>
    public bool Under { get; init; }

    public decimal Floor { get; init; }

    public override decimal Most => FullPoints;

    public override IEnumerable<InputDefinition> Inputs => Measure.Inputs;

    internal override IEnumerable<SecondReading> SecondReadings =>
        Measure.Other is { } other ? [new(Measure, this, other, Over(other))] : [];

    LimitRule Over(Measure measure) => new()
    {
        Name = Name,
        Measure = measure,
        FullPoints = FullPoints,
        Limit = Limit,
        Per = Per,
        Deduct = Deduct,
        Stepping = Stepping,
        Under = Under,
        Floor = Floor,
    };

    internal override Outcome Apply(FigureSet figures, TraceNode? trace)
    {
        var measured = Measure.Of(figures, trace);
        if (measured.IsMissing) return Outcome.Missing;
        trace?.Parameter(("限度", "Limit"), Limit, Measure.Unit);
        trace?.Parameter(("满分", "Full points"), FullPoints, Unit.Points);
        var beyond = Under ? Limit - measured.Value : measured.Value - Limit;
        if (beyond <= 0)
        {
            trace?.Branch(("在限度以内，得满分", "Within the limit: full points"), FullPoints);
            return new(FullPoints, measured.Basis);
        }
        trace?.Step(("超出限度", "Beyond the limit"), beyond, Measure.Unit);
        var units = Stepping switch
        {
            Steps.Whole => decimal.Floor(beyond / Per),
            Steps.Started => decimal.Ceiling(beyond / Per),
            _ => beyond / Per,
        };
        trace?.Step(($"超出单位数（每 {Numbers.Stated(Per, Measure.Unit)} 为一单位）", $"Units beyond it ({Numbers.Stated(Per, Measure.Unit)} each)"), units, Unit.Count);
        trace?.Parameter(("每单位扣分", "Off for each unit"), Deduct, Unit.Points);
        var points = FullPoints - units * Deduct;
        trace?.Step(("满分减去扣分", "Full points less what is taken off"), points, Unit.Points);
        if (points < Floor)
        {
            trace?.Branch(($"扣至 {Points(Floor)} 分为止", $"Not below {Points(Floor)}"), Floor);
            points = Floor;
        }
        return new(points, measured.Basis);
    }

    public override IEnumerable<Bilingual> Wording
    {
        get
        {
            var (limit, per) = (Numbers.Stated(Limit, Measure.Unit), Numbers.Stated(Per, Measure.Unit));
            yield return ($"指标值 = {Measure.Formula.Zh}", $"Value = {Measure.Formula.En}");
            yield return Under
                ? ($"不低于 {limit} 得 {Points(FullPoints)} 分", $"Not under {limit}: {Points(FullPoints)}")
                : ($"不超过 {limit} 得 {Points(FullPoints)} 分", $"Not over {limit}: {Points(FullPoints)}");
            var how = Stepping switch
            {
                Steps.Whole => ("（只计整数单位）", " (complete units only)"),
                Steps.Started => ("（不足一单位按一单位计）", " (a started unit counts)"),
                _ => ("（按比例连续扣减）", " (in proportion)"),
            };
            yield return ($"每{(Under ? "低于" : "超出")} {per} 扣 {Points(Deduct)} 分{how.Item1}，扣至 {Points(Floor)} 分为止",
                $"{Points(Deduct)} off for each {per} {(Under ? "short of" : "over")} it{how.Item2}, not below {Points(Floor)}");
        }
    }

    public static Rule Read(YamlPart part, RuleReader reader)
    {
        var measure = Measure.Read(part, reader);
        var before = part.MistakesSoFar;
        var per = part.Get("per");
        var unit = RuleReader.Limit(per, measure.Unit);
        if (unit <= 0 && part.MistakesSoFar == before) per.Mistake("扣分单位应大于 0。", "the unit of deduction must be greater than 0.");
        return new LimitRule
        {
            Name = RuleReader.Name(part),
            Clause = RuleReader.Clause(part),
            Measure = measure,
            FullPoints = RuleReader.Points(part.Get("points")),
            Limit = RuleReader.Limit(part.Get("limit"), measure.Unit),
            Per = unit,
            Deduct = RuleReader.Points(part.Get("deduct")),
            Stepping = part.Get("steps").OneOf(("continuous", Steps.Continuous), ("whole", Steps.Whole), ("started", Steps.Started)),
            Under = part.Find("side")?.OneOf(("over", false), ("under", true)) ?? false,
            Floor = part.Find("floor") is { } floor ? RuleReader.Points(floor) : 0,
        };
    }
}
