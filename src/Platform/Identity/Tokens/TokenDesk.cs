using System.Security.Claims;
using Anlan.Platform.Identity.Roles;
using Anlan.Platform.Jurisdictions;
using Anlan.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Anlan.Platform.Identity.Tokens;

/// <summary>The security administrator issues tokens and takes them back. Both are changes of a row and events of security in the log.</summary>
public sealed class TokenDesk(UserDirectory directory, IEnumerable<Permission> permissions, SecurityLog log, AccountsConnection why, TimeProvider clock)
{
    public const int MostAddresses = 20;

    public DateOnly Today => Beijing.Today(clock);

    /// <summary>The latest last day: a year from today, not counting the same date again.</summary>
    public DateOnly Latest => Today.AddYears(1).AddDays(-1);

    public async Task<IReadOnlyList<TokenRow>> ListAsync(CancellationToken stop = default) =>
        await Rows().OrderByDescending(row => row.Token.CreatedAt).Take(1000).ToListAsync(stop);

    public Task<TokenRow?> FindAsync(Guid id, CancellationToken stop = default) => Rows().SingleOrDefaultAsync(row => row.Token.Id == id, stop);

    /// <summary>Who may answer for a token: everybody with an account that is not locked.</summary>
    public Task<List<User>> ListOwnersAsync(CancellationToken stop = default) =>
        directory.Users.AsNoTracking().Where(u => u.LockoutEnd == null || u.LockoutEnd < DateTimeOffset.MaxValue).OrderBy(u => u.UserName).ToListAsync(stop);

    /// <summary>Issues a token. The key is in the answer and nowhere else.</summary>
    public async Task<(Refusal? Refused, IssuedToken? Issued)> IssueAsync(TokenRequest wanted, ClaimsPrincipal officer, CancellationToken stop = default)
    {
        if (await ObjectionAsync(wanted, officer, stop) is { } refusal) return (refusal, null);
        var key = TokenKey.New();
        var token = new ApiToken
        {
            Name = wanted.Name,
            Purpose = wanted.Purpose,
            OwnerId = wanted.Owner,
            Division = wanted.Division,
            Permissions = [.. wanted.Permissions.Distinct().Order(StringComparer.Ordinal)],
            Addresses = [.. wanted.Addresses],
            KeyDigest = TokenKey.Digest(key),
            CreatedAt = clock.GetUtcNow(),
            CreatedBy = officer.DisplayName(),
            ExpiresAt = Beijing.Midnight(wanted.LastDay.AddDays(1)),
        };
        why.Reason = wanted.Purpose;
        directory.Tokens.Add(token);
        try
        {
            await directory.SaveChangesAsync(stop);
        }
        catch (DbUpdateException refused) when (refused.InnerException is PostgresException { SqlState: ThreeAdministrators.Apart })
        {
            return (ThreeAdministrators.Refusal, null);
        }
        await log.WriteAsync("ApiTokenIssued", SubjectOf(token.Id), token.Division, wanted.Purpose, new { token.Name, token.Permissions, token.Addresses, token.ExpiresAt }, stop: stop);
        return (null, new(token, key));
    }

    /// <summary>Takes a token back; from the next request on it opens nothing. False when it was revoked already.</summary>
    public async Task<bool> RevokeAsync(Guid id, string reason, ClaimsPrincipal officer, CancellationToken stop = default)
    {
        why.Reason = reason;
        if (await directory.Tokens.SingleOrDefaultAsync(t => t.Id == id && t.RevokedAt == null, stop) is not { } token) return false;
        (token.RevokedAt, token.RevokedBy, token.RevokedWhy) = (clock.GetUtcNow(), officer.DisplayName(), reason);
        await directory.SaveChangesAsync(stop);
        await log.WriteAsync("ApiTokenRevoked", SubjectOf(id), token.Division, reason, new { token.Name }, stop: stop);
        return true;
    }

    internal static string SubjectOf(Guid id) => $"ident.api_token/{id}";

    async Task<Refusal?> ObjectionAsync(TokenRequest wanted, ClaimsPrincipal officer, CancellationToken stop)
    {
        if (!Jurisdiction.IsCode(wanted.Division)) return new(("行政区划代码应为 2、4、6、9 或 12 位数字。", "The code of a division has 2, 4, 6, 9 or 12 digits."));
        if (!officer.Within().Contains(wanted.Division)) return new(("超出您自己的行政区划。", "It lies outside your own division."));
        if (wanted.LastDay < Today || wanted.LastDay > Latest) return new(($"有效期应在今天到 {Latest:yyyy-MM-dd} 之间。", $"It ends between today and {Latest:yyyy-MM-dd}."));
        if (wanted.Permissions.Count == 0 || !wanted.Permissions.All(wantedOne => permissions.Any(p => p.Code == wantedOne))) return new(("请至少选择一项权限。", "Choose at least one permission."));
        if (wanted.Addresses.Count > MostAddresses) return new(($"来源地址最多 {MostAddresses} 个。", $"At most {MostAddresses} addresses."));
        return (await ListOwnersAsync(stop)).Exists(u => u.Id == wanted.Owner) ? null : new(("请选择责任人。", "Choose who answers for it."));
    }

    IQueryable<TokenRow> Rows() =>
        from token in directory.Tokens.AsNoTracking()
        from owner in directory.Users.AsNoTracking().Where(u => u.Id == token.OwnerId).DefaultIfEmpty()
        select new TokenRow { Token = token, Owner = owner };
}

/// <summary>What a token is to be.</summary>
/// <param name="Addresses">As <see cref="SourceAddresses.Read"/> gives them.</param>
/// <param name="LastDay">The last day on which it opens something.</param>
public sealed record TokenRequest(string Name, string Purpose, Guid Owner, string Division, IReadOnlyCollection<string> Permissions, IReadOnlyCollection<string> Addresses, DateOnly LastDay);

/// <param name="Key">Shown once.</param>
public sealed record IssuedToken(ApiToken Token, string Key);

/// <summary>A token with whoever answers for it.</summary>
public sealed class TokenRow
{
    public required ApiToken Token { get; init; }

    /// <summary>Null when the reader may not see the account.</summary>
    public required User? Owner { get; init; }
}
