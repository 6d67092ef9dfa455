using System.Globalization;

namespace Anlan.Platform.Office.Reading;

/// <summary>"B7" ⇄ column 1, line 7.</summary>
static class CellReference
{
    const int LastLine = 1_048_576, LastColumn = 16_383;

    public static string Letters(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26) letters = (char)('A' + (rest - 1) % 26) + letters;
        return letters;
    }

    public static (int Line, int Column)? Parse(ReadOnlySpan<char> text)
    {
        int letters = 0, column = 0;
        while (letters < text.Length && letters < 4 && char.IsAsciiLetter(text[letters])) column = column * 26 + (char.ToUpperInvariant(text[letters++]) - 'A' + 1);
        return letters > 0 && column - 1 <= LastColumn && int.TryParse(text[letters..], NumberStyles.None, CultureInfo.InvariantCulture, out var line) && line is >= 1 and <= LastLine
            ? (line, column - 1)
            : null;
    }

    public static int? ParseLine(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var line) && line is >= 1 and <= LastLine ? line : null;
}
