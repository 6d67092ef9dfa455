using System.Text.RegularExpressions;

namespace Anlan.Architecture.Tests;

/// <summary>What the source does not do.</summary>
public sealed partial class HabitTests
{
    const int LongestFile = 400;

    [Fact]
    public void Time_comes_from_the_clock_that_tests_can_move() =>
        SourceFile.Below("src", ".cs", ".razor").SelectMany(f => f.Where(MachineClock(), f.CodeOnly)).ShouldBeEmpty();

    [Theory, InlineData("src/Rules"), InlineData("src/Affairs")]
    public void Money_and_scores_are_decimal(string folder) =>
        SourceFile.Below(folder, ".cs", ".razor").SelectMany(f => f.Where(BinaryFraction(), f.CodeOnly)).ShouldBeEmpty();

    // The content security policy would refuse them; better here than in a browser.
    [Fact]
    public void Markup_has_no_inline_style_script_or_handler() =>
        SourceFile.Below("src", ".razor").Concat(SourceFile.Below("src/Web", ".cs")).SelectMany(f => f.Where(InlineMarkup())).ShouldBeEmpty();

    [Fact]
    public void No_source_file_is_longer_than_somebody_reads() =>
        new[] { "src", "tests", "benches", "scripts" }.SelectMany(folder => SourceFile.Below(folder))
            .Where(f => !f.Path.StartsWith("tests/data", StringComparison.Ordinal) && !f.Path.EndsWith(".json", StringComparison.Ordinal) && !f.Path.Contains(".approved.", StringComparison.Ordinal))
            .Where(f => f.Lines > LongestFile).Select(f => $"{f.Path}: {f.Lines} lines").ShouldBeEmpty();

    [Fact]
    public void Nothing_is_left_for_later() =>
        new[] { "src", "tests", "benches", "scripts" }.SelectMany(folder => SourceFile.Below(folder, ".cs", ".razor", ".ts", ".css", ".sh", ".sql"))
            .SelectMany(f => f.Where(Unfinished())).ShouldBeEmpty();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bDateTime\.Today\b")]
    private static partial Regex MachineClock();

    [GeneratedRegex(@"\b(double|float|Double|Single)\b(?!\()")]
    private static partial Regex BinaryFraction();

    [GeneratedRegex(@"<[a-z][^>]*\s(style|on[a-z]+)=""[^@][^>]*>|<script(?![^>]*\bsrc=)[^>]*>|javascript:")]
    private static partial Regex InlineMarkup();

    [GeneratedRegex(@"//\s*(TODO|FIXME|HACK|XXX)\b|NotImplemented(?:Exception)|Skip\s*=\s*""")]
    private static partial Regex Unfinished();
}
