using Anlan.Platform.Language;
using Anlan.Platform.Yaml;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;
using Anlan.Rules.Tracing;

namespace Anlan.Rules.Scoring;

/// <summary>逐项扣分，扣完为止: full points less so many for each violation, down to a floor.</summary>
internal sealed class ViolationRule(InputDefinition count, decimal from, decimal each, decimal floor) : Rule
{
    readonly Bilingual formula = (
        $"{Points(from)} − {count.Title.Zh} × {Points(each)} 分", $"{Points(from)} − {count.Title.En} × {Points(each)}");

    readonly Bilingual deducted = ($"每项扣 {Points(each)} 分", $"{Points(each)} off for each");

    readonly Bilingual exhausted = ($"扣至 {Points(floor)} 分为止", $"Not below {Points(floor)}");

    public override decimal Most => from;

    public override IEnumerable<InputDefinition> Inputs => [count];

    internal override Outcome Apply(FigureSet figures, TraceNode? trace)
    {
        var violations = ReadNumber(count, figures, trace);
        if (violations.IsMissing) return Outcome.Missing;
        trace?.Parameter(("满分", "Full points"), from, Unit.Points);
        trace?.Parameter(deducted, each, Unit.Points);
        var points = from - violations.Value * each;
        trace?.Step(formula, points, Unit.Points);
        if (points >= floor) return new(points, violations.Basis);
        trace?.Branch(exhausted, floor);
        return new(floor, violations.Basis);
    }

    public override IEnumerable<Bilingual> Wording =>
        [($"满分 {Points(from)} 分，{count.Title.Zh}每有一项扣 {Points(each)} 分，扣至 {Points(floor)} 分为止",
          $"{Points(from)} points, less {Points(each)} for each of: {count.Title.En}; not below {Points(floor)}")];

    public static Rule Read(YamlPart part, RuleReader reader) =>
        new ViolationRule(
            reader.Input(part.Get("count"), Unit.Count),
            RuleReader.Points(part.Get("from")),
            RuleReader.Points(part.Get("each")),
            part.Find("floor") is { } floor ? RuleReader.Points(floor) : 0)
        {
            Name = RuleReader.Name(part),
            Clause = RuleReader.Clause(part),
        };
}
