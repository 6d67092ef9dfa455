using Anlan.Platform.Language;
using Anlan.Platform.Yaml;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;
using Anlan.Rules.Tracing;

namespace Anlan.Rules.Scoring;

/// <summary>清单逐项计分: each item gives its points when it holds, judged yes or no, or computed by a rule of its own.</summary>
internal sealed class ChecklistRule(IReadOnlyList<ChecklistRule.Item> items) : Rule
{
    /// <param name="Judged">Yes or no by somebody's judgement; null when <paramref name="Rule"/> decides.</param>
    /// <param name="VoidIf">Yes takes the item's points away whatever else holds.</param>
    internal sealed record Item(Bilingual Name, decimal Points, InputDefinition? Judged, Rule? Rule, InputDefinition? VoidIf);

    static readonly Bilingual Holds = ("符合", "Holds");
    static readonly Bilingual Fails = ("不符合，得 0 分", "Does not hold: nothing");
    static readonly Bilingual Voided = ("出现否决情形，本项得 0 分", "Voided: nothing for this item");

    public override decimal Most { get; } = items.Sum(item => item.Points);

    public override IEnumerable<InputDefinition> Inputs =>
        items.SelectMany(item => (item.Rule?.Inputs ?? [item.Judged!]).Concat(item.VoidIf is { } flag ? [flag] : []));

    internal override IEnumerable<ChoiceOption> Options => items.SelectMany(item => item.Rule?.Options ?? []);

    internal override IEnumerable<Doubt> Doubts(FigureSet figures) => items.SelectMany(item => item.Rule?.Doubts(figures) ?? []);

    internal override decimal? MostOf(InputDefinition input) => items.Select(item => item.Rule?.MostOf(input)).FirstOrDefault(most => most is not null);

    internal override Outcome Apply(FigureSet figures, TraceNode? trace)
    {
        decimal sum = 0;
        var basis = Basis.Computed;
        foreach (var item in items)
        {
            var part = trace?.Add(new(TraceKind.Score, item.Name));
            var outcome = ApplyItem(item, figures, part);
            if (part is not null) (part.Value, part.Basis) = (outcome.Basis == Basis.Missing ? null : outcome.Points, outcome.Basis);
            sum += outcome.Points;
            basis = Outcome.Weaker(basis, outcome.Basis);
        }
        return basis == Basis.Missing ? Outcome.Missing : new(sum, basis);
    }

    static Outcome ApplyItem(Item item, FigureSet figures, TraceNode? trace)
    {
        var outcome = item.Rule is { } rule ? rule.Apply(figures, trace) : Judge(item, figures, trace);
        if (item.VoidIf is null) return outcome;
        var voided = ReadNumber(item.VoidIf, figures, trace);
        if (voided.IsMissing) return Outcome.Missing;
        if (voided.Value == 0) return outcome.Basis == Basis.Missing ? outcome : outcome with { Basis = Outcome.Weaker(outcome.Basis, voided.Basis) };
        trace?.Branch(Voided, 0);
        return new(0, voided.Basis);
    }

    static Outcome Judge(Item item, FigureSet figures, TraceNode? trace)
    {
        var judged = ReadNumber(item.Judged!, figures, trace);
        if (judged.IsMissing) return Outcome.Missing;
        var holds = judged.Value != 0;
        trace?.Branch(holds ? Holds : Fails, holds ? item.Points : 0);
        return new(holds ? item.Points : 0, judged.Basis);
    }

    public override IEnumerable<Bilingual> Wording
    {
        get
        {
            foreach (var item in items)
            {
                var how = item.Rule?.Wording.First();
                yield return (
                    $"{item.Name.Zh}（{Points(item.Points)} 分）{(how is { } zh ? "：" + zh.Zh : "")}{(item.VoidIf is { } v ? $"；{v.Title.Zh}的，本项 0 分" : "")}",
                    $"{item.Name.En} ({Points(item.Points)}){(how is { } en ? ": " + en.En : "")}{(item.VoidIf is { } w ? $"; nothing if: {w.Title.En}" : "")}");
            }
        }
    }

    public static Rule Read(YamlPart part, RuleReader reader)
    {
        var items = part.Get("items").Items().Select(item => ReadItem(item, reader)).ToList();
        if (items.Count == 0) part.Mistake("清单至少要有一项。", "a checklist needs at least one item.");
        return new ChecklistRule(items) { Name = RuleReader.Name(part), Clause = RuleReader.Clause(part) };
    }

    static Item ReadItem(YamlPart part, RuleReader reader)
    {
        var name = part.Get("name").Bilingual();
        var points = part.Get("points");
        var judged = part.Find("judged") is { } input ? reader.Input(input, Unit.YesNo) : null;
        var rule = part.Find("rule") is { } own ? reader.Rule(own) : null;
        if (judged is null == rule is null) part.Mistake("每一项写“judged”或“rule”之一。", "give each item either “judged” or “rule”.");
        var most = RuleReader.Points(points);
        if (rule is not null && rule.Most != most) points.Mistake($"本项 {Points(most)} 分，但其规则最多给 {Points(rule.Most)} 分。", $"the item is worth {Points(most)}, but its rule gives up to {Points(rule.Most)}.");
        var item = new Item(name, most, judged, judged is null ? rule ?? new DeclaredRule(most) : null, part.Find("void_if") is { } flag ? reader.Input(flag, Unit.YesNo) : null);
        part.NothingElse();
        return item;
    }
}
