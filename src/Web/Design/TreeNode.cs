using Anlan.Platform.Language;

namespace Anlan.Web.Design;

/// <summary>One line of a trace: what it is, what it came to, where that comes from, and what it was made of.</summary>
public sealed record TreeNode(Bilingual Label)
{
    /// <summary>As written for people; null when the value is missing, empty when the line has none.</summary>
    public string? Value { get; init; } = "";

    /// <summary>The clause, document, table or record.</summary>
    public Bilingual? Source { get; init; }
    public string? SourceHref { get; init; }

    /// <summary>A sentence: the branch taken, the rounding.</summary>
    public Bilingual? Note { get; init; }

    /// <summary>A word of mark before the value, such as the basis of a score.</summary>
    public Bilingual? Mark { get; init; }
    public Tone MarkTone { get; init; }

    /// <summary>Whether its parts are shown at first.</summary>
    public bool Open { get; init; }
    public IReadOnlyList<TreeNode> Parts { get; init; } = [];
}
