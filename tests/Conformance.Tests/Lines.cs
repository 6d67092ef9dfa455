using System.Globalization;
using System.Text.RegularExpressions;

namespace Anlan.Conformance.Tests;

/// <summary>The lines of a report, counted at line feeds, and whether a number is printed on one of them.</summary>
sealed partial class Lines(string text)
{
    readonly string[] lines = text.Split('\n');

    public bool Print(int line, string printed)
    {
        if (line > lines.Length) return false;
        var there = Commas().Replace(lines[line - 1], "");
        if (Number().Match(Commas().Replace(printed, "")) is not { Success: true } number) return there.Contains(printed, StringComparison.Ordinal);
        var due = decimal.Parse(number.Value, CultureInfo.InvariantCulture);
        return Number().Matches(there).Any(n => decimal.Parse(n.Value, CultureInfo.InvariantCulture) == due);
    }

    public string this[int line] => line <= lines.Length ? lines[line - 1].Trim() : "";

    [GeneratedRegex(@"(?<=\d)[,，](?=\d{3}(?!\d))")]
    private static partial Regex Commas();

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Number();
}
