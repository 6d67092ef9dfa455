using Anlan.Platform.Language;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Platform.Identity.Passwords;

/// <summary>The security administrator sets the rules of passwords and sessions from a day on. Rules of days gone by stay as they were.</summary>
public sealed class SecurityAdministration(UserDirectory directory, SecurityRulesInForce rules, AccountsConnection why, TimeProvider clock)
{
    public DateOnly Today => SecurityRulesInForce.Today(clock);

    public Task<List<DatedSecurityRules>> ListAsync(CancellationToken stop = default) =>
        directory.SecurityRules.AsNoTracking().OrderByDescending(r => r.ValidFrom).ToListAsync(stop);

    /// <summary>How often rules have been set, for whichever day: the version that a form is based on.</summary>
    public async Task<int> VersionAsync(CancellationToken stop = default) => await directory.SecurityRules.SumAsync(r => r.Version, stop);

    /// <param name="basedOn">The version that the officer had before him.</param>
    public async Task<Refusal?> SetAsync(DateOnly from, SecurityRules wanted, int basedOn, string reason, string by, CancellationToken stop = default)
    {
        if (from < Today) return new(new Bilingual("只能设定今天起的规则。", "Rules are set for today or later."));
        why.Reason = reason;
        await using var transaction = await directory.Database.BeginTransactionAsync(stop);
        await directory.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('ident.security_rules'))", stop);
        if (await VersionAsync(stop) != basedOn) return Refusal.Stale;
        var row = await directory.SecurityRules.SingleOrDefaultAsync(r => r.ValidFrom == from, stop);
        if (row is null)
            directory.SecurityRules.Add(new()
            {
                ValidFrom = from,
                Profile = wanted.Profile,
                Length = wanted.Length,
                Kinds = wanted.Kinds,
                MaximumAgeDays = wanted.MaximumAgeDays,
                Remembered = wanted.Remembered,
                IdleMinutes = wanted.IdleMinutes,
                SessionHours = wanted.SessionHours,
                OneSession = wanted.OneSession,
                SetBy = by,
                SetAt = clock.GetUtcNow(),
            });
        else
            (row.Version, row.Profile, row.Length, row.Kinds, row.MaximumAgeDays, row.Remembered, row.IdleMinutes, row.SessionHours, row.OneSession, row.SetBy, row.SetAt) =
                (row.Version + 1, wanted.Profile, wanted.Length, wanted.Kinds, wanted.MaximumAgeDays, wanted.Remembered, wanted.IdleMinutes, wanted.SessionHours, wanted.OneSession, by, clock.GetUtcNow());
        await directory.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        rules.Forget();
        return null;
    }
}
