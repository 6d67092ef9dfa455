using Anlan.Platform.Language;
using Anlan.Platform.Yaml;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;
using Anlan.Rules.Tracing;

namespace Anlan.Rules.Scoring;

/// <summary>完成数占计划数的比例: done over planned, times points, never more than the points.</summary>
internal sealed class DonePlannedRule(InputDefinition done, InputDefinition planned, decimal points) : Rule
{
    static readonly Bilingual Capped = ("超额完成按满分计", "More than planned counts as full");

    readonly RatioMeasure ratio = new(done, planned) { Formula = ($"{done.Title.Zh} ÷ {planned.Title.Zh}", $"{done.Title.En} ÷ {planned.Title.En}") };

    public override decimal Most => points;

    public override IEnumerable<InputDefinition> Inputs => [done, planned];

    internal override Outcome Apply(FigureSet figures, TraceNode? trace)
    {
        var share = ratio.Of(figures, trace);
        if (share.IsMissing) return Outcome.Missing;
        trace?.Parameter(("满分", "Full points"), points, Unit.Points);
        if (share.Value > 1) trace?.Branch(Capped, points);
        var reached = Math.Clamp(share.Value, 0, 1) * points;
        trace?.Step(($"比率 × {Points(points)} 分", $"Ratio × {Points(points)}"), reached, Unit.Points);
        return new(reached, share.Basis);
    }

    public override IEnumerable<Bilingual> Wording =>
        [($"得分 = {ratio.Formula.Zh} × {Points(points)} 分，最高 {Points(points)} 分", $"Score = {ratio.Formula.En} × {Points(points)}, at most {Points(points)}")];

    public static Rule Read(YamlPart part, RuleReader reader)
    {
        var (done, planned) = (reader.Input(part.Get("done"), Unit.Count, Unit.Yuan), reader.Input(part.Get("planned"), Unit.Count, Unit.Yuan));
        RuleReader.SameUnit(part, done, planned);
        return new DonePlannedRule(done, planned, RuleReader.Points(part.Get("points"))) { Name = RuleReader.Name(part), Clause = RuleReader.Clause(part) };
    }
}
