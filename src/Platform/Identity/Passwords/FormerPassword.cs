namespace Anlan.Platform.Identity.Passwords;

/// <summary>The hash of a password that was replaced: kept so that it does not come again.</summary>
internal sealed class FormerPassword
{
    public long Id { get; init; }
    public required Guid UserId { get; init; }
    public required string PasswordHash { get; init; }
    public required DateTimeOffset ReplacedAt { get; init; }
}
