using Anlan.Platform.Language;
using Anlan.Platform.Yaml;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;
using Anlan.Rules.Tracing;

namespace Anlan.Rules.Scoring;

/// <summary>酌情计分: points given by judgement, up to a limit. What lies outside is refused, not cut off.</summary>
internal sealed class JudgedPointsRule(InputDefinition of, decimal points, Bilingual guidance) : Rule
{
    public override decimal Most => points;

    public override IEnumerable<InputDefinition> Inputs => [of];

    internal override decimal? MostOf(InputDefinition input) => input == of ? points : null;

    internal override IEnumerable<Doubt> Doubts(FigureSet figures)
    {
        var judged = ReadNumber(of, figures, null);
        if (!judged.IsMissing && (judged.Value < 0 || judged.Value > points))
            yield return new(of, ($"评判分 {Numbers.Plain(judged.Value)} 不在 0 至 {Points(points)} 之间", $"{Numbers.Plain(judged.Value)} points do not lie between 0 and {Points(points)}"));
    }

    internal override Outcome Apply(FigureSet figures, TraceNode? trace)
    {
        var judged = ReadNumber(of, figures, trace);
        if (judged.IsMissing) return Outcome.Missing;
        trace?.Parameter(("最高分", "At most"), points, Unit.Points);
        if (judged.Value >= 0 && judged.Value <= points) return new(judged.Value, judged.Basis);
        trace?.Remark(($"评判分应在 0 至 {Points(points)} 之间", $"The points judged must lie between 0 and {Points(points)}"));
        return Outcome.Missing;
    }

    public override IEnumerable<Bilingual> Wording =>
        [($"{guidance.Zh}（0 至 {Points(points)} 分，评判）", $"{guidance.En} (judged, 0 to {Points(points)})")];

    public static Rule Read(YamlPart part, RuleReader reader) =>
        new JudgedPointsRule(reader.Input(part.Get("of"), Unit.Points), RuleReader.Points(part.Get("points")), part.Get("guidance").Bilingual())
        {
            Name = RuleReader.Name(part),
            Clause = RuleReader.Clause(part),
        };
}
