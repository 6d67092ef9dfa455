using Anlan.Platform.Language;

namespace Anlan.Library.Dictionaries;

/// <summary>字典项: one code of a code table, as a division has defined it, from a day up to another. Ended, never removed.</summary>
public sealed class DictionaryEntry
{
    /// <summary>Where nothing is known of the beginning.</summary>
    public static readonly DateOnly Always = new(1949, 10, 1);

    public long Id { get; private init; }

    /// <summary>The code of the table: organisation_kind.</summary>
    public required string Dictionary { get; init; }

    /// <summary>Who has defined it; empty for national ones.</summary>
    public required string Division { get; init; }

    public required string Code { get; init; }

    public required string NameZh { get; set; }

    public string? NameEn { get; set; }

    /// <summary>The code of the entry above, in the same table.</summary>
    public string? Parent { get; set; }

    /// <summary>Where it stands among its neighbours.</summary>
    public int Position { get; set; } = 100;

    public DateOnly ValidFrom { get; set; } = Always;

    /// <summary>The first day on which it no longer holds. On its first day: it was a mistake and never held.</summary>
    public DateOnly? ValidTo { get; set; }

    public string? Source { get; set; }

    /// <summary>A digest of what the platform has delivered; see <see cref="NationalDictionaries"/>.</summary>
    public string? Delivered { get; set; }

    public int Version { get; set; } = 1;

    public Bilingual Name => (NameZh, NameEn ?? NameZh);

    public bool HoldsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || ValidTo > day);

    /// <summary>Whether it holds on some day from one on up to another.</summary>
    public bool Overlaps(DateOnly? from, DateOnly? to) =>
        ValidTo != ValidFrom && to != from && (to is null || ValidFrom < to) && (ValidTo is null || from is null || ValidTo > from);
}
