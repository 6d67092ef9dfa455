namespace Anlan.Platform.Office;

/// <summary>What the properties window of Word or Excel shows about a file.</summary>
public sealed record DocumentProperties
{
    /// <summary>Word takes the lines of its title when nothing is said.</summary>
    public string? Title { get; init; }

    /// <summary>The issuing organisation, or a person.</summary>
    public string? Author { get; init; }

    public string? Subject { get; init; }

    /// <summary>Left out of the file when not given, so that the same content gives the same properties.</summary>
    public DateTimeOffset? Created { get; init; }
}
