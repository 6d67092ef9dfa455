using Anlan.Platform.Language;
using Anlan.Platform.Starting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Platform.Identity;

/// <summary>Sees to it that somebody can log in: the demonstration accounts, or else the first three administrators.</summary>
public sealed class StartAccounts(UserDirectory directory, UserManager<User> users, AccountsConnection why, TimeProvider clock)
{
    static readonly IReadOnlyList<(string Role, string UserName, Bilingual Title)> Three =
    [
        (Role.Administrator, "admin", ("系统管理员", "System administrator")),
        (Role.SecurityOfficer, "security", ("安全管理员", "Security administrator")),
        (Role.Auditor, "auditor", ("审计管理员", "Audit administrator")),
    ];

    /// <summary>Creates the demonstration accounts that are missing.</summary>
    /// <exception cref="CannotStartException">The database belongs to a real installation, in which accounts with a published password would be open doors.</exception>
    public async Task AddDemonstrationAsync(CancellationToken stop = default)
    {
        why.Reason = "演示账号 / demonstration accounts";
        var present = await directory.Users.Where(u => u.IsDemonstration).Select(u => u.UserName).ToListAsync(stop);
        if (present.Count == 0 && await directory.Users.AnyAsync(stop))
            throw new CannotStartException(
                ("数据库里已有正式账号，不能再加入密码公开的演示账号。请用 --no-demo 启动；如要重新演示，用 --fresh 清空本地数据。",
                 "The database holds real accounts; demonstration accounts with a published password are not added to them. Start with --no-demo, or empty the local data with --fresh."));
        await using var transaction = await directory.Database.BeginTransactionAsync(stop);
        foreach (var account in DemonstrationAccounts.All.Where(a => !present.Contains(a.UserName)))
        {
            var user = New(account.UserName, account.DisplayName, demonstration: true);
            user.Division = account.Division;
            user.PasswordHash = users.PasswordHasher.HashPassword(user, DemonstrationAccounts.Password); // past the rules for passwords
            Check(await users.CreateAsync(user));
            Check(await users.AddToRoleAsync(user, account.Role));
        }
        await transaction.CommitAsync(stop);
    }

    /// <summary>Removes the demonstration accounts with their sessions.</summary>
    public async Task RemoveDemonstrationAsync(CancellationToken stop = default)
    {
        why.Reason = "启动时不带演示数据 / started without demonstration data";
        await directory.Users.Where(u => u.IsDemonstration).ExecuteDeleteAsync(stop);
    }

    /// <summary>Which of the three administrators there is nobody for yet, with the name he would get.</summary>
    public async Task<IReadOnlyList<(string Role, string UserName, Bilingual Title)>> ListMissingAsync(CancellationToken stop = default)
    {
        var held = await directory.Roles.Where(r => directory.UserRoles.Any(ur => ur.RoleId == r.Id)).Select(r => r.Name).ToListAsync(stop);
        return [.. Three.Where(one => !held.Contains(one.Role))];
    }

    /// <summary>Creates the administrators who are missing and returns their one-time passwords, which are not kept readable anywhere.</summary>
    /// <param name="nameOf">The user name for a role and the name proposed.</param>
    /// <exception cref="CannotStartException">A user name is taken.</exception>
    public async Task<IReadOnlyList<FirstAdministrator>> AddAdministratorsAsync(Func<Bilingual, string, string>? nameOf = null, CancellationToken stop = default)
    {
        var missing = await ListMissingAsync(stop);
        if (missing.Count == 0) return [];
        why.Reason = "首批管理员 / first administrators";
        await using var transaction = await directory.Database.BeginTransactionAsync(stop);
        var added = new List<FirstAdministrator>();
        foreach (var (role, proposed, title) in missing)
        {
            var password = OneTimePassword.New();
            var user = New(nameOf?.Invoke(title, proposed) ?? proposed, title.Zh, demonstration: false);
            user.MustChangePassword = true;
            if (await users.FindByNameAsync(user.UserName!) is not null)
                throw new CannotStartException(($"用户名 {user.UserName} 已有人使用。请执行 ./anlan users first-administrator 另取名字。", $"The user name {user.UserName} is taken. Run ./anlan users first-administrator and choose another."));
            Check(await users.CreateAsync(user, password));
            Check(await users.AddToRoleAsync(user, role));
            added.Add(new(user.UserName!, password, title));
        }
        await transaction.CommitAsync(stop);
        return added;
    }

    User New(string userName, string displayName, bool demonstration) => new()
    {
        UserName = userName,
        DisplayName = displayName,
        IsDemonstration = demonstration,
        CreatedAt = clock.GetUtcNow(),
        PasswordChangedAt = clock.GetUtcNow(),
    };

    static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Description)));
    }
}

/// <summary>An account with which a new installation begins.</summary>
public sealed record FirstAdministrator(string UserName, string Password, Bilingual Title);
