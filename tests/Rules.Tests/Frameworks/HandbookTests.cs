using System.Text.RegularExpressions;
using Anlan.Rules.Cases;
using Anlan.Rules.Frameworks;
using Anlan.Testing;

namespace Anlan.Rules.Tests.Frameworks;

/// <summary>The handbook page for authors of editions tells everything the reader knows, and its examples work.</summary>
public partial class HandbookTests
{
    static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "handbook", "frameworks.md"));

    static string Source(params string[] folder) => string.Join('\n', Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}")).Order(StringComparer.Ordinal).Select(File.ReadAllText));

    // Where messages are made; elsewhere the engine words rules and steps.
    static readonly string Said = Source("src", "Platform", "Yaml") + string.Join('\n', Source("src", "Rules").Split('\n').Where(line => line.Contains("Mistake(") || line.Contains("mistakes.Add") || line.Contains("Unit.") || line.Contains("_ => (\"应为")));

    static readonly string Engine = Source("src", "Rules") + Source("src", "Platform", "Yaml");

    [Fact]
    public void Every_kind_of_rule_is_described_with_an_example()
    {
        var kinds = Kind().Matches(Engine).Select(m => m.Groups[1].Value).ToList();

        kinds.Count.ShouldBe(17);
        kinds.Where(kind => !Page.Contains($"`{kind}`") || !RuleExamples.Any(e => e.Rule.Contains($"kind: {kind}"))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_key_and_word_that_is_known_is_described()
    {
        var keys = Key().Matches(Engine).Select(m => m.Groups[1].Value).Concat(Word().Matches(Engine).Select(m => m.Groups[1].Value)).Distinct().ToList();

        keys.Count.ShouldBeGreaterThan(60);
        keys.Where(key => !Regex.IsMatch(Page, $@"`[^`\n]*\b{key}\b[^`\n]*`")).ShouldBeEmpty();
    }

    [Fact]
    public void Every_message_is_explained_in_both_languages()
    {
        var messages = Message().Matches(Said).SelectMany(m => new[] { m.Groups["zh"].Value, m.Groups["en"].Value }).Select(Constant).Distinct().ToList();
        var table = Page[Page.IndexOf("## 10 ")..Page.IndexOf("## 11 ")].Replace("\\|", "|");

        messages.Count.ShouldBeGreaterThan(120);
        // A piece of the table tells a message when it is a good part of what never changes in it.
        messages.Where(message => !Rows(table).Any(row => message.Contains(row, StringComparison.Ordinal) && row.Length * 6 >= message.Length)).ShouldBeEmpty();
    }

    [Fact]
    public void The_example_and_its_cases_hold_as_they_stand()
    {
        var edition = FrameworkReader.Read(Attached("anlan-county-2023.yaml"), "anlan-county-2023.yaml");
        var cases = CaseTable.Read(Attached("anlan-county-2023.cases.yaml"), "anlan-county-2023.cases.yaml", edition);

        cases.Where(c => !c.Holds).ShouldBeEmpty();
        edition.Indicators.Select(i => i.Code).Except(cases.Select(c => c.Indicator?.Code ?? "")).ShouldBeEmpty();
        // The numbers that the page promises on the screen.
        Page.ShouldContain($"案例 {cases.Count} 个，相符 {cases.Count} 个，不符 0 个。");
        Page.ShouldContain($"{cases.Count} cases: {cases.Count} hold, 0 do not.");
    }

    public static TheoryData<string> Examples => [.. RuleExamples.Select(e => e.Rule)];

    [Theory, MemberData(nameof(Examples))]
    public void Every_rule_in_the_text_can_be_read(string rule)
    {
        var example = RuleExamples.Single(e => e.Rule == rule);
        var flow = string.Join('\n', rule.Split('\n').Select(line => new string(' ', 10) + line));

        var one = FrameworkReader.Read(OneIndicator.Yaml(example.Weight, example.Inputs, "{kind: declared}").Replace("rule: {kind: declared}", "rule:\n" + flow.TrimEnd()), "example.yaml");
        one.Indicators.ShouldHaveSingleItem().Rule.Wording.ShouldNotBeEmpty();
    }

    [Fact]
    public void The_table_without_scores_can_be_read() =>
        FrameworkReader.Read(Fence("yaml table").Single(), "table.yaml").Table!.Columns.Count.ShouldBe(7);

    static IEnumerable<(string Inputs, decimal Weight, string Rule)> RuleExamples => Fence("yaml rule").Select(text =>
    {
        var head = Head().Match(text);
        var rule = text[(text.IndexOf('\n') + 1)..];
        // A rule that declares nothing has no inputs to list.
        return (head.Groups["inputs"].Value, decimal.Parse(head.Groups["weight"].Value, System.Globalization.CultureInfo.InvariantCulture), rule);
    });

    static string Attached(string name) => Fence($"yaml file={name}").Single();

    static IEnumerable<string> Fence(string mark) => Regex.Matches(Page, $"^```{Regex.Escape(mark)}\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline).Select(m => m.Groups[1].Value);

    // The first two columns of the table, as fragments of messages: “…” stands for what differs.
    static IEnumerable<string> Rows(string table) => table.Split('\n').Where(line => line.StartsWith("| ")).SelectMany(line => line.Split(" | ").Take(2))
        .Select(cell => cell.Trim('|', ' ')).SelectMany(cell => cell.Split('…')).Select(part => part.Trim('“', '”', ' ')).Where(part => part.Length > 1);

    // A message with … for what is put in.
    static string Constant(string message) => Regex.Replace(message.Replace("{{", "{").Replace("}}", "}"), @"\{[^{} ,]+[^{}]*\}", "…");

    [GeneratedRegex(@"\[""([a-z_]+)""\] = \w+Rule\.Read")]
    private static partial Regex Kind();

    [GeneratedRegex(@"(?:Get|Find|Has)\(""([a-z_]+)""\)")]
    private static partial Regex Key();

    [GeneratedRegex(@"\(""([a-z_]+)"", (?:true|false|Unit\.|Steps\.|Way\.|ColumnKind\.|FormLayout\.)")]
    private static partial Regex Word();

    // A mistake that is noted; what YamlSyntax and FigureValue say.
    [GeneratedRegex(@"(?:Mistake\((?:[^""$]*, )?|=> \(|"", \(|, 1, \()\$?""(?<zh>[^""\n]*[\u4e00-\u9fff][^""\n]*)"", \$?""(?<en>[^""\n]+)""")]
    private static partial Regex Message();

    [GeneratedRegex(@"^# inputs: (?<inputs>[^;]*); weight: (?<weight>[0-9.]+)")]
    private static partial Regex Head();
}
