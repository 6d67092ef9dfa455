namespace Anlan.Library.Calendar;

/// <summary>A year whose arrangement a division has entered, or compared with the notice.</summary>
public sealed class CalendarYear
{
    public long Id { get; private init; }

    public required string Division { get; init; }

    public required int Year { get; init; }

    /// <summary>The notice with its number.</summary>
    public required string Source { get; init; }
}
