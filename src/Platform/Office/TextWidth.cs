using System.Text;

namespace Anlan.Platform.Office;

/// <summary>
/// Estimated widths of text in quarters of the type size: a Chinese character takes four, a digit or small letter two, a capital three.
/// Good enough to share out columns; the type itself is not looked at.
/// </summary>
internal static class TextWidth
{
    /// <summary>A Chinese character.</summary>
    public const int Full = 4;

    /// <summary>A digit.</summary>
    public const int Half = 2;

    /// <summary>Width of the widest line.</summary>
    public static int Of(string text)
    {
        var widest = 0;
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width = rune.Value == '\n' ? 0 : width + Of(rune);
            widest = Math.Max(widest, width);
        }
        return widest;
    }

    /// <summary>Width of the longest piece that a line break does not cut: Chinese breaks after any character, Latin at spaces.</summary>
    public static int OfLongestWord(string text)
    {
        var widest = 0;
        var word = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var chinese = IsChinese(rune);
            word = Rune.IsWhiteSpace(rune) ? 0 : chinese ? Full : word + Of(rune);
            widest = Math.Max(widest, word);
            if (chinese)
                word = 0;
        }
        return widest;
    }

    /// <summary>How many lines the text takes at this width.</summary>
    public static int Lines(string text, int width)
    {
        var room = Math.Max(width, Full);
        return text.Split('\n').Sum(line => Math.Max(1, (Of(line) + room - 1) / room));
    }

    private static int Of(Rune rune) => rune.Value switch
    {
        < 0x20 => 0,
        '%' or '@' or 'W' or 'M' or 'm' or 'w' => Full,
        >= 'A' and <= 'Z' => 3,
        _ => IsChinese(rune) ? Full : Half,
    };

    private static bool IsChinese(Rune rune) => rune.Value switch
    {
        >= 0x1100 and <= 0x115F => true,
        // Quotation marks, dashes, dots, comparison signs, circled figures and arrows are full-width in Chinese type.
        0x2014 or 0x2018 or 0x2019 or 0x201C or 0x201D or 0x2026 or (>= 0x2190 and <= 0x27BF) => true,
        >= 0x2E80 and <= 0xA4CF => true,
        >= 0xAC00 and <= 0xD7A3 => true,
        >= 0xF900 and <= 0xFAFF => true,
        >= 0xFE30 and <= 0xFE6F => true,
        >= 0xFF00 and <= 0xFF60 => true,
        >= 0xFFE0 and <= 0xFFE6 => true,
        >= 0x1F300 and <= 0x1FAFF => true,
        >= 0x20000 and <= 0x3FFFD => true,
        _ => false,
    };
}
