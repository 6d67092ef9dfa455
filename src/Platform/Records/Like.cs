namespace Anlan.Platform.Records;

/// <summary>Patterns for ILIKE in which what was typed means itself.</summary>
public static class Like
{
    public static string Containing(string text) => $"%{text.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_")}%";
}
