namespace Anlan.Platform.Identity.SecondFactor;

/// <summary>The digest of a recovery code, used once.</summary>
internal sealed class KeptRecoveryCode
{
    public long Id { get; init; }
    public required Guid UserId { get; init; }
    public required byte[] Digest { get; init; }
    public DateTimeOffset? UsedAt { get; init; }
}
