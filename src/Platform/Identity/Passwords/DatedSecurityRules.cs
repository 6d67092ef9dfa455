namespace Anlan.Platform.Identity.Passwords;

/// <summary>The rules from a day on, until the next ones.</summary>
public sealed class DatedSecurityRules
{
    public int Id { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public required string Profile { get; set; }
    public required int Length { get; set; }
    public required int Kinds { get; set; }
    public required int MaximumAgeDays { get; set; }
    public required int Remembered { get; set; }
    public required int IdleMinutes { get; set; }
    public required int SessionHours { get; set; }
    public required bool OneSession { get; set; }
    public required string SetBy { get; set; }
    public required DateTimeOffset SetAt { get; set; }

    /// <summary>How often the rules from this day on have been set.</summary>
    public int Version { get; set; } = 1;
}
