using System.Text.RegularExpressions;
using Anlan.Platform.Identity;

namespace Anlan.Browser.Tests;

/// <summary>Which Chinese may stand in an English page, and why. Whatever is left after these is a text that was not translated.</summary>
public static partial class ChineseText
{
    static readonly (Regex Allowed, string Because)[] Rules =
    [
        (ProductName(), "the name of the product, on every page beside its Latin form"),
        (Units(), "yuan and ten thousand yuan are written as the documents print them and as they have to be typed"),
        (Names, "names of people are not translated"),
        (Typed(), "what somebody typed stays as he typed it: the journeys' names of bureaus without an English one, documents, reasons"),
        (LanguageSwitch(), "the way back to Chinese is written in Chinese"),
        (PrintedFigure(), "a figure is quoted as its document prints it, with the counting word that stands behind it: 41 人, 595 场, 98%以上"),
        (PrintedWord(), "words that a document prints where a figure belongs; the finding is about these very words"),
        (Signs(), "the rules write their limits with one pair of signs in both languages"),
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

    static Regex Names => new(string.Join('|', DemonstrationAccounts.All.Select(a => a.DisplayName).Append("林芳")));

    [GeneratedRegex("深圳市(南山|罗湖)区应急管理局|信访台账(已核对)?|决算报表|核对决算|上年存档")]
    private static partial Regex Typed();

    [GeneratedRegex("^中文$")]
    private static partial Regex LanguageSwitch();

    [GeneratedRegex(@"(?<=[0-9%] ?)(人|名|家|场|次|类|分钟内|分|套|个|件|天)?(以上)?")]
    private static partial Regex PrintedFigure();

    [GeneratedRegex("(?<=^|“)(完整|前三)(?=$|”)")]
    private static partial Regex PrintedWord();

    [GeneratedRegex("[＜＞]")]
    private static partial Regex Signs();
}
