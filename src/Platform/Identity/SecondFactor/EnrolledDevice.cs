using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anlan.Platform.Identity.SecondFactor;

/// <summary>The device of one user. The secret is kept encrypted with the master key.</summary>
internal sealed class EnrolledDevice
{
    public required Guid UserId { get; init; }
    public required string Secret { get; set; }
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>Null until the first code was right.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>The step of the last code taken: it and those before are not taken again.</summary>
    public long LastStep { get; set; }

    internal static void Map(EntityTypeBuilder<EnrolledDevice> device)
    {
        device.ToTable("second_factor");
        device.HasKey(d => d.UserId);
    }
}
