namespace Anlan.Library;

/// <summary>The calendar day in China, whatever the zone of the server.</summary>
public static class Today
{
    static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public static DateOnly Of(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(Beijing).DateTime);
}
