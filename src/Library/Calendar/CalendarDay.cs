using Anlan.Platform.Language;

namespace Anlan.Library.Calendar;

/// <summary>A day on which a division works, or does not, otherwise than the arrangement above it says.</summary>
public sealed class CalendarDay
{
    public long Id { get; private init; }

    /// <summary>Whose day; empty for national ones.</summary>
    public required string Division { get; init; }

    public required DateOnly Day { get; init; }

    public required bool Working { get; set; }

    public required string NameZh { get; set; }

    public string? NameEn { get; set; }

    /// <summary>The document or order by which it is so.</summary>
    public required string Reason { get; set; }

    public int Version { get; set; } = 1;

    public Bilingual Name => (NameZh, NameEn ?? NameZh);
}
