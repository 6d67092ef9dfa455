using System.Globalization;
using System.Text;

namespace Anlan.Platform.Attachments;

/// <summary>Names of files as people send them: no folder, nothing invisible, nothing that reads backwards, nothing a desk's system would stumble over.</summary>
public static class FileName
{
    const int Longest = 120;

    static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    public static string Tidy(string sent)
    {
        var name = Printable(sent.Split('/', '\\')[^1]);
        name = string.Concat(name.Select(c => "<>:\"|?*".Contains(c) ? '_' : c)).Trim(' ', '.');
        var (stem, extension) = (Path.GetFileNameWithoutExtension(name).TrimEnd(' ', '.'), Path.GetExtension(name).ToLowerInvariant());
        if (stem.Length == 0) stem = "附件";
        if (Devices.Contains(stem.Split('.')[0])) stem = "_" + stem;
        var elements = new StringInfo(stem);
        var room = Math.Max(1, Longest - extension.Length);
        return (elements.LengthInTextElements > room ? elements.SubstringByTextElements(0, room) : stem) + extension;
    }

    /// <summary>Small letters, without the dot.</summary>
    public static string Extension(string name) => Path.GetExtension(name).TrimStart('.').ToLowerInvariant();

    /// <summary>Without control characters and without the signs that turn the direction of reading: “report\u202Efdp.exe” shows as “reportexe.pdf”.</summary>
    internal static string Printable(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned) && rune != Rune.ReplacementChar)
                kept.Append(rune);
        return kept.ToString().Normalize(NormalizationForm.FormC);
    }
}
