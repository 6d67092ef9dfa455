using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Anlan.Platform.Identity.LogIn;

/// <summary>
/// Accounts whose password is kept elsewhere. An account with a password of its own is never opened by the directory: an entry of the same name there
/// would otherwise be a way in.
/// </summary>
public sealed class DirectoryAccounts(
    UserDirectory directory, UserManager<User> users, LdapDirectory ldap, IOptions<LdapOptions> options, SecurityLog log, AccountsConnection why, TimeProvider clock, ILogger<DirectoryAccounts> complaints)
{
    public const string Provider = "ldap";

    /// <summary>The user, when the directory knows name and password and the account is meant for it.</summary>
    /// <param name="known">The account of that name, without a password of its own; null when there is none.</param>
    public async Task<User?> FindAsync(User? known, string name, string password, CancellationToken stop = default)
    {
        if (!options.Value.IsOn) return null;
        if (known is not null && !await directory.UserLogins.AnyAsync(l => l.UserId == known.Id && l.LoginProvider == Provider, stop)) return null;
        try
        {
            var person = await ldap.FindAsync(name, password, stop);
            if (person is null) return null;
            return known ?? (options.Value.CreateUnknown ? await CreateAsync(name, person, stop) : null);
        }
        catch (Exception trouble) when (trouble is System.DirectoryServices.Protocols.DirectoryException or System.DirectoryServices.Protocols.LdapException)
        {
            complaints.LogError(trouble, "The directory {Server} cannot be asked", options.Value.Server);
            return null;
        }
    }

    // Without a role he may do nothing until the security administrator gives him one.
    async Task<User?> CreateAsync(string name, LdapPerson person, CancellationToken stop)
    {
        why.Reason = "目录中的人员首次登录 / first log-in of somebody in the directory";
        await using var transaction = await directory.Database.BeginTransactionAsync(stop);
        var user = new User { UserName = name, DisplayName = person.DisplayName, CreatedAt = clock.GetUtcNow(), Division = options.Value.Division };
        if (!(await users.CreateAsync(user)).Succeeded) return null;
        await users.AddLoginAsync(user, new(Provider, user.Id.ToString(), "LDAP"));
        await transaction.CommitAsync(stop);
        await log.WriteAsync("AccountCreated", user, why.Reason, stop: stop);
        return user;
    }
}
