using Anlan.Platform.Language;
using Anlan.Platform.Yaml;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;
using Anlan.Rules.Tracing;

namespace Anlan.Rules.Scoring;

/// <summary>
/// 定量指标: full points when the target is met, otherwise in proportion. For an upper limit (≤) practice knows two formulas that
/// give different scores, so the edition must name one: A÷B (target over actual), or 1−(B−A)÷A (one minus the excess).
/// </summary>
internal sealed class TargetRule(InputDefinition actual, InputDefinition target, TargetRule.Way way, decimal points) : Rule
{
    internal enum Way
    {
        AtLeast,
        AtMostTargetOverActual,
        AtMostOneMinusExcess,
    }

    readonly Bilingual formula = way switch
    {
        Way.AtLeast => ($"{actual.Title.Zh} ÷ {target.Title.Zh}", $"{actual.Title.En} ÷ {target.Title.En}"),
        Way.AtMostTargetOverActual => ($"{target.Title.Zh} ÷ {actual.Title.Zh}", $"{target.Title.En} ÷ {actual.Title.En}"),
        _ => ($"1 −（{actual.Title.Zh} − {target.Title.Zh}）÷ {target.Title.Zh}", $"1 − ({actual.Title.En} − {target.Title.En}) ÷ {target.Title.En}"),
    };

    public override decimal Most => points;

    public override IEnumerable<InputDefinition> Inputs => [actual, target];

    public override TargetPair Target => new(actual, target, way == Way.AtLeast);

    internal override Outcome Apply(FigureSet figures, TraceNode? trace)
    {
        var (is_, should) = (ReadNumber(actual, figures, trace), ReadNumber(target, figures, trace));
        if (is_.IsMissing || should.IsMissing) return Outcome.Missing;
        var basis = Outcome.Weaker(is_.Basis, should.Basis);
        trace?.Parameter(("满分", "Full points"), points, Unit.Points);
        if (way == Way.AtLeast ? is_.Value >= should.Value : is_.Value <= should.Value)
        {
            trace?.Branch(("达到目标，得满分", "Target met: full points"), points);
            return new(points, basis);
        }
        trace?.Branch(("未达到目标，按比例计分", "Target missed: in proportion"));
        var divisor = way == Way.AtMostTargetOverActual ? is_.Value : should.Value;
        if (divisor == 0)
        {
            trace?.Remark(("除数为零，无法计算", "The divisor is zero, so there is no result"));
            return Outcome.Missing;
        }
        var share = way switch
        {
            Way.AtLeast => is_.Value / should.Value,
            Way.AtMostTargetOverActual => should.Value / is_.Value,
            _ => 1 - (is_.Value - should.Value) / should.Value,
        };
        trace?.Step(formula, share, Unit.Percent);
        var reached = Math.Clamp(share, 0, 1) * points;
        trace?.Step(($"比例 × {Points(points)} 分，最低 0 分", $"Share × {Points(points)}, not below 0"), reached, Unit.Points);
        return new(reached, basis);
    }

    public override IEnumerable<Bilingual> Wording =>
    [
        way == Way.AtLeast
            ? ($"{actual.Title.Zh} ≥ {target.Title.Zh}：{Points(points)} 分", $"{actual.Title.En} ≥ {target.Title.En}: {Points(points)}")
            : ($"{actual.Title.Zh} ≤ {target.Title.Zh}：{Points(points)} 分", $"{actual.Title.En} ≤ {target.Title.En}: {Points(points)}"),
        ($"未达到的，得分 =（{formula.Zh}）× {Points(points)} 分，最低 0 分", $"Missed: score = ({formula.En}) × {Points(points)}, not below 0"),
    ];

    public static Rule Read(YamlPart part, RuleReader reader)
    {
        var atLeast = part.Get("direction").OneOf(("at_least", true), ("at_most", false));
        var way = Way.AtLeast;
        if (!atLeast) way = part.Get("method").OneOf(("target_over_actual", Way.AtMostTargetOverActual), ("one_minus_excess", Way.AtMostOneMinusExcess));
        var (actual, target) = (reader.Number(part.Get("actual")), reader.Number(part.Get("target")));
        RuleReader.SameUnit(part, actual, target);
        return new TargetRule(actual, target, way, RuleReader.Points(part.Get("points"))) { Name = RuleReader.Name(part), Clause = RuleReader.Clause(part) };
    }
}
