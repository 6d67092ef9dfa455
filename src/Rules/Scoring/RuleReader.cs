using Anlan.Platform.Language;
using Anlan.Platform.Yaml;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;

namespace Anlan.Rules.Scoring;

/// <summary>Reads rules from YAML: knows the inputs of the edition and the kinds of rules.</summary>
internal sealed class RuleReader(IReadOnlyDictionary<string, InputDefinition> inputs)
{
    static readonly Dictionary<string, Func<YamlPart, RuleReader, Rule>> Kinds = new()
    {
        ["ratio"] = RatioRule.Read,
        ["done_planned"] = DonePlannedRule.Read,
        ["bands"] = BandsRule.Read,
        ["deduct_per_violation"] = ViolationRule.Read,
        ["deduct_over_limit"] = LimitRule.Read,
        ["all_or_nothing"] = AllOrNothingRule.Read,
        ["checklist"] = ChecklistRule.Read,
        ["choice"] = ChoiceRule.Read,
        ["judged_points"] = JudgedPointsRule.Read,
        ["qualitative_band"] = QualitativeRule.Read,
        ["quarterly_execution"] = QuarterlyExecutionRule.Read,
        ["target"] = TargetRule.Read,
        ["declared"] = DeclaredRule.Read,
        ["sum"] = SumRule.Read,
        ["minimum"] = MinimumRule.Read,
        ["weighted_mean"] = WeightedMeanRule.Read,
        ["veto"] = VetoRule.Read,
    };

    readonly HashSet<string> used = [];

    /// <summary>The weight of the indicator whose rule is being read.</summary>
    public decimal LeafWeight { get; set; }

    /// <summary>Inputs that no rule names.</summary>
    public IEnumerable<string> Unused => inputs.Keys.Where(name => !used.Contains(name));

    public Rule Rule(YamlPart part)
    {
        var kind = part.Get("kind");
        var word = part.IsMap ? kind.Text() : "";
        if (!Kinds.TryGetValue(word, out var read))
        {
            kind.Unknown(("规则种类", "rule kind"), word, Kinds.Keys);
            return new DeclaredRule(0);
        }
        var rule = read(part, this);
        part.NothingElse();
        return rule;
    }

    public static Bilingual? Name(YamlPart part) => part.Find("name")?.Bilingual();

    public static Bilingual? Clause(YamlPart part) => part.Find("clause")?.Bilingual();

    public InputDefinition Input(YamlPart part, params Unit[] units)
    {
        var name = part.Text();
        used.Add(name);
        if (!inputs.TryGetValue(name, out var input))
        {
            part.Unknown(("输入", "input"), name, inputs.Keys);
            return new(name, Bilingual.Same(name), units.Length > 0 ? units[0] : Unit.Count, 0);
        }
        if (units.Length > 0 && !units.Contains(input.Unit))
            part.Mistake($"“{name}”的单位是 {Word(input.Unit)}，此处应为 {string.Join(" 或 ", units.Select(Word))}。", $"“{name}” has the unit {Word(input.Unit)}; {string.Join(" or ", units.Select(Word))} is needed here.");
        return input;
    }

    public IReadOnlyList<InputDefinition> Inputs(YamlPart list)
    {
        var found = list.Items().Select(Number).ToList();
        if (found.Count == 0) list.Mistake("至少写一个输入。", "name at least one input.");
        return found;
    }

    public static decimal Points(YamlPart part)
    {
        var points = part.Number();
        if (points < 0) part.Mistake("分值不能为负。", "points cannot be negative.");
        return points;
    }

    /// <summary>A limit on a measure: written with % for a share, with 元 or 万元 for money, otherwise as a plain number.</summary>
    public static decimal Limit(YamlPart part, Unit unit) => FigureValue.Read(part, unit)?.Number ?? 0;

    /// <summary>Two inputs that are compared or divided must count the same.</summary>
    public static void SameUnit(YamlPart part, InputDefinition one, InputDefinition other)
    {
        if (one.Unit != other.Unit)
            part.Mistake($"“{one.Name}”的单位是 {Word(one.Unit)}，“{other.Name}”是 {Word(other.Unit)}，不能相比。", $"“{one.Name}” has the unit {Word(one.Unit)} and “{other.Name}” {Word(other.Unit)}: they cannot be compared.");
    }

    /// <summary>An input with a number that can be measured.</summary>
    public InputDefinition Number(YamlPart part) => Input(part, Unit.Yuan, Unit.Percent, Unit.Count, Unit.Points);

    static string Word(Unit unit) => unit == Unit.YesNo ? "yes_no" : unit.ToString().ToLowerInvariant();
}
