using Anlan.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Anlan.Platform.SelfChecks;

/// <summary>Is the database there, has it room, does anything stand in its way, and does it agree on the time?</summary>
static class DatabaseChecks
{
    public static async Task<CheckResult> ReachableAsync(IServiceProvider services, CancellationToken stop)
    {
        var (version, size, jit) = await AskAsync(services,
            "select current_setting('server_version'), pg_size_pretty(pg_database_size(current_database())), current_setting('jit')",
            row => (row.GetString(0), row.GetString(1), row.GetString(2)), stop);
        return jit == "on"
            ? new(CheckState.Attention, ($"PostgreSQL {version}，{size}。jit 应设为 off：小查询会因编译变慢。", $"PostgreSQL {version}, {size}. Set jit = off: compiling slows small queries down."))
            : new(CheckState.Good, ($"PostgreSQL {version}，{size}。", $"PostgreSQL {version}, {size}."));
    }

    public static async Task<CheckResult> ConnectionsAsync(IServiceProvider services, CancellationToken stop)
    {
        var (used, most) = await AskAsync(services,
            "select (select count(*) from pg_stat_activity where backend_type = 'client backend')::int, current_setting('max_connections')::int",
            row => (row.GetInt32(0), row.GetInt32(1)), stop);
        return new(used > most * 0.9 ? CheckState.Failed : used > most * 0.7 ? CheckState.Attention : CheckState.Good,
            ($"已用 {used}，上限 {most}。", $"{used} in use of {most}."));
    }

    // A writing transaction that stays open keeps the log from being sealed, whoever began it.
    public static async Task<CheckResult> TransactionsAsync(IServiceProvider services, CancellationToken stop)
    {
        var seconds = await AskAsync(services,
            "select coalesce(extract(epoch from max(now() - xact_start)), 0)::int from pg_stat_activity where xact_start is not null and pid <> pg_backend_pid() and backend_type = 'client backend'",
            row => row.GetInt32(0), stop);
        return seconds > 300
            ? new(CheckState.Attention, ($"最长的事务已开 {seconds} 秒，会阻碍日志封存和清理。", $"The longest transaction has been open for {seconds} s; it keeps the log from being sealed."))
            : new(CheckState.Good, ($"最长 {seconds} 秒。", $"The longest: {seconds} s."));
    }

    /// <summary>How far a standby lags behind, where there is one. Only a server's monitor may see all of it; what is not shown is not guessed.</summary>
    public static async Task<CheckResult> ReplicationAsync(IServiceProvider services, CancellationToken stop)
    {
        var (standbys, lag, follows) = await AskAsync(services,
            "select count(*)::int, max(extract(epoch from replay_lag))::int, pg_is_in_recovery() from pg_stat_replication",
            row => (row.GetInt32(0), row.IsDBNull(1) ? (int?)null : row.GetInt32(1), row.GetBoolean(2)), stop);
        if (follows) return new(CheckState.Failed, ("连接的是备库，只能读。请检查连接地址，或提升备库。", "This is a standby, which can only be read. Check the address, or promote it."));
        if (standbys == 0) return new(CheckState.Good, ("没有备库。", "There is no standby."));
        return new(lag > 300 ? CheckState.Failed : lag > 30 ? CheckState.Attention : CheckState.Good,
            ($"{standbys} 个备库，最多落后 {lag?.ToString() ?? "未知"} 秒。", $"{standbys} standbys, at most {lag?.ToString() ?? "unknown"} s behind."));
    }

    public static async Task<CheckResult> ClockAsync(IServiceProvider services, CancellationToken stop)
    {
        var there = await AskAsync(services, "select clock_timestamp()", row => row.GetFieldValue<DateTimeOffset>(0), stop);
        var apart = Math.Abs((services.GetRequiredService<TimeProvider>().GetUtcNow() - there).TotalSeconds);
        return new(apart > 5 ? CheckState.Failed : apart > 1 ? CheckState.Attention : CheckState.Good,
            ($"与数据库时钟相差 {apart:0.0} 秒{(apart > 1 ? "，请检查两台机器的对时（NTP）" : "")}。", $"{apart:0.0} s apart from the database's clock{(apart > 1 ? "; check NTP on both machines" : "")}."));
    }

    internal static async Task<T> AskAsync<T>(IServiceProvider services, string sql, Func<NpgsqlDataReader, T> read, CancellationToken stop)
    {
        await using var command = services.GetRequiredService<AnlanDatabase>().Owner.CreateCommand(sql);
        await using var row = await command.ExecuteReaderAsync(stop);
        await row.ReadAsync(stop);
        return read(row);
    }
}
