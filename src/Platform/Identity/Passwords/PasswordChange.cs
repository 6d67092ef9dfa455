using Anlan.Platform.Identity.Sessions;
using Anlan.Platform.Language;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Anlan.Platform.Identity.Passwords;

/// <summary>A user chooses his own password: the rules of the day hold, and former passwords do not come again.</summary>
public sealed class PasswordChange(UserDirectory directory, UserManager<User> users, SecurityRulesInForce rules, SessionStore sessions, SecurityLog log, AccountsConnection why,
    IOptions<AccountsOptions> options, TimeProvider clock)
{
    /// <summary>What stood against it; null when the password is changed and all other sessions of the user have ended.</summary>
    public async Task<PasswordRefusal?> ChangeAsync(Guid id, string current, string wanted, Guid session, CancellationToken stop = default)
    {
        var user = await users.FindByIdAsync(id.ToString()) ?? throw new InvalidOperationException("The account is gone.");
        if (user.PasswordHash is null || !await users.CheckPasswordAsync(user, current))
            return new(OfCurrent: true, [("当前密码不正确。", "The current password is not right.")]);
        var inForce = await rules.GetAsync(stop);
        var objections = inForce.Objections(wanted, [user.UserName!, user.DisplayName], options.Value.GuessableWords).ToList();
        if (objections.Count == 0 && await WasUsedAsync(user, wanted, inForce.Remembered, stop))
            objections.Add(new($"新密码不能与最近 {inForce.Remembered} 次用过的密码相同。", $"None of the last {inForce.Remembered} passwords may come again."));
        if (objections.Count > 0) return new(OfCurrent: false, objections);

        why.Reason = "本人修改密码 / own password changed";
        await using var transaction = await directory.Database.BeginTransactionAsync(stop);
        directory.FormerPasswords.Add(new() { UserId = id, PasswordHash = user.PasswordHash, ReplacedAt = clock.GetUtcNow() });
        user.PasswordHash = users.PasswordHasher.HashPassword(user, wanted);
        user.PasswordChangedAt = clock.GetUtcNow();
        user.MustChangePassword = false;
        await users.UpdateSecurityStampAsync(user); // saves all of it
        await transaction.CommitAsync(stop);
        await sessions.EndAllAsync(id, "password changed", except: session, stop: stop);
        await log.WriteAsync("PasswordChanged", user, "本人修改密码 / own password changed", stop: stop);
        return null;
    }

    async Task<bool> WasUsedAsync(User user, string wanted, int remembered, CancellationToken stop)
    {
        if (remembered == 0) return false;
        // The present one is the last of them.
        var former = await directory.FormerPasswords.Where(p => p.UserId == user.Id).OrderByDescending(p => p.Id).Take(remembered - 1).Select(p => p.PasswordHash).ToListAsync(stop);
        return former.Prepend(user.PasswordHash!).Any(hash => users.PasswordHasher.VerifyHashedPassword(user, hash, wanted) != PasswordVerificationResult.Failed);
    }
}

/// <summary>Why a password was not changed: because of the present one, or of the one wanted.</summary>
public sealed record PasswordRefusal(bool OfCurrent, IReadOnlyList<Bilingual> Objections);
