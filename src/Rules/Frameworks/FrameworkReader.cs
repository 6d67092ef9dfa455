using Anlan.Platform.Language;
using Anlan.Platform.Yaml;
using Anlan.Rules.Figures;
using Anlan.Rules.Scoring;

namespace Anlan.Rules.Frameworks;

/// <summary>
/// Reads a framework edition from its YAML file. Whatever is wrong is reported with file, line and what was expected, all at once:
/// weights that do not add up, bands with gaps, unknown inputs, words that are not known.
/// </summary>
public static class FrameworkReader
{
    /// <exception cref="YamlMistakesException">The text is not a valid edition.</exception>
    public static FrameworkEdition Read(string text, string fileName) => YamlFile.Read(text, fileName, ReadEdition);

    static FrameworkEdition ReadEdition(YamlPart root)
    {
        var scored = root.Find("scored")?.YesNo() ?? true;
        var inputs = ReadInputs(root);
        var reader = new RuleReader(inputs.ToDictionary(input => input.Name));
        var years = root.Get("years");
        var source = root.Get("source");
        var rounding = scored ? root.Get("rounding") : null;
        var (code, jurisdiction) = (root.Get("framework"), root.Get("jurisdiction").Text());
        var total = scored ? root.Get("total") : null;
        var tree = new TreeReader(reader);
        var before = root.MistakesSoFar;
        var groups = scored ? tree.Groups(root.Get("tree"), [], total is null ? null : RuleReader.Points(total)) : [];
        var edition = new FrameworkEdition(inputs, groups)
        {
            Code = code.Text(),
            Title = root.Get("title").Bilingual(),
            Jurisdiction = jurisdiction,
            FirstYear = years.Get("from").Integer(),
            LastYear = years.Find("to")?.Integer(),
            SourceDocument = source.Get("document").Bilingual(),
            SourceClause = source.Find("clause")?.Bilingual(),
            Notes = root.Find("notes")?.Items().Select(note => note.Bilingual()).ToList() ?? [],
            Scored = scored,
            Total = total?.Number(),
            Rounding = rounding is null
                ? new(2, 2, SumsUnrounded: true)
                : new(Decimals(rounding.Get("indicator")), Decimals(rounding.Get("total")), rounding.Get("total_sums").OneOf(("unrounded", true), ("shown", false))),
            Grades = root.Find("grades") is { } grades ? ReadGrades(grades) : [],
            Table = scored ? null : TableReader.Read(root),
            Form = scored && root.Find("form") is { } form ? OfficialForm.Read(form, groups.SelectMany(group => group.Indicators)) : null,
        };
        if (edition.LastYear < edition.FirstYear) years.Mistake("“to”早于“from”。", "“to” lies before “from”.");
        // A rule with a mistake may not have come to naming its inputs.
        var unusedInputs = root.MistakesSoFar == before ? reader.Unused : [];
        foreach (var unused in unusedInputs)
            root.Find("inputs")!.Find(unused)!.Mistake("没有规则使用这个输入。", "no rule uses this input.");
        foreach (var part in (YamlPart?[])[years, source, rounding]) part?.NothingElse();
        root.NothingElse();
        return edition;
    }

    static int Decimals(YamlPart part)
    {
        var decimals = part.Integer();
        if (decimals is >= 0 and <= 6) return decimals;
        part.Mistake("小数位数应为 0 至 6。", "the number of decimals lies between 0 and 6.");
        return 0;
    }

    static List<InputDefinition> ReadInputs(YamlPart root)
    {
        var inputs = new List<InputDefinition>();
        foreach (var (name, part) in root.Find("inputs")?.Entries() ?? [])
        {
            var unit = part.Get("unit").OneOf(
                ("yuan", Unit.Yuan), ("percent", Unit.Percent), ("count", Unit.Count), ("points", Unit.Points),
                ("yes_no", Unit.YesNo), ("choice", Unit.Choice), ("date", Unit.Date));
            inputs.Add(new(name, part.Get("name").Bilingual(), unit, inputs.Count));
            part.NothingElse();
        }
        return inputs;
    }

    static List<GradeBand> ReadGrades(YamlPart part)
    {
        var grades = part.Items().Select(item =>
        {
            var grade = new GradeBand(item.Get("at_least").Number(), item.Get("name").Bilingual());
            item.NothingElse();
            return grade;
        }).ToList();
        if (grades.Zip(grades.Skip(1)).Any(pair => pair.First.AtLeast <= pair.Second.AtLeast))
            part.Mistake("等次应从高到低排列。", "grades must run from the highest to the lowest.");
        if (grades.Count > 0 && grades[^1].AtLeast != 0)
            part.Mistake("最低等次应从 0 分起，否则低分没有等次。", "the lowest grade must begin at 0, otherwise low totals have none.");
        return grades;
    }

    /// <summary>Reads the tree of weights and checks that they add up.</summary>
    sealed class TreeReader(RuleReader reader)
    {
        readonly HashSet<string> codes = [];
        int next;

        public List<IndicatorGroup> Groups(YamlPart list, IReadOnlyList<Bilingual> above, decimal? weight)
        {
            var groups = list.Items().Select(item => Group(item, above)).ToList();
            CheckSum(list, groups.Sum(g => g.Weight), weight);
            return groups;
        }

        IndicatorGroup Group(YamlPart part, IReadOnlyList<Bilingual> above)
        {
            var name = part.Get("name").Bilingual();
            var weight = RuleReader.Points(part.Get("weight"));
            var note = part.Find("note")?.Bilingual();
            var parts = part.Get("parts");
            IReadOnlyList<Bilingual> path = [.. above, name];
            var items = parts.Items();
            var groups = new List<IndicatorGroup>();
            var indicators = new List<Indicator>();
            foreach (var item in items)
            {
                if (item.Has("parts")) groups.Add(Group(item, path));
                else indicators.Add(Leaf(item, path));
            }
            CheckSum(parts, groups.Sum(g => g.Weight) + indicators.Sum(i => i.Weight), weight);
            part.NothingElse();
            return new() { Name = name, Weight = weight, Note = note, Groups = groups, OwnIndicators = indicators };
        }

        Indicator Leaf(YamlPart part, IReadOnlyList<Bilingual> path)
        {
            var code = part.Get("code").Text();
            if (code.Length > 0 && !codes.Add(code)) part.Mistake($"指标代码“{code}”用了两次。", $"the code “{code}” is used twice.");
            var weight = RuleReader.Points(part.Get("weight"));
            reader.LeafWeight = weight;
            var before = part.MistakesSoFar;
            var rulePart = part.Get("rule");
            var rule = reader.Rule(rulePart);
            if (rule.Most != weight && part.MistakesSoFar == before)
                rulePart.Mistake($"规则最多给 {Numbers.Plain(rule.Most)} 分，但指标权重为 {Numbers.Plain(weight)}。", $"the rule gives up to {Numbers.Plain(rule.Most)} points, but the weight is {Numbers.Plain(weight)}.");
            var indicator = new Indicator
            {
                Code = code,
                Name = part.Get("name").Bilingual(),
                Path = path,
                Weight = weight,
                Rule = rule,
                Clause = part.Find("clause")?.Bilingual(),
                Note = part.Find("note")?.Bilingual(),
                Index = next++,
                Inputs = [.. rule.Inputs.Distinct()],
            };
            part.NothingElse();
            return indicator;
        }

        static void CheckSum(YamlPart parts, decimal sum, decimal? weight)
        {
            if (weight is { } whole && sum != whole)
                parts.Mistake($"下级权重之和为 {Numbers.Plain(sum)}，应为 {Numbers.Plain(whole)}。", $"the weights below add to {Numbers.Plain(sum)}, not to {Numbers.Plain(whole)}.");
        }
    }
}
