namespace Anlan.Platform.Office;

/// <summary>A piece of a paragraph. A text converts by itself.</summary>
public sealed record Inline
{
    private Inline(string text) => Text = XmlText.Clean(text);

    internal string Text { get; }
    internal bool IsBold { get; private init; }
    internal bool IsFootnote { get; private init; }

    public static Inline Bold(string text) => new(text) { IsBold = true };

    /// <summary>A mark here and the text at the foot of the page.</summary>
    public static Inline Footnote(string text) => new(text) { IsFootnote = true };

    public static implicit operator Inline(string text) => new(text);
}
