using System.Text.RegularExpressions;
using Anlan.Testing;

namespace Anlan.Architecture.Tests;

/// <summary><c>docs/security.md</c> says of each requirement of OWASP ASVS 5.0, levels 1 and 2, whether it is met, and what proves it.</summary>
public sealed partial class SecurityDocumentTests
{
    static readonly string Text = File.ReadAllText(Repository.PathOf("docs", "security.md"));

    static readonly string[][] Rows = [.. Row().Matches(Text).Select(row => row.Value.Trim('|', '\r').Split('|').Select(cell => cell.Trim()).ToArray())];

    [Fact]
    public void Each_requirement_stands_in_it_once_with_one_of_three_states()
    {
        Rows.ShouldAllBe(row => row.Length == 5);
        Rows.Select(row => row[0]).ShouldBeUnique();
        Rows.Count(row => row[1] == "1").ShouldBe(70);
        Rows.Count(row => row[1] == "2").ShouldBe(183);
        foreach (var row in Rows)
        {
            row[3].ShouldBeOneOf("met", "not met", "not applicable");
            row[4].ShouldNotBeEmpty(row[0]);
            if (row[3] == "met") row[4].ShouldMatch("`|end of this page", row[0]);
        }
    }

    [Fact]
    public void What_it_names_as_proof_exists()
    {
        var tests = SourceFile.Below("tests", ".cs").SelectMany(file => Method().Matches(file.Text).Select(m => m.Groups[1].Value)).ToHashSet();
        var named = Quoted().Matches(Text).Select(m => m.Groups[1].Value).Distinct().ToList();
        named.Where(name => TestName().IsMatch(name)).Where(name => !tests.Contains(name)).ShouldBeEmpty();
        named.Where(name => FileName().IsMatch(name)).Where(name => !File.Exists(Repository.PathOf(name.Split('/')))).ShouldBeEmpty();
    }

    [Fact]
    public void Its_counts_are_those_of_its_rows()
    {
        foreach (var (label, level) in new[] { ("1", "1"), ("2", "2"), ("合计 all", "") })
        {
            var counts = new[] { "met", "not met", "not applicable" }.Select(state => Rows.Count(row => row[1].StartsWith(level, StringComparison.Ordinal) && row[3] == state));
            Text.ShouldContain($"| {label} | {string.Join(" | ", counts)} |");
        }
    }

    [GeneratedRegex(@"^\| \d+\.\d+\.\d+ \|.*$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^[A-Z][A-Za-z0-9]*(_[A-Za-z0-9]+)*_[a-z]\w*$")]
    private static partial Regex TestName();

    [GeneratedRegex(@"^(src|docs|tests|scripts|deploy|[A-Z]\w+\.)[\w./-]*\.\w+$")]
    private static partial Regex FileName();

    [GeneratedRegex(@"public (?:async Task|Task|void) (\w+)\(")]
    private static partial Regex Method();
}
