namespace Anlan.Platform.Office;

/// <summary>Names that Excel accepts: at most 31 characters, none of : \ / ? * [ ], no quote at either end, each only once.</summary>
internal static class SheetName
{
    private const int Longest = 31;

    public static string Safe(string wished, IReadOnlyCollection<string> taken)
    {
        var name = Cut(Cleaned(wished), Longest);
        if (name.Length == 0 || name.Equals("History", StringComparison.OrdinalIgnoreCase)) // Excel keeps History for itself
            name = "Sheet" + (name.Length == 0 ? "" : " " + name);
        var unique = name;
        for (var copy = 2; taken.Contains(unique, StringComparer.OrdinalIgnoreCase); copy++)
            unique = Cut(name, Longest - $" ({copy})".Length) + $" ({copy})";
        return unique;
    }

    private static string Cleaned(string name)
    {
        var kept = XmlText.Clean(name).Select(character => character is ':' or '\\' or '/' or '?' or '*' or '[' or ']' || char.IsControl(character) ? ' ' : character);
        return string.Join(' ', string.Concat(kept).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('\'', ' ');
    }

    private static string Cut(string name, int length)
    {
        if (name.Length <= length)
            return name;
        var end = char.IsHighSurrogate(name[length - 1]) ? length - 1 : length;
        return name[..end].TrimEnd('\'', ' ');
    }
}
