using Anlan.Platform.Language;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Platform.Identity;

/// <summary>What an administrator does with accounts. Nobody locks himself or changes his own role, so one administrator always remains.</summary>
public sealed class UserAdministration(UserDirectory directory, UserManager<User> users, TimeProvider clock)
{
    public Task<List<UserRow>> ListAsync(CancellationToken stop = default) => (
        from user in directory.Users
        from role in directory.Roles.Where(r => directory.UserRoles.Any(ur => ur.UserId == user.Id && ur.RoleId == r.Id)).DefaultIfEmpty()
        orderby user.UserName
        select new UserRow(user, role)).AsNoTracking().ToListAsync(stop);

    public Task<List<Role>> ListRolesAsync(CancellationToken stop = default) =>
        directory.Roles.AsNoTracking().OrderBy(r => r.Position).ToListAsync(stop);

    /// <summary>The user with his role, or null.</summary>
    public async Task<UserRow?> FindAsync(Guid id, CancellationToken stop = default) =>
        (await ListAsync(stop)).Find(row => row.User.Id == id);

    /// <summary>Creates an account with a one-time password, which has to be changed at the first log-in.</summary>
    public async Task<Issued> AddAsync(string userName, string displayName, string role)
    {
        await using var transaction = await directory.Database.BeginTransactionAsync();
        var user = new User { UserName = userName, DisplayName = displayName, MustChangePassword = true, CreatedAt = clock.GetUtcNow() };
        var password = OneTimePassword.New();
        var result = await users.CreateAsync(user, password);
        if (result.Succeeded) result = await users.AddToRoleAsync(user, role);
        if (!result.Succeeded) return new(null, result);
        await transaction.CommitAsync();
        return new(password, result);
    }

    /// <summary>Changes what colleagues call somebody and what he may do.</summary>
    public async Task<Refusal?> ChangeAsync(Guid id, string displayName, string role, Guid administrator)
    {
        await using var transaction = await directory.Database.BeginTransactionAsync();
        var user = await GetAsync(id);
        var roles = await users.GetRolesAsync(user);
        if (!roles.SequenceEqual([role]))
        {
            if (id == administrator)
                return new(("不能更改自己的角色。", "You cannot change your own role."));
            Check(await users.RemoveFromRolesAsync(user, roles));
            Check(await users.AddToRoleAsync(user, role));
            Check(await users.UpdateSecurityStampAsync(user)); // so that open sessions get the new permissions
        }
        user.DisplayName = displayName;
        Check(await users.UpdateAsync(user));
        await transaction.CommitAsync();
        return null;
    }

    /// <summary>Gives a new one-time password, ends the open sessions and forgets failed attempts.</summary>
    public async Task<string> ResetPasswordAsync(Guid id)
    {
        await using var transaction = await directory.Database.BeginTransactionAsync();
        var user = await GetAsync(id);
        var password = OneTimePassword.New();
        user.MustChangePassword = true;
        Check(await users.RemovePasswordAsync(user));
        Check(await users.AddPasswordAsync(user, password));
        Check(await users.ResetAccessFailedCountAsync(user));
        if (!user.IsLocked) Check(await users.SetLockoutEndDateAsync(user, null));
        await transaction.CommitAsync();
        return password;
    }

    /// <summary>Keeps somebody out until unlocked; open sessions end within a minute.</summary>
    public async Task<Refusal?> LockAsync(Guid id, Guid administrator)
    {
        if (id == administrator)
            return new(("不能锁定自己的账号。", "You cannot lock your own account."));
        var user = await GetAsync(id);
        Check(await users.SetLockoutEndDateAsync(user, DateTimeOffset.MaxValue));
        Check(await users.UpdateSecurityStampAsync(user));
        return null;
    }

    /// <summary>Lets somebody in again, whether an administrator or wrong passwords locked him out.</summary>
    public async Task UnlockAsync(Guid id)
    {
        var user = await GetAsync(id);
        Check(await users.SetLockoutEndDateAsync(user, null));
        Check(await users.ResetAccessFailedCountAsync(user));
    }

    async Task<User> GetAsync(Guid id) => await users.FindByIdAsync(id.ToString()) ?? throw new InvalidOperationException($"There is no user {id}.");

    static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Description)));
    }
}

/// <summary>A user and the role he has; null where the role was never given.</summary>
public sealed record UserRow(User User, Role? Role);

/// <summary>A one-time password, or what stood against creating the account.</summary>
public sealed record Issued(string? Password, IdentityResult Result);

/// <summary>Why something that is otherwise possible was not done.</summary>
public sealed record Refusal(Bilingual Reason);
