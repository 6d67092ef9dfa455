using Anlan.Platform.Language;

namespace Anlan.Library.Dictionaries;

/// <summary>数据字典: a code table, national or made by a division; its entries are <see cref="DictionaryEntry"/>.</summary>
public sealed class CodeDictionary
{
    public long Id { get; private init; }

    /// <summary>Who has made it; empty for national ones.</summary>
    public required string Division { get; init; }

    /// <summary>accident_kind; one that a division has made begins with the division's code: 990101.patrol_kind.</summary>
    public required string Code { get; init; }

    public required string NameZh { get; set; }

    public string? NameEn { get; set; }

    /// <summary>The standard or document it comes from.</summary>
    public string? SourceZh { get; set; }

    public string? SourceEn { get; set; }

    /// <summary>The place in it.</summary>
    public string? ClauseZh { get; set; }

    public string? ClauseEn { get; set; }

    /// <summary>Who answers for its content.</summary>
    public string? StewardZh { get; set; }

    public string? StewardEn { get; set; }

    /// <summary>Whether somebody has compared it with its source.</summary>
    public bool Sure { get; set; } = true;

    /// <summary>Whether divisions below add entries of their own.</summary>
    public bool LocalEntries { get; set; }

    /// <summary>Of the file that it came with.</summary>
    public string? Digest { get; set; }

    public int Version { get; set; } = 1;

    public Bilingual Name => (NameZh, NameEn ?? NameZh);

    public Bilingual? Steward => StewardZh is null ? null : (StewardZh, StewardEn ?? StewardZh);

    /// <summary>The document and the place in it.</summary>
    public Bilingual? Source => SourceZh is null ? null
        : ClauseZh is null ? (SourceZh, SourceEn ?? SourceZh)
        : (SourceZh + ClauseZh, $"{SourceEn ?? SourceZh}, {ClauseEn ?? ClauseZh}");
}
