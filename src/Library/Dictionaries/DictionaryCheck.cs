namespace Anlan.Library.Dictionaries;

/// <summary>核对: somebody has compared a dictionary with its source, for his division and those below.</summary>
public sealed class DictionaryCheck
{
    public long Id { get; private init; }

    public required string Division { get; init; }

    public required string Dictionary { get; init; }

    /// <summary>What it was compared with.</summary>
    public required string Source { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>Of the file as it was then: what came with a newer one is unsure again.</summary>
    public required string Digest { get; init; }
}
