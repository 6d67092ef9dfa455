using System.Text.RegularExpressions;

namespace Anlan.Architecture.Tests;

/// <summary>Texts for people stand in the source in both languages, Chinese first.</summary>
public sealed partial class LanguageTests
{
    // Calls whose two strings are no translation of each other: joining, and putting a path before a message.
    static readonly string[] OtherCalls = ["Replace", "Join", "At"];

    // Not texts for people: keys of YAML, the numbering of Word, words that are looked for in documents.
    static readonly string[] OtherPairs = ["\"zh\"", "\"%3.\"", "match.Groups["];

    [Fact]
    public void The_first_text_of_a_pair_is_Chinese_and_the_second_is_English()
    {
        var wrong =
            from file in SourceFile.Below("src", ".cs", ".razor")
            from pair in TextPairs.In(file.WithoutComments)
            where !OtherCalls.Contains(pair.Before) && !OtherPairs.Any(pair.First.Contains)
            where (Chinese().IsMatch(pair.First) || Chinese().IsMatch(pair.Second) || pair.Before == "Bilingual")
            where !BothInOne().IsMatch(pair.Second)
            where !IsChinese(pair.First) || Chinese().IsMatch(Permitted().Replace(pair.Second, ""))
            select $"{file.Path}: ({pair.First.Trim()}, {pair.Second.Trim()})";
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void The_part_in_one_language_takes_nothing_from_the_other()
    {
        var wrong =
            from file in SourceFile.Below("src", ".cs", ".razor")
            from pair in TextPairs.In(file.WithoutComments)
            where pair.First.Contains('{') && pair.Second.Contains('{')
            where English().IsMatch(pair.First) || ChineseMember().IsMatch(pair.Second)
            select $"{file.Path}: ({pair.First.Trim()}, {pair.Second.Trim()})";
        wrong.ShouldBeEmpty();
    }

    // A scanner that finds nothing would find nothing wrong.
    [Theory]
    [InlineData("""new Bilingual("是", "yes")""", "\"是\"", "\"yes\"")]
    [InlineData("""problems.Add(() => Entry.Year, ($"适用于 {(a ? "甲" : "乙")} 年", $"Holds for {b}"))""", "适用于", "Holds for")]
    [InlineData("""<Card Title="@(new("得分", "Scores"))" />""", "得分", "Scores")]
    [InlineData("part.Mistake(line,\n  \"中\",\n  \"English\")", "中", "English")]
    public void A_pair_is_found_wherever_it_stands(string source, string first, string second)
    {
        var found = TextPairs.In(source).ShouldHaveSingleItem();
        found.First.ShouldContain(first);
        found.Second.ShouldContain(second);
    }

    [Fact]
    public void The_source_is_full_of_pairs() =>
        SourceFile.Below("src", ".cs", ".razor").Sum(f => TextPairs.In(f.WithoutComments).Count(p => Chinese().IsMatch(p.First))).ShouldBeGreaterThan(1000);

    // A text without any letter of its own (“{a} ÷ {b}”) is the same in both languages.
    static bool IsChinese(string text) => Chinese().IsMatch(text) || !Latin().IsMatch(Hole().Replace(text, ""));

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}\u3000-\u303F\uFF00-\uFFEF]")]
    private static partial Regex Chinese();

    [GeneratedRegex("[A-Za-z]")]
    private static partial Regex Latin();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();

    // A terminal shows both languages at once: 中文 / English.
    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}.* / .*[A-Za-z]")]
    private static partial Regex BothInOne();

    [GeneratedRegex(@"\.En\b")]
    private static partial Regex English();

    [GeneratedRegex(@"\.Zh\b")]
    private static partial Regex ChineseMember();

    // Units are typed as the documents print them; signs in YAML are what the message is about.
    [GeneratedRegex("万元|元")]
    private static partial Regex Permitted();
}
