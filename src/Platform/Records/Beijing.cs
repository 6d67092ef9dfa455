namespace Anlan.Platform.Records;

/// <summary>The time of China, whatever the zone of the server: one zone, without daylight saving since 1992.</summary>
public static class Beijing
{
    static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(At(clock.GetUtcNow()).DateTime);

    /// <summary>The instant at which a day begins.</summary>
    public static DateTimeOffset Midnight(DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, Offset).ToUniversalTime();

    /// <summary>An instant as clocks there show it.</summary>
    public static DateTimeOffset At(DateTimeOffset instant) => instant.ToOffset(Offset);
}
