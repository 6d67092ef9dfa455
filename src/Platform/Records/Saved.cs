namespace Anlan.Platform.Records;

/// <summary>What came of saving a record.</summary>
public enum Saved
{
    Done,

    /// <summary>Somebody else has changed it since it was shown.</summary>
    Stale,

    /// <summary>Another record has what must be its own.</summary>
    Taken,

    /// <summary>It lies outside the division in which the reader acts.</summary>
    NotYours,
}
