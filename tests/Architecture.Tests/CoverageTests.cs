using System.Text.RegularExpressions;

namespace Anlan.Architecture.Tests;

/// <summary><c>docs/coverage.csv</c> says for each of the 301 things a bureau's platform must do whether a user can do it here, and which test proves it.</summary>
public sealed partial class CoverageTests
{
    static readonly string[][] Rows = [.. SourceFile.Below("docs", ".csv").Single(f => f.Path.EndsWith("coverage.csv", StringComparison.Ordinal)).Text.TrimEnd().Split('\n').Select(line => line.Split(','))];

    [Fact]
    public void Each_of_the_301_things_stands_in_it_once()
    {
        Rows[0].ShouldBe(["no", "name", "status", "route", "test"]);
        Rows.Skip(1).Select(row => row[0]).ShouldBe(Enumerable.Range(1, 301).Select(no => no.ToString()));
        Rows.Skip(1).ShouldAllBe(row => row.Length == 5);
    }

    [Fact]
    public void What_works_even_in_part_has_a_route_and_a_test_that_exists()
    {
        var tests = SourceFile.Below("tests", ".cs").SelectMany(file => Method().Matches(file.Text).Select(m => m.Groups[1].Value)).ToHashSet();
        foreach (var row in Rows.Skip(1))
        {
            row[2].ShouldBeOneOf("works", "partial", "none");
            if (row[2] == "none") continue;
            row[3].ShouldStartWith("/", customMessage: row[1]);
            tests.ShouldContain(row[4], row[1]);
        }
    }

    [GeneratedRegex(@"public (?:async Task|void) (\w+)\(")]
    private static partial Regex Method();
}
