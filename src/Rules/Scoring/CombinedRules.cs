using Anlan.Platform.Language;
using Anlan.Platform.Yaml;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;
using Anlan.Rules.Tracing;

namespace Anlan.Rules.Scoring;

/// <summary>A rule made of parts. When a part is missing the whole is missing; the trace still shows what the other parts come to.</summary>
internal abstract class CombinedRule(IReadOnlyList<Rule> parts) : Rule
{
    public IReadOnlyList<Rule> Parts => parts;

    public override IEnumerable<InputDefinition> Inputs => parts.SelectMany(part => part.Inputs);

    internal override IEnumerable<ChoiceOption> Options => parts.SelectMany(part => part.Options);

    internal override IEnumerable<Doubt> Doubts(FigureSet figures) => parts.SelectMany(part => part.Doubts(figures));

    internal override decimal? MostOf(InputDefinition input) => parts.Select(part => part.MostOf(input)).FirstOrDefault(most => most is not null);

    internal override IEnumerable<ExecutionPeriod> Periods(FigureSet figures) => parts.SelectMany(part => part.Periods(figures));

    internal override IEnumerable<SecondReading> SecondReadings => parts.SelectMany(part => part.SecondReadings);

    private protected abstract Bilingual How { get; }

    internal override Outcome Apply(FigureSet figures, TraceNode? trace)
    {
        decimal result = 0;
        var basis = Basis.Computed;
        for (var i = 0; i < parts.Count; i++)
        {
            var outcome = parts[i].ApplyAsPart(figures, trace, trace is null ? default : ($"第 {i + 1} 部分", $"Part {i + 1}"));
            basis = Outcome.Weaker(basis, outcome.Basis);
            result = i == 0 ? First(outcome.Points) : Combine(result, outcome.Points, i);
        }
        if (basis == Basis.Missing) return Outcome.Missing;
        trace?.Step(How, result, Unit.Points);
        return new(result, basis);
    }

    private protected virtual decimal First(decimal points) => points;

    private protected abstract decimal Combine(decimal soFar, decimal points, int index);

    public override IEnumerable<Bilingual> Wording
    {
        get
        {
            yield return How;
            for (var i = 0; i < parts.Count; i++)
            {
                var name = parts[i].Name ?? ($"第 {i + 1} 部分", $"Part {i + 1}");
                var zh = string.Join("；", parts[i].Wording.Select(w => w.Zh));
                var en = string.Join("; ", parts[i].Wording.Select(w => w.En));
                yield return ($"{i + 1}. {name.Zh}——{zh}", $"{i + 1}. {name.En} — {en}");
            }
        }
    }

    private protected static IReadOnlyList<Rule> ReadParts(YamlPart part, RuleReader reader)
    {
        var parts = part.Get("parts").Items().Select(reader.Rule).ToList();
        if (parts.Count == 0) part.Mistake("“parts”里至少要有一条规则。", "“parts” needs at least one rule.");
        return parts;
    }
}

/// <summary>各部分之和.</summary>
internal sealed class SumRule(IReadOnlyList<Rule> parts) : CombinedRule(parts)
{
    public override decimal Most { get; } = parts.Sum(part => part.Most);

    private protected override Bilingual How => ("各部分得分相加", "The points of the parts are added");

    private protected override decimal Combine(decimal soFar, decimal points, int index) => soFar + points;

    public static Rule Read(YamlPart part, RuleReader reader) =>
        new SumRule(ReadParts(part, reader)) { Name = RuleReader.Name(part), Clause = RuleReader.Clause(part) };
}

/// <summary>各部分中的最低分.</summary>
internal sealed class MinimumRule(IReadOnlyList<Rule> parts) : CombinedRule(parts)
{
    public override decimal Most { get; } = parts.Count == 0 ? 0 : parts.Min(part => part.Most);

    private protected override Bilingual How => ("取各部分得分中最低的", "The lowest of the parts counts");

    private protected override decimal Combine(decimal soFar, decimal points, int index) => Math.Min(soFar, points);

    public static Rule Read(YamlPart part, RuleReader reader) =>
        new MinimumRule(ReadParts(part, reader)) { Name = RuleReader.Name(part), Clause = RuleReader.Clause(part) };
}

/// <summary>各部分得分率的加权平均: each part counts by the share of its own points that it reached.</summary>
internal sealed class WeightedMeanRule(IReadOnlyList<Rule> parts, IReadOnlyList<decimal> weights, decimal points) : CombinedRule(parts)
{
    readonly decimal allWeights = weights.Sum();

    public override decimal Most => points;

    private protected override Bilingual How => ($"各部分得分率按权重平均 × {Points(points)} 分", $"Weighted mean of the parts' shares × {Points(points)}");

    private protected override decimal First(decimal reached) => Combine(0, reached, 0);

    private protected override decimal Combine(decimal soFar, decimal reached, int index) =>
        soFar + reached * weights[index] * points / (Parts[index].Most * allWeights);

    public static Rule Read(YamlPart part, RuleReader reader)
    {
        var points = RuleReader.Points(part.Get("points"));
        var read = part.Get("parts").Items().Select(item =>
        {
            var weight = item.Get("weight").Number();
            var rule = reader.Rule(item.Get("rule"));
            if (weight <= 0) item.Mistake("权重应大于 0。", "the weight must be greater than 0.");
            if (rule.Most <= 0) item.Mistake("规则的分值应大于 0。", "the rule must be worth more than 0 points.");
            item.NothingElse();
            return (rule, weight);
        }).ToList();
        if (read.Count == 0) part.Mistake("“parts”里至少要有一条规则。", "“parts” needs at least one rule.");
        return new WeightedMeanRule([.. read.Select(r => r.rule)], [.. read.Select(r => r.weight)], points)
        {
            Name = RuleReader.Name(part),
            Clause = RuleReader.Clause(part),
        };
    }
}
