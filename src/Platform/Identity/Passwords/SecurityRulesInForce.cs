using Anlan.Platform.Records;
using Anlan.Platform.Storage;

namespace Anlan.Platform.Identity.Passwords;

/// <summary>The rules that hold today, read again every few seconds.</summary>
public sealed class SecurityRulesInForce(AnlanDatabase database, TimeProvider clock)
{
    static readonly TimeSpan Trusted = TimeSpan.FromSeconds(4);

    volatile Reading? read;

    sealed record Reading(SecurityRules Rules, int Version, DateTimeOffset At);

    /// <summary>How often rules have been set: changes with them.</summary>
    internal int Version => read?.Version ?? 0;

    public static DateOnly Today(TimeProvider clock) => Beijing.Today(clock);

    public async ValueTask<SecurityRules> GetAsync(CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        if (read is { } known && now - known.At < Trusted && now >= known.At) return known.Rules;
        await using var command = database.Accounts.CreateCommand("""
            select profile, length, kinds, maximum_age_days, remembered, idle_minutes, session_hours, one_session, (select sum(version)::int from ident.security_rules)
            from ident.security_rules where valid_from <= $1 order by valid_from desc limit 1
            """);
        command.Parameters.Add(new() { Value = Today(clock) });
        await using var row = await command.ExecuteReaderAsync(stop);
        var found = await row.ReadAsync(stop)
            ? new Reading(new(row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5), row.GetInt32(6), row.GetBoolean(7)), row.GetInt32(8), now)
            : new(SecurityRules.LevelThree, 0, now);
        read = found;
        return found.Rules;
    }

    internal void Forget() => read = null;
}
