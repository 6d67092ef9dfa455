using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anlan.Platform.Identity.Tokens;

/// <summary>令牌: another system's way in, under a name of its own. Its key was shown once; here is its digest.</summary>
public sealed class ApiToken
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The system, as the log names it: 区大数据共享平台.</summary>
    public required string Name { get; init; }

    public required string Purpose { get; init; }

    /// <summary>Whoever answers for it.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>Whose records it reads, with all below; empty for everything.</summary>
    public required string Division { get; init; }

    public required string[] Permissions { get; init; }

    /// <summary>Addresses or networks it may come from; empty: from anywhere.</summary>
    public required string[] Addresses { get; init; }

    public required byte[] KeyDigest { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    public string? RevokedBy { get; set; }

    public string? RevokedWhy { get; set; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public string? LastUsedFrom { get; init; }

    public DateTimeOffset? LastRefusedAt { get; init; }

    public bool IsOpenAt(DateTimeOffset now) => RevokedAt is null && ExpiresAt > now;

    internal static void Map(EntityTypeBuilder<ApiToken> token)
    {
        token.ToTable("api_token");
        token.Property(t => t.Id).ValueGeneratedNever();
    }
}
