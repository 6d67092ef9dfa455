namespace Anlan.Platform.Records;

/// <summary>An empty box is nothing, not an empty text.</summary>
public static class Blank
{
    public static string? ToNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
