using System.Text.RegularExpressions;

namespace Anlan.Browser.Tests;

/// <summary>Which Chinese may stand in an English page, and why. Whatever is left after these is a text that was not translated.</summary>
public static partial class ChineseText
{
    static readonly (Regex Allowed, string Because)[] Rules =
    [
        (ProductName(), "the name of the product, on every page beside its Latin form"),
        (Units(), "yuan and ten thousand yuan are written as the documents print them and as they have to be typed"),
        (DemonstrationNames(), "names of people are not translated"),
        (LanguageSwitch(), "the way back to Chinese is written in Chinese"),
    ];

    /// <summary>The Chinese of this text that no rule allows; empty when there is none. Full-width punctuation counts as Chinese.</summary>
    public static string LeftIn(string text)
    {
        foreach (var (allowed, _) in Rules) text = allowed.Replace(text, "");
        return string.Concat(Chinese().Matches(text).Select(m => m.Value));
    }

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}\u3000-\u303F\uFF00-\uFFEF]+")]
    private static partial Regex Chinese();

    [GeneratedRegex("安澜")]
    private static partial Regex ProductName();

    [GeneratedRegex("万元|元")]
    private static partial Regex Units();

    [GeneratedRegex("陈安|周静|吴慎|许宁")]
    private static partial Regex DemonstrationNames();

    [GeneratedRegex("^中文$")]
    private static partial Regex LanguageSwitch();
}
