using Anlan.Platform.Identity.LogIn;
using Anlan.Platform.Identity.Oidc;
using Anlan.Platform.Identity.Sessions;
using Anlan.Platform.Jurisdictions;
using Anlan.Platform.Language;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Platform.Identity;

/// <summary>What the system administrator does with accounts. An account may do nothing until the security administrator gives it a role.</summary>
public sealed class UserAdministration(
    UserDirectory directory, UserManager<User> users, LogInAttempts attempts, SessionStore sessions, SecurityLog log, AccountsConnection why, TimeProvider clock)
{
    public async Task<List<UserRow>> ListAsync(CancellationToken stop = default)
    {
        var locked = await attempts.ListLockedAsync(stop);
        return [.. from row in await Rows().OrderBy(row => row.User.UserName).ToListAsync(stop) select row with { LockedOut = locked.Contains(attempts.Digest(row.User.UserName!)) }];
    }

    public Task<List<Role>> ListRolesAsync(CancellationToken stop = default) =>
        directory.Roles.AsNoTracking().OrderBy(r => r.Position).ToListAsync(stop);

    /// <summary>The user with his role, or null.</summary>
    public async Task<UserRow?> FindAsync(Guid id, CancellationToken stop = default) =>
        await Rows().SingleOrDefaultAsync(row => row.User.Id == id, stop) is { } row ? row with { LockedOut = await attempts.IsLockedAsync(row.User.UserName!, stop) } : null;

    IQueryable<UserRow> Rows() => (
        from user in directory.Users
        from role in directory.Roles.Where(r => directory.UserRoles.Any(ur => ur.UserId == user.Id && ur.RoleId == r.Id)).DefaultIfEmpty()
        select new UserRow
        {
            User = user,
            Role = role,
            SecondFactor = directory.Devices.Any(d => d.UserId == user.Id && d.ConfirmedAt != null),
            Provider = directory.UserLogins.Where(l => l.UserId == user.Id).Select(l => l.LoginProvider).FirstOrDefault(),
        }).AsNoTracking();

    /// <summary>Creates an account with a one-time password, which has to be changed at the first log-in, or one whose password another system keeps.</summary>
    /// <param name="provider"><c>ldap</c> or <c>oidc</c>; null for a password of its own.</param>
    public async Task<Issued> AddAsync(string userName, string displayName, string division, string? provider = null)
    {
        if (!Jurisdiction.IsCode(division)) return new(null, Failed("行政区划代码应为 2、4、6、9 或 12 位数字。", "The code of a division has 2, 4, 6, 9 or 12 digits."));
        why.Reason = "新增用户 / user added";
        await using var transaction = await directory.Database.BeginTransactionAsync();
        var user = new User { UserName = userName, DisplayName = displayName, Division = division, MustChangePassword = provider is null, CreatedAt = clock.GetUtcNow(), PasswordChangedAt = clock.GetUtcNow() };
        var password = provider is null ? OneTimePassword.New() : null;
        var result = password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, password);
        if (!result.Succeeded) return new(null, result);
        if (provider is not null) await users.AddLoginAsync(user, new(provider, provider == OidcAccounts.Provider ? OidcAccounts.ByName(users.NormalizeName(userName)!) : user.Id.ToString(), provider.ToUpperInvariant()));
        await transaction.CommitAsync();
        return new(password, result);
    }

    /// <summary>Changes what colleagues call somebody.</summary>
    /// <param name="basedOn">The version that the administrator had before him.</param>
    public async Task<Refusal?> RenameAsync(Guid id, int basedOn, string displayName)
    {
        why.Reason = "更改姓名 / name changed";
        var user = await GetAsync(id);
        if (user.Version != basedOn) return Refusal.Stale;
        user.DisplayName = displayName;
        user.Version++;
        var result = await users.UpdateAsync(user);
        if (result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure))) return Refusal.Stale;
        Check(result);
        return null;
    }

    /// <summary>Gives a new one-time password, ends the open sessions and forgets failed attempts.</summary>
    public async Task<string> ResetPasswordAsync(Guid id, string reason)
    {
        why.Reason = reason;
        await using var transaction = await directory.Database.BeginTransactionAsync();
        var user = await GetAsync(id);
        var password = OneTimePassword.New();
        if (user.PasswordHash is not null) directory.FormerPasswords.Add(new() { UserId = id, PasswordHash = user.PasswordHash, ReplacedAt = clock.GetUtcNow() });
        user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
        user.MustChangePassword = true;
        user.PasswordChangedAt = clock.GetUtcNow();
        Check(await users.UpdateSecurityStampAsync(user));
        await transaction.CommitAsync();
        await attempts.ForgetAsync(user.UserName!);
        await sessions.EndAllAsync(id, "password reset");
        await log.WriteAsync("PasswordReset", user, reason);
        return password;
    }

    /// <summary>Keeps somebody out until unlocked and ends his sessions.</summary>
    public async Task<Refusal?> LockAsync(Guid id, string reason, Guid administrator)
    {
        if (id == administrator)
            return new(("不能锁定自己的账号。", "You cannot lock your own account."));
        why.Reason = reason;
        var user = await GetAsync(id);
        Check(await users.SetLockoutEndDateAsync(user, DateTimeOffset.MaxValue));
        await sessions.EndAllAsync(id, "account locked");
        await log.WriteAsync("AccountLocked", user, reason);
        return null;
    }

    /// <summary>Lets somebody in again, whether an administrator or wrong passwords locked him out.</summary>
    public async Task UnlockAsync(Guid id, string reason)
    {
        why.Reason = reason;
        var user = await GetAsync(id);
        Check(await users.SetLockoutEndDateAsync(user, null));
        await attempts.ForgetAsync(user.UserName!);
        await log.WriteAsync("AccountUnlocked", user, reason);
    }

    async Task<User> GetAsync(Guid id) => await users.FindByIdAsync(id.ToString()) ?? throw new InvalidOperationException($"There is no user {id}.");

    static IdentityResult Failed(string zh, string en) => IdentityResult.Failed(new IdentityError { Code = "Division", Description = new Bilingual(zh, en).ToString() });

    static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Description)));
    }
}

/// <summary>A user with what lists tell of him.</summary>
public sealed record UserRow
{
    public required User User { get; init; }

    /// <summary>Null until the security administrator has given one.</summary>
    public required Role? Role { get; init; }

    public bool SecondFactor { get; init; }

    /// <summary>Who keeps the password, when it is not the platform.</summary>
    public string? Provider { get; init; }

    /// <summary>For half an hour after five failures.</summary>
    public bool LockedOut { get; init; }
}

/// <summary>A one-time password, or what stood against creating the account.</summary>
public sealed record Issued(string? Password, IdentityResult Result);

/// <summary>Why something that is otherwise possible was not done.</summary>
public sealed record Refusal(Bilingual Reason)
{
    /// <summary>Somebody else has changed it since it was opened; nothing was written.</summary>
    public static readonly Refusal Stale = new(("尚未保存：您填写期间已被他人修改，请核对上面的差异。", "Not saved yet: somebody changed it meanwhile. Look at the differences above."));
}
