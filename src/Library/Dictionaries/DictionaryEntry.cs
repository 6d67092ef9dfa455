using Anlan.Platform.Language;

namespace Anlan.Library.Dictionaries;

/// <summary>字典项: one code of a code table, as a division has defined it.</summary>
public sealed class DictionaryEntry
{
    public long Id { get; private init; }

    /// <summary>The code of the table: organisation_kind.</summary>
    public required string Dictionary { get; init; }

    /// <summary>Who has defined it; empty for national ones.</summary>
    public required string Division { get; init; }

    public required string Code { get; init; }

    public required string NameZh { get; set; }

    public string? NameEn { get; set; }

    /// <summary>Where it stands among the choices.</summary>
    public int Position { get; set; } = 100;

    public DateOnly ValidFrom { get; set; } = new(1949, 10, 1);

    /// <summary>The first day on which it is no longer offered.</summary>
    public DateOnly? ValidTo { get; set; }

    public string? Source { get; set; }

    public int Version { get; set; } = 1;

    public Bilingual Name => (NameZh, NameEn ?? NameZh);
}
