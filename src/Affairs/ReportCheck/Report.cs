using System.Globalization;

namespace Anlan.Affairs.ReportCheck;

/// <summary>Where something stands: the line of a text, the paragraph of a Word document, or the cell of a sheet ("Sheet!B7").</summary>
public readonly record struct Place(int Line, string? Cell = null)
{
    public override string ToString() => Cell ?? Line.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A report as it was read: what is said in sentences and what stands in tables.</summary>
/// <param name="Year">The year it reports on, when its title says one.</param>
public sealed record Report(IReadOnlyList<Passage> Passages, IReadOnlyList<ReportTable> Tables, int? Year)
{
    IReadOnlyList<Sentence>? sentences;

    public IReadOnlyList<Sentence> Sentences => sentences ??= [.. Passages.SelectMany(Sentence.In)];
}

public enum FindingSeverity { Note, Warning, Error }

/// <summary>What does not fit, told so that somebody can look it up: the place, the words there, what should stand there and what stands.</summary>
public sealed record ReportFinding(Place Place, string Quote, FindingKind Kind, string Expected, string Found, FindingSeverity Severity);
