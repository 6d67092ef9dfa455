using System.Text.RegularExpressions;
using Anlan.Affairs.SelfEvaluation;
using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Rules.Frameworks;
using Anlan.Testing;

namespace Anlan.Affairs.Tests.SelfEvaluation;

/// <summary>The handbook page about case files tells every key and message of the reader, and its example works as it says.</summary>
public partial class CaseHandbookTests
{
    static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "handbook", "cases.md"));

    static readonly string Readers = string.Join('\n', new[] { "Cases", "ProjectTables" }
        .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf("src", "Affairs", "SelfEvaluation", folder), "*.cs"))
        .Where(file => !file.EndsWith("CaseText.cs")).Select(File.ReadAllText));

    [Fact]
    public void Every_key_of_a_case_is_described()
    {
        var keys = Key().Matches(Readers).Select(m => m.Groups[1].Value).Concat(Word().Matches(Readers).Select(m => m.Groups[1].Value)).Distinct().ToList();

        keys.Count.ShouldBeGreaterThan(80);
        keys.Where(key => !Regex.IsMatch(Page, $@"(?<![A-Za-z_]){key}(?![A-Za-z_])")).ShouldBeEmpty();
    }

    [Fact]
    public void Every_message_is_explained_in_both_languages()
    {
        var messages = Message().Matches(Readers).SelectMany(m => new[] { m.Groups["zh"].Value, m.Groups["en"].Value })
            .Select(m => Regex.Replace(m, @"\{[^{} ,]+[^{}]*\}", "…")).Where(m => m.Count(char.IsLetter) > 3 && !m.StartsWith('…')).ToList();
        var table = Page[Page.IndexOf("## 9 ")..];
        var pieces = table.Split('\n').Where(line => line.StartsWith("| ")).SelectMany(line => line.Split(" | ").Take(2)).Select(cell => cell.Trim('|', ' '))
            .SelectMany(cell => cell.Split('…')).Select(piece => piece.Trim('“', '”', ' ')).Where(piece => piece.Length > 1).ToList();

        messages.Count.ShouldBeGreaterThan(20);
        messages.Where(message => !pieces.Any(piece => message.Contains(piece, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void The_example_gives_what_the_page_says()
    {
        var frameworks = File.ReadAllText(Repository.PathOf("docs", "handbook", "frameworks.md"));
        var library = Bureaus.Library.With(FrameworkReader.Read(Fence(frameworks, "anlan-county-2023.yaml"), "anlan-county-2023.yaml"));
        var evaluation = CaseEvaluation.Of(CaseReader.Read(Fence(Page, "anlan-2023.yaml"), "anlan-2023.yaml", library), library);

        evaluation.Result.Total.Shown.ShouldBeNull();
        Page.ShouldContain($"已有得分的合计 {evaluation.Result.Total.Partial:0.00}");
        Page.ShouldContain($"the sum {evaluation.Result.Total.Partial:0.00} of");
        evaluation.Findings.Select(f => f.Code).ShouldBe(["table_sum", "restated_quantity", "total_missing"], ignoreOrder: true);
        evaluation.Only("restated_quantity").Message.Zh.ShouldContain("得 15 分，而不是 10 分");
    }

    static string Fence(string page, string file) => Regex.Match(page, $"^```yaml file={Regex.Escape(file)}\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;

    [GeneratedRegex(@"(?:Get|Find|Has)\(""([a-z_]+)""\)")]
    private static partial Regex Key();

    [GeneratedRegex(@"\(""([a-z_]+)"", (?:""[a-z_]+""|true|false|MoneyUnit\.)|\(""([a-z_]+)"", all =>")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?:Mistake\((?:[^""$]*, )?|\? |: |, 1, \()\$?""(?<zh>[^""\n]*[\u4e00-\u9fff][^""\n]*)""(?:, | : )\$?""(?<en>[^""\n]+)""")]
    private static partial Regex Message();
}
