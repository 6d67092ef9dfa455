using System.Globalization;
using Anlan.Platform.Storage;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Anlan.Platform.Backups;

/// <summary>The databases of the server, made, renamed and dropped as the role of <c>ANLAN_DATABASE</c>, which needs CREATEDB for it.</summary>
sealed class DatabaseServer(IConfiguration configuration)
{
    public string Ours { get; } = TakeBackup.Settings(configuration).Database ?? "anlan";

    /// <exception cref="BackupException">The role may not make databases.</exception>
    public async Task CheckRightsAsync(CancellationToken stop)
    {
        var (user, may) = await AskAsync(Ours, "select current_user, rolcreatedb or rolsuper from pg_roles where rolname = current_user", row => (row.GetString(0), row.GetBoolean(1)), stop);
        if (!may)
            throw new BackupException(
                ($"数据库角色 {user} 不能建库，无法演练或替换。请数据库管理员执行：alter role {user} createdb", $"The database role {user} may not make databases, which a drill and a replacement need. An administrator of the server runs: alter role {user} createdb"));
    }

    /// <exception cref="BackupException">The roles of the platform are not there.</exception>
    public async Task CheckRolesAsync(CancellationToken stop)
    {
        var roles = await AskAsync(Ours, "select count(*)::int from pg_roles where rolname in ('anlan_web', 'anlan_public', 'anlan_enterprise', 'anlan_accounts', 'anlan_intake', 'anlan_sealer')", row => row.GetInt32(0), stop);
        if (roles < 6)
            throw new BackupException(("服务器上缺少平台的数据库角色。请先以超级用户执行 deploy/database.sql。", "The server lacks the platform's roles. Run deploy/database.sql as a superuser first."));
    }

    public Task<bool> IsEmptyAsync(CancellationToken stop) => AskAsync(Ours,
        "select not exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%')",
        row => row.GetBoolean(0), stop);

    public Task<int> VersionAsync(CancellationToken stop) => AskAsync(Ours, "select current_setting('server_version_num')::int / 10000", row => row.GetInt32(0), stop);

    /// <summary>How many connections others have to the platform's database.</summary>
    public Task<int> ConnectionsAsync(CancellationToken stop) => AskAsync(Ours,
        "select count(*)::int from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'", row => row.GetInt32(0), stop);

    /// <summary>From template1, which deploy/database.sql prepares together with the database itself.</summary>
    public Task CreateAsync(string name, CancellationToken stop) => RunAsync(Ours, $"create database {Quoted(name)} template template1", stop);

    public Task DropAsync(string name) => RunAsync(Ours, $"drop database if exists {Quoted(name)} with (force)", CancellationToken.None);

    /// <summary>Puts one database in the place of ours and keeps ours under another name. Nobody may be connected to either.</summary>
    public async Task SwapAsync(string replacement, string kept, CancellationToken stop)
    {
        await RunAsync("postgres", $"alter database {Quoted(Ours)} rename to {Quoted(kept)}", stop);
        try
        {
            await RunAsync("postgres", $"alter database {Quoted(replacement)} rename to {Quoted(Ours)}", stop);
        }
        catch
        {
            await RunAsync("postgres", $"alter database {Quoted(kept)} rename to {Quoted(Ours)}", CancellationToken.None);
            throw;
        }
    }

    public static string Stamp(TimeProvider clock) => clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd_HHmmss", CultureInfo.InvariantCulture);

    async Task<T> AskAsync<T>(string where, string sql, Func<NpgsqlDataReader, T> read, CancellationToken stop)
    {
        await using var connection = await OpenAsync(where, stop);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var row = await command.ExecuteReaderAsync(stop);
        await row.ReadAsync(stop);
        return read(row);
    }

    async Task RunAsync(string where, string sql, CancellationToken stop)
    {
        await using var connection = await OpenAsync(where, stop);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(stop);
    }

    // Not from a pool: a database with an idle connection in some pool cannot be renamed.
    async Task<NpgsqlConnection> OpenAsync(string where, CancellationToken stop)
    {
        var settings = TakeBackup.Settings(configuration, where);
        settings.Pooling = false;
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(stop);
            return connection;
        }
        catch (NpgsqlException unreachable)
        {
            await connection.DisposeAsync();
            throw new BackupException(($"无法连接数据库 {where}：{unreachable.Message}", $"The database {where} cannot be reached: {unreachable.Message}"), unreachable);
        }
    }

    static string Quoted(string name) => '"' + name.Replace("\"", "\"\"") + '"';
}
