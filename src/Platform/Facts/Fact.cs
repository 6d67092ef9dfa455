using Anlan.Platform.Storage;

namespace Anlan.Platform.Facts;

/// <summary>Something that has happened and that others may need to know, named in the past tense: <c>HazardCleared</c>, <c>PaymentMade</c>.</summary>
/// <param name="Name">The name others ask for.</param>
/// <param name="Subject">The record it is about, as an address of this site or table/key.</param>
/// <param name="Division">Where.</param>
/// <param name="Data">Measures and whatever else readers need; kept as JSON.</param>
public sealed record Fact(string Name, string Subject, string Division, object? Data = null);

public static class FactWriting
{
    /// <summary>Writes the fact in the transaction of the change it tells of: both are there or neither. It gets its place in the sealed order a moment later.</summary>
    public static Task TellAsync(this Work work, Fact fact, string reason, CancellationToken stop = default) =>
        work.RecordAsync("fact", fact.Name, fact.Subject, fact.Data, reason, fact.Division, stop);
}
