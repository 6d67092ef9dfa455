using Anlan.Platform.Starting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Platform.Identity;

/// <summary>Sees to it that somebody can log in: the demonstration accounts, or else a first administrator.</summary>
public sealed class StartAccounts(UserDirectory directory, UserManager<User> users, TimeProvider clock)
{
    /// <summary>Creates the demonstration accounts that are missing.</summary>
    /// <exception cref="CannotStartException">The database belongs to a real installation, in which accounts with a published password would be open doors.</exception>
    public async Task AddDemonstrationAsync(CancellationToken stop = default)
    {
        var present = await directory.Users.Where(u => u.IsDemonstration).Select(u => u.UserName).ToListAsync(stop);
        if (present.Count == 0 && await directory.Users.AnyAsync(stop))
            throw new CannotStartException(
                ("数据库里已有正式账号，不能再加入密码公开的演示账号。请用 --no-demo 启动；如要重新演示，用 --fresh 清空本地数据。",
                 "The database holds real accounts; demonstration accounts with a published password are not added to them. Start with --no-demo, or empty the local data with --fresh."));
        await using var transaction = await directory.Database.BeginTransactionAsync(stop);
        foreach (var account in DemonstrationAccounts.All.Where(a => !present.Contains(a.UserName)))
        {
            var user = New(account.UserName, account.DisplayName, demonstration: true);
            user.PasswordHash = users.PasswordHasher.HashPassword(user, DemonstrationAccounts.Password); // past the rules for passwords
            Check(await users.CreateAsync(user));
            Check(await users.AddToRoleAsync(user, account.Role));
        }
        await transaction.CommitAsync(stop);
    }

    /// <summary>Removes the demonstration accounts; their open sessions end within a minute.</summary>
    public Task RemoveDemonstrationAsync(CancellationToken stop = default) =>
        directory.Users.Where(u => u.IsDemonstration).ExecuteDeleteAsync(stop);

    /// <summary>Where there is no administrator yet, creates one and returns his password, which is not kept readable anywhere.</summary>
    public async Task<FirstAdministrator?> AddFirstAdministratorAsync(CancellationToken stop = default)
    {
        if ((await users.GetUsersInRoleAsync(Role.Administrator)).Count > 0) return null;
        await using var transaction = await directory.Database.BeginTransactionAsync(stop);
        var password = OneTimePassword.New();
        var user = New("admin", "系统管理员", demonstration: false);
        user.MustChangePassword = true;
        Check(await users.CreateAsync(user, password));
        Check(await users.AddToRoleAsync(user, Role.Administrator));
        await transaction.CommitAsync(stop);
        return new(user.UserName!, password);
    }

    User New(string userName, string displayName, bool demonstration) => new()
    {
        UserName = userName,
        DisplayName = displayName,
        IsDemonstration = demonstration,
        CreatedAt = clock.GetUtcNow(),
    };

    static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Description)));
    }
}

/// <summary>The account with which a new installation begins.</summary>
public sealed record FirstAdministrator(string UserName, string Password);
