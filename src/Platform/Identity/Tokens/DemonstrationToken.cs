using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Identity.Tokens;

/// <summary>A token for the list to show. Nobody has ever seen its key: it opens nothing.</summary>
public static class DemonstrationToken
{
    public static readonly Guid Id = new("99010100-0000-7000-8000-000000000001");

    public const string Name = "区大数据共享平台（演示）";

    public const string Purpose = "每日同步单位和区划（演示）";

    internal static async Task LoadAsync(IServiceProvider services, CancellationToken stop)
    {
        var directory = services.GetRequiredService<UserDirectory>();
        var owner = await directory.Users.Where(u => u.UserName == "reader" && u.IsDemonstration).Select(u => (Guid?)u.Id).SingleOrDefaultAsync(stop);
        if (owner is null || await directory.Tokens.AnyAsync(t => t.Id == Id, stop)) return;
        services.GetRequiredService<AccountsConnection>().Reason = "演示数据 / demonstration data";
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        directory.Tokens.Add(new()
        {
            Id = Id,
            Name = Name,
            Purpose = Purpose,
            OwnerId = owner.Value,
            Division = "990101",
            Permissions = ["library.read"],
            Addresses = ["192.0.2.0/24"],
            KeyDigest = TokenKey.Digest(TokenKey.New()),
            CreatedAt = now,
            CreatedBy = "何严",
            ExpiresAt = now.AddDays(90),
        });
        await directory.SaveChangesAsync(stop);
    }
}
