using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anlan.Platform.Identity.Delegations;

/// <summary>One user's role lent to another for the time of his absence. It begins and ends by itself and cannot be lent on.</summary>
public sealed class Delegation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid FromUser { get; init; }
    public required Guid ToUser { get; init; }
    public required Guid RoleId { get; init; }
    public required DateTimeOffset FromAt { get; init; }
    public required DateTimeOffset UntilAt { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }
    public string? EndedBy { get; set; }

    public bool IsOverAt(DateTimeOffset now) => EndedAt is not null || UntilAt <= now;

    public bool HoldsAt(DateTimeOffset now) => !IsOverAt(now) && FromAt <= now;

    internal static void Map(EntityTypeBuilder<Delegation> delegation)
    {
        delegation.ToTable("delegation");
        delegation.Property(d => d.Id).ValueGeneratedNever();
    }
}
