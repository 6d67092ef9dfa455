using Anlan.Platform.Language;

namespace Anlan.Library.Calendar;

/// <summary>A year whose holidays and make-up days are known.</summary>
/// <param name="Source">The notice.</param>
/// <param name="Sure">Whether somebody has compared the days with the text of the notice.</param>
public sealed record KnownYear(int Year, Bilingual Source, bool Sure);

/// <summary>A day that is not what its weekday says, or that a division has set.</summary>
/// <param name="Division">Who has set it; empty for national ones.</param>
/// <param name="Reason">Why, where a division has set it.</param>
public sealed record SpecialDay(DateOnly Day, bool Working, Bilingual Name, string Division = "", string? Reason = null);

/// <summary>The day on which something is due.</summary>
/// <param name="Sure">False when one of the years in between was not compared with its notice: show it so.</param>
public readonly record struct DueDay(DateOnly Day, bool Sure);
