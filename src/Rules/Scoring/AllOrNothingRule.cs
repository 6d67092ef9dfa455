using Anlan.Platform.Language;
using Anlan.Platform.Yaml;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;
using Anlan.Rules.Tracing;

namespace Anlan.Rules.Scoring;

/// <summary>达到即得满分，否则不得分: all points when the condition holds, otherwise none.</summary>
internal sealed class AllOrNothingRule(Measure measure, Interval condition, decimal points) : Rule
{
    readonly Bilingual met = Say(measure, condition, $"：{Points(points)} 分", $": {Points(points)}");

    readonly Bilingual missed = ("未达到，得 0 分", "Not met: nothing");

    public override decimal Most => points;

    public override IEnumerable<InputDefinition> Inputs => measure.Inputs;

    internal override IEnumerable<Doubt> Doubts(FigureSet figures)
    {
        if (measure is RatioMeasure ratio && ratio.Of(figures, null) is { IsMissing: false, Value: > 1 })
            yield return new(ratio.Part, ($"{ratio.Formula.Zh} 超过 100%：部分大于全部", $"{ratio.Formula.En} is over 100 %: a part greater than its whole"));
    }

    internal override Outcome Apply(FigureSet figures, TraceNode? trace)
    {
        var measured = measure.Of(figures, trace);
        if (measured.IsMissing) return Outcome.Missing;
        var holds = condition.Contains(measured.Value);
        trace?.Branch(holds ? met : missed, holds ? points : 0);
        return new(holds ? points : 0, measured.Basis);
    }

    public override IEnumerable<Bilingual> Wording => [(met.Zh + "，否则 0 分", met.En + ", otherwise nothing")];

    static Bilingual Say(Measure measure, Interval condition, string zh, string en)
    {
        var stretch = condition.Around(measure.Formula, measure.Unit);
        return (stretch.Zh + zh, stretch.En + en);
    }

    public static Rule Read(YamlPart part, RuleReader reader)
    {
        var measure = Measure.Read(part, reader);
        return new AllOrNothingRule(measure, Interval.Read(part, measure.Unit), RuleReader.Points(part.Get("points")))
        {
            Name = RuleReader.Name(part),
            Clause = RuleReader.Clause(part),
        };
    }
}
