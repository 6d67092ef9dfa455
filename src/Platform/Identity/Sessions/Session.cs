using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anlan.Platform.Identity.Sessions;

/// <summary>Somebody being logged in on one device. The browser holds a random key, the database its digest.</summary>
public sealed class Session
{
    public required Guid Id { get; init; }
    public required byte[] KeyDigest { get; init; }
    public required Guid UserId { get; init; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>True to the minute.</summary>
    public DateTimeOffset LastSeenAt { get; set; }

    /// <summary>When its owner last showed by password or code that it is he.</summary>
    public DateTimeOffset ConfirmedAt { get; set; }

    public required DateTimeOffset ExpiresAt { get; init; }
    public required string Address { get; init; }
    public required string Browser { get; init; }

    /// <summary>A screen that stays on: never idle, may only read, tied to its address and browser.</summary>
    public bool Kiosk { get; init; }

    public bool SecondFactor { get; init; }

    /// <summary>The delegation under which he acts at the moment.</summary>
    public Guid? DelegationId { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
    public string? EndedWhy { get; set; }

    internal static void Map(EntityTypeBuilder<Session> session)
    {
        session.ToTable("session");
        session.Property(s => s.Id).ValueGeneratedNever();
    }
}
