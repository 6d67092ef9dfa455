using Npgsql;

namespace Anlan.Platform.Backups;

/// <summary>What a database holds at the moment of the transaction: the figures by which a restored copy is known to be the same.</summary>
/// <param name="Snapshot">By which <c>pg_dump</c> sees the same moment, as long as the transaction lasts.</param>
/// <param name="Hidden">Tables whose policies would keep rows from the owner even while he migrates.</param>
sealed record DatabaseContents(
    string Snapshot, string Server, int ServerVersion, long Bytes, IReadOnlyDictionary<string, long> Tables, IReadOnlyList<string> Hidden,
    IReadOnlyList<string> Migrations, IReadOnlyList<string> KeyGenerations, BackedUpLog Log)
{
    const string OurTables = """
        select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\_%'
          and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by 1
        """;

    const string HiddenTables = """
        select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relrowsecurity and not (select rolsuper or rolbypassrls from pg_roles where rolname = current_user)
          and not exists (select from pg_policy p where p.polrelid = c.oid and p.polcmd = '*' and p.polpermissive and (select oid from pg_roles where rolname = current_user) = any (p.polroles)
            and pg_get_expr(p.polqual, p.polrelid) like '%anlan.migrating%') order by 1
        """;

    /// <summary>Reads it in the transaction that the connection is in, which should be repeatable read.</summary>
    public static async Task<DatabaseContents> ReadAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await AskAsync(connection, "select set_config('anlan.migrating', 'on', true)", stop);
        var tables = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in await ListAsync(connection, OurTables, stop))
            tables[table] = (long)(await AskAsync(connection, $"select count(*) from {table}", stop))!;
        var head = (await ListAsync(connection, "select seq || ' ' || encode(hash, 'hex') from log.entry where seq is not null order by seq desc limit 1", stop)).FirstOrDefault()?.Split(' ');
        return new(
            (string)(await AskAsync(connection, "select pg_export_snapshot()", stop))!,
            (string)(await AskAsync(connection, "select current_setting('server_version')", stop))!,
            (int)(await AskAsync(connection, "select current_setting('server_version_num')::int", stop))!,
            (long)(await AskAsync(connection, "select pg_database_size(current_database())", stop))!,
            tables,
            await ListAsync(connection, HiddenTables, stop),
            await ListAsync(connection, "select module || '/' || file from anlan.migrations order by applied_at, module, number", stop),
            tables.ContainsKey("anlan.key_generations") ? await ListAsync(connection, "select id || ' ' || fingerprint from anlan.key_generations order by length(id), id", stop) : [],
            new(head is null ? 0 : long.Parse(head[0]), head?[1], (long)(await AskAsync(connection, "select count(*) from log.entry where seq is null", stop))!));
    }

    static async Task<object?> AskAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteScalarAsync(stop);
    }

    static async Task<List<string>> ListAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await using var rows = await command.ExecuteReaderAsync(stop);
        var found = new List<string>();
        while (await rows.ReadAsync(stop)) found.Add(rows.GetString(0));
        return found;
    }
}
