namespace Anlan.Library;

/// <summary>An empty box is nothing, not an empty text.</summary>
static class Blank
{
    public static string? ToNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
