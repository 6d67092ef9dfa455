using Anlan.Platform.Language;
using Anlan.Platform.Yaml;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;
using Anlan.Rules.Tracing;

namespace Anlan.Rules.Scoring;

/// <summary>一票否决（或直接得分）: a circumstance that sets the points to none, or to all, whatever the rule inside gives.</summary>
internal sealed class VetoRule(Rule inner, IReadOnlyList<VetoRule.Veto> vetoes) : Rule
{
    internal sealed record Veto(InputDefinition If, bool GivesFull, Bilingual Name);

    public override decimal Most => inner.Most;

    public override IEnumerable<InputDefinition> Inputs => inner.Inputs.Concat(vetoes.Select(veto => veto.If));

    internal override IEnumerable<ChoiceOption> Options => inner.Options;

    internal override IEnumerable<Doubt> Doubts(FigureSet figures) => inner.Doubts(figures);

    internal override decimal? MostOf(InputDefinition input) => inner.MostOf(input);

    internal override IEnumerable<ExecutionPeriod> Periods(FigureSet figures) => inner.Periods(figures);

    internal override IEnumerable<SecondReading> SecondReadings => inner.SecondReadings;

    internal override Outcome Apply(FigureSet figures, TraceNode? trace)
    {
        var basis = Basis.Computed;
        var (openFull, openZero) = (false, false);
        foreach (var veto in vetoes)
        {
            var flag = ReadNumber(veto.If, figures, trace);
            if (flag.IsMissing || flag.Value == 0)
            {
                // Whether the circumstance held rests on nobody's word; only a later veto that gives the same points makes that irrelevant.
                if (flag.IsMissing) (openFull, openZero) = (openFull || veto.GivesFull, openZero || !veto.GivesFull);
                else basis = Outcome.Weaker(basis, flag.Basis);
                continue;
            }
            var points = veto.GivesFull ? Most : 0;
            trace?.Branch(veto.Name, points);
            return (veto.GivesFull ? openZero : openFull) ? Outcome.Missing : new(points, Outcome.Weaker(basis, flag.Basis));
        }
        var outcome = inner.Apply(figures, trace);
        return openFull || openZero || outcome.Basis == Basis.Missing ? Outcome.Missing : outcome with { Basis = Outcome.Weaker(basis, outcome.Basis) };
    }

    public override IEnumerable<Bilingual> Wording =>
        inner.Wording.Concat(vetoes.Select(v => new Bilingual(
            $"{v.Name.Zh}的，{(v.GivesFull ? "直接得满分" : "本项得 0 分")}", $"{v.Name.En}: {(v.GivesFull ? "full points" : "nothing")}")));

    public static Rule Read(YamlPart part, RuleReader reader)
    {
        var vetoes = part.Get("vetoes").Items().Select(item =>
        {
            var veto = new Veto(reader.Input(item.Get("if"), Unit.YesNo), item.Get("gives").OneOf(("zero", false), ("full", true)), item.Get("name").Bilingual());
            item.NothingElse();
            return veto;
        }).ToList();
        return new VetoRule(reader.Rule(part.Get("rule")), vetoes) { Name = RuleReader.Name(part), Clause = RuleReader.Clause(part) };
    }
}
