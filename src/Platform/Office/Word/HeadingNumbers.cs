using DocumentFormat.OpenXml.Wordprocessing;

namespace Anlan.Platform.Office;

/// <summary>
/// Real numbering of headings, so that a section put in by hand renumbers the rest: 一、（一）1.（1）in Chinese, 1. 1.1 1.1.1 (a) in English.
/// Each annex counts anew.
/// </summary>
internal static class HeadingNumbers
{
    public const int Main = 1;
    private const int Scheme = 0;

    /// <param name="chinese">The language of the document.</param>
    /// <param name="series">How many times headings start again at one: the body and each annex.</param>
    public static Numbering Build(bool chinese, int series)
    {
        var numbering = new Numbering(chinese ? ChineseScheme() : EnglishScheme());
        numbering.Append(new NumberingInstance(new AbstractNumId { Val = Scheme }) { NumberID = Main });
        for (var id = Main + 1; id < Main + series; id++)
            numbering.Append(Restarted(id));
        return numbering;
    }

    private static NumberingInstance Restarted(int id)
    {
        var instance = new NumberingInstance(new AbstractNumId { Val = Scheme }) { NumberID = id };
        for (var level = 0; level < 4; level++)
            instance.Append(new LevelOverride(new StartOverrideNumberingValue { Val = 1 }) { LevelIndex = level });
        return instance;
    }

    private static AbstractNum ChineseScheme() => Described(
        ChineseLevel(0, "%1、", NumberFormatValues.ChineseCountingThousand, OfficialType.Hei),
        ChineseLevel(1, "（%2）", NumberFormatValues.ChineseCountingThousand, OfficialType.Kai),
        ChineseLevel(2, "%3.", NumberFormatValues.Decimal, OfficialType.FangSong),
        ChineseLevel(3, "（%4）", NumberFormatValues.Decimal, OfficialType.FangSong));

    private static AbstractNum EnglishScheme() => Described(
        EnglishLevel(0, "%1.", NumberFormatValues.Decimal),
        EnglishLevel(1, "%1.%2", NumberFormatValues.Decimal),
        EnglishLevel(2, "%1.%2.%3", NumberFormatValues.Decimal),
        EnglishLevel(3, "(%4)", NumberFormatValues.LowerLetter));

    private static AbstractNum Described(params Level[] levels)
    {
        var scheme = new AbstractNum(new MultiLevelType { Val = MultiLevelValues.Multilevel }) { AbstractNumberId = Scheme };
        scheme.Append(levels);
        return scheme;
    }

    private static Level ChineseLevel(int level, string text, NumberFormatValues format, string typeface)
    {
        var fonts = OfficialType.Fonts(typeface);
        fonts.Hint = FontTypeHintValues.EastAsia;
        return Numbered(level, text, format, LevelSuffixValues.Nothing, (2 * OfficialPage.Character).ToString(), new(fonts));
    }

    private static Level EnglishLevel(int level, string text, NumberFormatValues format) =>
        Numbered(level, text, format, LevelSuffixValues.Space, "0", new(OfficialType.Fonts(OfficialType.FangSong)));

    private static Level Numbered(int level, string text, NumberFormatValues format, LevelSuffixValues suffix, string indent, NumberingSymbolRunProperties type) => new(
        new StartNumberingValue { Val = 1 },
        new NumberingFormat { Val = format },
        new ParagraphStyleIdInLevel { Val = OfficialStyles.Heading(level + 1) },
        new LevelSuffix { Val = suffix },
        new LevelText { Val = text },
        new LevelJustification { Val = LevelJustificationValues.Left },
        new PreviousParagraphProperties(new Indentation { Left = "0", FirstLine = indent }),
        type)
    { LevelIndex = level };
}
