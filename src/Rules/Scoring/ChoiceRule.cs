using Anlan.Platform.Language;
using Anlan.Platform.Yaml;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;
using Anlan.Rules.Tracing;

namespace Anlan.Rules.Scoring;

/// <summary>按情形计分: one of several described situations, each with its points.</summary>
internal sealed class ChoiceRule(InputDefinition of, IReadOnlyList<ChoiceRule.Option> options) : Rule
{
    internal sealed record Option(string Code, Bilingual Name, decimal Points);

    public override decimal Most { get; } = options.Count == 0 ? 0 : options.Max(option => option.Points);

    public override IEnumerable<InputDefinition> Inputs => [of];

    internal override IEnumerable<ChoiceOption> Options => options.Select(o => new ChoiceOption(of, o.Code, o.Name));

    internal override Outcome Apply(FigureSet figures, TraceNode? trace)
    {
        var figure = ReadInput(of, figures, trace);
        if (figure?.Word is not { } code || figure.Basis == Basis.Missing) return Outcome.Missing;
        foreach (var option in options)
        {
            if (option.Code != code) continue;
            trace?.Branch(option.Name, option.Points);
            return new(option.Points, figure.Basis);
        }
        trace?.Remark(($"没有“{code}”这种情形", $"There is no option “{code}”"));
        return Outcome.Missing;
    }

    public override IEnumerable<Bilingual> Wording =>
        options.Select(o => new Bilingual($"{o.Name.Zh}：{Points(o.Points)} 分", $"{o.Name.En}: {Points(o.Points)}"));

    public static Rule Read(YamlPart part, RuleReader reader)
    {
        var of = reader.Input(part.Get("of"), Unit.Choice);
        var options = part.Get("options").Items().Select(item =>
        {
            var option = new Option(item.Get("code").Text(), item.Get("name").Bilingual(), RuleReader.Points(item.Get("points")));
            item.NothingElse();
            return option;
        }).ToList();
        foreach (var twice in options.GroupBy(o => o.Code).Where(g => g.Count() > 1)) part.Mistake($"情形“{twice.Key}”写了两次。", $"the option “{twice.Key}” stands twice.");
        return new ChoiceRule(of, options) { Name = RuleReader.Name(part), Clause = RuleReader.Clause(part) };
    }
}
