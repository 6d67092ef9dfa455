using Anlan.Platform.Language;

namespace Anlan.Library.Divisions;

/// <summary>行政区划: one version of a division.</summary>
public sealed class Division
{
    public long Id { get; private init; }

    /// <summary>2, 4, 6, 9 or 12 digits.</summary>
    public required string Code { get; set; }

    /// <summary>The code above; null for a province.</summary>
    public string? Parent { get; private init; }

    public required string NameZh { get; set; }

    public string? NameEn { get; set; }

    /// <summary>One of <see cref="DivisionKinds"/>.</summary>
    public required string Kind { get; set; }

    public required DateOnly ValidFrom { get; set; }

    /// <summary>The first day on which it no longer holds.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Codes of what took its place.</summary>
    public string? ReplacedBy { get; set; }

    /// <summary>The document by which it is so.</summary>
    public string? Source { get; set; }

    public int Version { get; set; } = 1;

    public Bilingual Name => (NameZh, NameEn ?? NameZh);

    public bool HoldsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || ValidTo > day);
}
