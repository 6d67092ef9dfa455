using Anlan.Platform.Keys;
using Anlan.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Platform.Identity.SecondFactor;

/// <summary>The device that shows codes: enrolled by its owner, asked for at the log-in, taken away by the security administrator when it is lost.</summary>
public sealed class SecondFactors(UserDirectory directory, AnlanDatabase database, FieldEncryption fields, SecurityLog log, AccountsConnection why, TimeProvider clock)
{
    internal static readonly EncryptedColumn Column = new("ident.second_factor", "secret") { Key = "user_id" };

    public Task<bool> IsEnrolledAsync(Guid user, CancellationToken stop = default) =>
        directory.Devices.AnyAsync(d => d.UserId == user && d.ConfirmedAt != null, stop);

    /// <summary>How many recovery codes are left.</summary>
    public Task<int> CountRecoveryCodesAsync(Guid user, CancellationToken stop = default) =>
        directory.RecoveryCodes.CountAsync(c => c.UserId == user && c.UsedAt == null, stop);

    /// <summary>The secret to be put into an app: the same one until the first code was right, so that a page may be reloaded.</summary>
    /// <exception cref="InvalidOperationException">He has a device already.</exception>
    public async Task<Enrolment> PrepareAsync(User user, string issuer, CancellationToken stop = default)
    {
        var device = await directory.Devices.SingleOrDefaultAsync(d => d.UserId == user.Id, stop);
        if (device is { ConfirmedAt: not null }) throw new InvalidOperationException("There is a device already.");
        if (device is null)
        {
            why.Reason = "启用动态口令 / second factor set up";
            device = new() { UserId = user.Id, Secret = fields.Encrypt(Column, Convert.ToBase64String(Totp.NewSecret())).Value, CreatedAt = clock.GetUtcNow() };
            directory.Devices.Add(device);
            await directory.SaveChangesAsync(stop);
        }
        var secret = Secret(device.Secret);
        return new(Base32.Write(secret), Totp.Address(secret, issuer, user.UserName!));
    }

    /// <summary>The first right code makes the device count. Returns the recovery codes, which are kept readable nowhere; null for a wrong code.</summary>
    public async Task<IReadOnlyList<string>?> ConfirmAsync(User user, string code, CancellationToken stop = default)
    {
        if (!await TakeAsync(user.Id, code, confirmed: false, stop)) return null;
        why.Reason = "启用动态口令 / second factor set up";
        await using var transaction = await directory.Database.BeginTransactionAsync(stop);
        await directory.Devices.Where(d => d.UserId == user.Id).ExecuteUpdateAsync(d => d.SetProperty(x => x.ConfirmedAt, clock.GetUtcNow()), stop);
        var codes = await NewCodesAsync(user.Id, stop);
        await transaction.CommitAsync(stop);
        await log.WriteAsync("SecondFactorEnrolled", user, why.Reason, stop: stop);
        return codes;
    }

    /// <summary>A code of the device, or one of the recovery codes. Each is taken once.</summary>
    public async Task<bool> CheckAsync(User user, string typed, CancellationToken stop = default)
    {
        if (!RecoveryCode.LooksLikeOne(typed)) return await TakeAsync(user.Id, typed, confirmed: true, stop);
        var digest = RecoveryCode.Digest(typed);
        var used = await directory.RecoveryCodes.Where(c => c.UserId == user.Id && c.Digest == digest && c.UsedAt == null)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.UsedAt, clock.GetUtcNow()), stop);
        if (used == 1) await log.WriteAsync("RecoveryCodeUsed", user, "用恢复码登录 / recovery code used", new { left = await CountRecoveryCodesAsync(user.Id, stop) }, stop);
        return used == 1;
    }

    /// <summary>Ten new recovery codes; the old ones are worth nothing from now on.</summary>
    public async Task<IReadOnlyList<string>> RenewRecoveryCodesAsync(User user, CancellationToken stop = default)
    {
        await using var transaction = await directory.Database.BeginTransactionAsync(stop);
        var codes = await NewCodesAsync(user.Id, stop);
        await transaction.CommitAsync(stop);
        await log.WriteAsync("RecoveryCodesRenewed", user, "重新生成恢复码 / new recovery codes", stop: stop);
        return codes;
    }

    /// <summary>The device is lost, or its owner does without one: the next log-in asks for no code, or for a new device where the role wants one.</summary>
    public async Task<bool> ResetAsync(User user, string reason, CancellationToken stop = default)
    {
        why.Reason = reason;
        await directory.RecoveryCodes.Where(c => c.UserId == user.Id).ExecuteDeleteAsync(stop);
        var had = await directory.Devices.Where(d => d.UserId == user.Id).ExecuteDeleteAsync(stop) > 0;
        if (had) await log.WriteAsync("SecondFactorReset", user, reason, stop: stop);
        return had;
    }

    // One statement moves the last step forward: of two log-ins with the same code at the same moment one fails.
    async Task<bool> TakeAsync(Guid user, string typed, bool confirmed, CancellationToken stop)
    {
        var device = await directory.Devices.AsNoTracking().SingleOrDefaultAsync(d => d.UserId == user && d.ConfirmedAt != null == confirmed, stop);
        if (device is null) return false;
        var code = string.Concat(typed.Where(c => !char.IsWhiteSpace(c)));
        if (Totp.FindStep(Secret(device.Secret), code, clock.GetUtcNow()) is not { } step) return false;
        await using var command = database.Accounts.CreateCommand("update ident.second_factor set last_step = $2 where user_id = $1 and last_step < $2");
        command.Parameters.Add(new() { Value = user });
        command.Parameters.Add(new() { Value = step });
        return await command.ExecuteNonQueryAsync(stop) == 1;
    }

    async Task<IReadOnlyList<string>> NewCodesAsync(Guid user, CancellationToken stop)
    {
        await directory.RecoveryCodes.Where(c => c.UserId == user).ExecuteDeleteAsync(stop);
        var codes = Enumerable.Range(0, RecoveryCode.Count).Select(_ => RecoveryCode.New()).ToList();
        directory.RecoveryCodes.AddRange(codes.Select(code => new KeptRecoveryCode { UserId = user, Digest = RecoveryCode.Digest(code) }));
        await directory.SaveChangesAsync(stop);
        return codes;
    }

    byte[] Secret(string kept) => Convert.FromBase64String(fields.Decrypt(Column, new(kept)));
}

/// <summary>What goes into an authenticator app.</summary>
/// <param name="Secret">To be typed.</param>
/// <param name="Address">To be scanned.</param>
public sealed record Enrolment(string Secret, string Address);
