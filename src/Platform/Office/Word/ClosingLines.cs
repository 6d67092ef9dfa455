using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Anlan.Platform.Office;

/// <summary>What stands below the body: list of annexes, issuer and date (GB/T 9704-2012, 7.3.4–7.3.6).</summary>
internal static class ClosingLines
{
    private const int LinesUnderSeal = 2;

    public static string AnnexLabel(WordText words, int index, int count) =>
        words.Pick("附件", "Annex") + (count == 1 ? "" : words.Pick("", " ") + (index + 1));

    public static IEnumerable<Paragraph> AnnexList(WordText words, IReadOnlyList<string> titles)
    {
        if (titles.Count == 0)
            yield break;
        yield return Kept(words.Paragraph(OfficialStyles.Annexes));
        var lead = titles.Count == 1 ? words.Pick("附件：", "Annex: ") : words.Pick("附件：", "Annexes: ");
        foreach (var (index, title) in titles.Index())
        {
            var number = titles.Count == 1 ? "" : $"{index + 1}.";
            var paragraph = words.Paragraph(OfficialStyles.Annexes, words.Run((index == 0 ? lead : "") + number + title));
            paragraph.ParagraphProperties!.Indentation = Hanging(words, lead, number, index == 0);
            yield return Kept(paragraph);
        }
    }

    /// <summary>The second line of a long title stands under the first character of the title, the numbers under each other.</summary>
    private static Indentation Hanging(WordText words, string lead, string number, bool first)
    {
        var numberWidth = number.Length == 0 ? 0 : Twips(words, 0.75m);
        var leadWidth = Twips(words, words.IsChinese ? 3 : TextWidth.Of(lead) * 0.225m);
        return new()
        {
            Left = (Twips(words, 2) + leadWidth + numberWidth).ToString(CultureInfo.InvariantCulture),
            Hanging = ((first ? leadWidth : 0) + numberWidth).ToString(CultureInfo.InvariantCulture),
        };
    }

    public static IEnumerable<Paragraph> Signature(WordText words, string issuer, DateOnly date, bool isSealed)
    {
        var dated = words.IsChinese ? $"{date.Year}年{date.Month}月{date.Day}日" : date.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));
        var (issuerRight, dateRight) = words.IsChinese || isSealed ? Places(Width(words, issuer), Width(words, dated), isSealed) : (2, 2);
        for (var line = 0; line < (isSealed ? LinesUnderSeal : 1); line++)
            yield return Kept(words.Paragraph(OfficialStyles.Signature));
        yield return Kept(Indented(words.Paragraph(OfficialStyles.Signature, words.Run(issuer)), Twips(words, issuerRight)));
        yield return Indented(words.Paragraph(OfficialStyles.Signature, words.Run(dated)), Twips(words, dateRight));
    }

    /// <summary>How far from the right edge the two end, in characters.</summary>
    private static (decimal Issuer, decimal Date) Places(decimal issuer, decimal date, bool isSealed)
    {
        if (!isSealed)
            return date > issuer ? (4 + date - issuer, 2) : (2, issuer - date);
        var centred = 4 + ((date - issuer) / 2);
        // A long name may not leave the text area: then both move left together.
        return centred >= 0 ? (centred, 4) : (0, 4 - centred);
    }

    private static decimal Width(WordText words, string text) => TextWidth.Of(text) * (words.IsChinese ? 0.25m : 0.215m);

    private static int Twips(WordText words, decimal characters) => (int)(characters * (words.IsChinese ? OfficialPage.Character : 320));

    private static Paragraph Kept(Paragraph paragraph)
    {
        paragraph.ParagraphProperties!.KeepNext = new();
        return paragraph;
    }

    private static Paragraph Indented(Paragraph paragraph, int right)
    {
        paragraph.ParagraphProperties!.Indentation = new() { Right = right.ToString(CultureInfo.InvariantCulture) };
        return paragraph;
    }
}
