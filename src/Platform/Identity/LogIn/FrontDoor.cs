using System.Security.Claims;
using Anlan.Platform.Identity.Passwords;
using Anlan.Platform.Identity.SecondFactor;
using Anlan.Platform.Identity.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Anlan.Platform.Identity.LogIn;

/// <summary>
/// From a name and a password to a session. An unknown name costs the same time, counts the same failures and reads the same as a wrong password.
/// </summary>
public sealed class FrontDoor(
    UserManager<User> users, LogInAttempts attempts, SecondFactors factors, DirectoryAccounts directoryAccounts, SecurityLog log, AccountsConnection why, TimeProvider clock)
{
    // Checked where there is nobody, so that the answer takes as long.
    static string? nobodysHash;

    /// <summary>The first step. When it says <see cref="Passed.NeedsCode"/>, the browser has been told who passed it, for five minutes.</summary>
    public async Task<Passed> PasswordAsync(HttpContext context, string name, string password, CancellationToken stop = default)
    {
        var known = await users.FindByNameAsync(name);
        if (!await attempts.BeginAsync(name, stop)) return await RefuseWhileLockedAsync(known, stop);
        if (await MatchAsync(known, name, password, stop) is not { } user)
        {
            await log.WriteAsync("LogInFailed", known, "密码错误 / wrong password", known is null ? new { known = false } : null, stop);
            if (!await attempts.IsLockedAsync(name, stop)) return new(Passed.Result.Wrong);
            await log.WriteAsync("LockedOut", known, "连续输错 / too many failures", stop: stop);
            return new(Passed.Result.TooManyFailures);
        }
        if (user.HasOldOneTimePassword(clock.GetUtcNow()))
        {
            await attempts.TakeBackAsync(name, stop);
            await log.WriteAsync("LogInFailed", user, "一次性密码已过期 / one-time password too old", stop: stop);
            return new(Passed.Result.TooOld);
        }
        var passed = await AdmitAsync(context, user, stop);
        if (passed.How != Passed.Result.In) await attempts.TakeBackAsync(name, stop);
        return passed;
    }

    /// <summary>Somebody whose identity is certain: by password here, or by a provider elsewhere. Gives no guess back: at a provider none was counted, and guesses of the code are not to be had again.</summary>
    public async Task<Passed> AdmitAsync(HttpContext context, User user, CancellationToken stop = default)
    {
        if (user.IsLocked)
        {
            await log.WriteAsync("LogInFailed", user, "账号已锁定 / account locked", stop: stop);
            return new(Passed.Result.Locked);
        }
        if (!await factors.IsEnrolledAsync(user.Id, stop)) return new(Passed.Result.In, await EnterAsync(context, user, secondFactor: false, stop));
        await context.SignInAsync(IdentityConstants.TwoFactorUserIdScheme,
            new(new ClaimsIdentity([new(ClaimTypes.Name, user.Id.ToString())], IdentityConstants.TwoFactorUserIdScheme)));
        return new(Passed.Result.NeedsCode, user);
    }

    /// <summary>Whoever has passed the first step on this browser; null when that is too long ago.</summary>
    public async Task<User?> WhoPassedAsync(HttpContext context) =>
        (await context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Principal?.FindFirstValue(ClaimTypes.Name) is { } id ? await users.FindByIdAsync(id) : null;

    /// <summary>The second step: the code of the device or a recovery code. Failures count like wrong passwords.</summary>
    public async Task<Passed> CodeAsync(HttpContext context, User user, string code, CancellationToken stop = default)
    {
        if (!await attempts.BeginAsync(user.UserName!, stop)) return await RefuseWhileLockedAsync(user, stop);
        if (await factors.CheckAsync(user, code, stop))
        {
            if (user.IsLocked)
            {
                await log.WriteAsync("LogInFailed", user, "账号已锁定 / account locked", stop: stop);
                return new(Passed.Result.Locked);
            }
            await context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
            return new(Passed.Result.In, await EnterAsync(context, user, secondFactor: true, stop));
        }
        await log.WriteAsync("LogInFailed", user, "动态口令错误 / wrong code", stop: stop);
        if (!await attempts.IsLockedAsync(user.UserName!, stop)) return new(Passed.Result.Wrong);
        await log.WriteAsync("LockedOut", user, "连续输错 / too many failures", stop: stop);
        return new(Passed.Result.TooManyFailures);
    }

    /// <summary>Whether this is he, for something sensitive in a session that is open: his password, or a code of his device. Failures count.</summary>
    public async Task<Passed> ConfirmAsync(Guid id, string typed, CancellationToken stop = default)
    {
        var user = await users.FindByIdAsync(id.ToString()) ?? throw new InvalidOperationException("The account is gone.");
        if (!await attempts.BeginAsync(user.UserName!, stop)) return await RefuseWhileLockedAsync(user, stop);
        var right = await factors.IsEnrolledAsync(id, stop) && typed.Trim().Length is 6 or 14
            ? await factors.CheckAsync(user, typed, stop) || await MatchAsync(user, user.UserName!, typed, stop) is not null
            : await MatchAsync(user, user.UserName!, typed, stop) is not null;
        if (right) await attempts.ForgetAsync(user.UserName!, stop);
        else await log.WriteAsync("ProofFailed", user, "再次证明本人未通过 / a fresh proof failed", stop: stop);
        return new(right ? Passed.Result.In : await attempts.IsLockedAsync(user.UserName!, stop) ? Passed.Result.TooManyFailures : Passed.Result.Wrong, user);
    }

    async Task<Passed> RefuseWhileLockedAsync(User? known, CancellationToken stop)
    {
        await log.WriteAsync("AttemptWhileLocked", known, "锁定期间 / while locked out", known is null ? new { known = false } : null, stop);
        return new(Passed.Result.TooManyFailures);
    }

    async Task<User?> MatchAsync(User? user, string name, string password, CancellationToken stop)
    {
        var result = users.PasswordHasher.VerifyHashedPassword(user!, user?.PasswordHash ?? (nobodysHash ??= users.PasswordHasher.HashPassword(null!, Guid.NewGuid().ToString())), password);
        if (user?.PasswordHash is null) return await directoryAccounts.FindAsync(user, name, password, stop);
        if (result == PasswordVerificationResult.SuccessRehashNeeded) user.PasswordHash = users.PasswordHasher.HashPassword(user, password); // saved with the log-in
        return result == PasswordVerificationResult.Failed ? null : user;
    }

    async Task<User> EnterAsync(HttpContext context, User user, bool secondFactor, CancellationToken stop)
    {
        await attempts.ForgetAsync(user.UserName!, stop);
        why.Reason = "登录 / log-in";
        user.LastLoginAt = clock.GetUtcNow();
        await users.UpdateAsync(user);
        var properties = new AuthenticationProperties();
        if (secondFactor) properties.Items[SessionCookie.SecondFactor] = "";
        await context.SignInAsync(IdentityConstants.ApplicationScheme, Named(user.Id), properties);
        var by = user.PasswordHash is not null ? "password" : (await users.GetLoginsAsync(user)).FirstOrDefault()?.LoginProvider;
        await log.WriteAsync("LoggedIn", user, "登录 / log-in", new { by, secondFactor }, stop);
        return user;
    }

    /// <summary>Turns this browser into a screen that stays on and only reads.</summary>
    public async Task OpenKioskAsync(HttpContext context, User user, string reason, CancellationToken stop = default)
    {
        var properties = new AuthenticationProperties { Items = { [SessionCookie.Kiosk] = "" } };
        await context.SignInAsync(IdentityConstants.ApplicationScheme, Named(user.Id), properties);
        await log.WriteAsync("KioskOpened", user, reason, stop: stop);
    }

    static ClaimsPrincipal Named(Guid id) => new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, id.ToString())], IdentityConstants.ApplicationScheme));
}

/// <summary>How far somebody has got at the door.</summary>
public sealed record Passed(Passed.Result How, User? User = null)
{
    public enum Result
    {
        /// <summary>Wrong name, password or code; which of them is not said.</summary>
        Wrong,

        /// <summary>The name is locked for half an hour, whether somebody has it or not.</summary>
        TooManyFailures,

        /// <summary>The password was right, but an administrator has locked the account.</summary>
        Locked,

        /// <summary>The password was right, but it was for one time and nobody has used it in time.</summary>
        TooOld,

        /// <summary>The code of the device comes next.</summary>
        NeedsCode,

        In,
    }
}
