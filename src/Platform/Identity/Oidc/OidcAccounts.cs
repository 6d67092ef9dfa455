using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Anlan.Platform.Identity.Oidc;

/// <summary>
/// Which account belongs to somebody the provider vouches for. The first time an account set up for the provider is found by its name; from then on by the
/// provider's lasting number, because names change hands.
/// </summary>
public sealed class OidcAccounts(UserDirectory directory, UserManager<User> users, IOptions<OidcOptions> options, SecurityLog log, AccountsConnection why, TimeProvider clock)
{
    public const string Provider = "oidc";

    /// <summary>The key of an account that waits for its owner's first log-in.</summary>
    internal static string ByName(string normalizedName) => "name:" + normalizedName;

    /// <summary>Null where the platform knows him not and takes in no strangers.</summary>
    public async Task<User?> FindAsync(OidcPerson person, CancellationToken stop = default)
    {
        var lasting = $"{person.Issuer}|{person.Subject}";
        if (await users.FindByLoginAsync(Provider, lasting) is { } known) return known;
        if (users.NormalizeName(person.Name?.Trim()) is not { Length: > 0 and <= 100 } name || name.Any(char.IsControl)) return null;
        why.Reason = "统一身份认证首次登录 / first log-in through the provider";
        await using var transaction = await directory.Database.BeginTransactionAsync(stop);
        var user = await users.FindByLoginAsync(Provider, ByName(name));
        if (user is not null)
            await users.RemoveLoginAsync(user, Provider, ByName(name));
        else
        {
            // Never somebody's account with a password of its own, only because the names are alike.
            if (!options.Value.CreateUnknown || await users.FindByNameAsync(name) is not null) return null;
            user = new() { UserName = person.Name!.Trim(), DisplayName = Readable(person.DisplayName) ?? person.Name.Trim(), CreatedAt = clock.GetUtcNow(), Division = options.Value.Division };
            if (!(await users.CreateAsync(user)).Succeeded) return null;
        }
        if (!(await users.AddLoginAsync(user, new(Provider, lasting, "OIDC"))).Succeeded) return null;
        await transaction.CommitAsync(stop);
        await log.WriteAsync("AccountLinked", user, why.Reason, new { person.Issuer, person.Subject }, stop);
        return user;
    }

    static string? Readable(string? name) => string.Concat(name?.Where(c => !char.IsControl(c)).Take(100) ?? []).Trim() is { Length: > 0 } readable ? readable : null;
}
