using System.Text;
using System.Xml;

namespace Anlan.Platform.Office;

/// <summary>Makes any text fit for XML: line ends become one kind, and what XML cannot hold becomes a visible mark.</summary>
internal static class XmlText
{
    public static string Clean(string text)
    {
        var lines = text.ReplaceLineEndings("\n");
        if (AllAllowed(lines))
            return lines;
        var clean = new StringBuilder(lines.Length);
        foreach (var rune in lines.EnumerateRunes()) // a lone half of a surrogate pair arrives here as U+FFFD
            clean.Append(rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : "\uFFFD");
        return clean.ToString();
    }

    private static bool AllAllowed(string text)
    {
        foreach (var character in text)
            if (!XmlConvert.IsXmlChar(character))
                return false;
        return true;
    }
}
