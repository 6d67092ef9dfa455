using Anlan.Platform.Starting;
using Npgsql;

namespace Anlan.Platform.Storage;

/// <summary>
/// Brings the database to the state this program expects: every module's SQL files in the order of their numbers, each in a transaction of its own,
/// noted with its checksum in <c>anlan.migrations</c>. Several nodes may start at once; an advisory lock lets one of them work while the others wait.
/// </summary>
public sealed class Migrator(AnlanDatabase database, IEnumerable<MigrationSet> modules)
{
    // Any number serves as long as every node uses the same; this one spells "anlan".
    const long Lock = 0x616E6C616E;

    const string Ledger = """
        create schema if not exists anlan;
        create table if not exists anlan.migrations (
          module text not null,
          number int not null,
          file text not null,
          checksum text not null,
          applied_at timestamptz not null default now(),
          primary key (module, number));
        """;

    /// <summary>Applies what is missing and returns it; nothing when the database is up to date.</summary>
    /// <exception cref="CannotStartException">An applied file was changed, the database is newer than the program, or a file fails.</exception>
    public async Task<IReadOnlyList<Migration>> ApplyAsync(CancellationToken stop = default)
    {
        await using var connection = await database.Owner.OpenConnectionAsync(stop);
        await Run(connection, $"select pg_advisory_lock({Lock})", stop);
        try
        {
            await Run(connection, Ledger, stop);
            var applied = new List<Migration>();
            foreach (var module in modules)
                applied.AddRange(await ApplyAsync(connection, module, stop));
            return applied;
        }
        finally
        {
            await Run(connection, $"select pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }

    /// <summary>What <see cref="ApplyAsync(CancellationToken)"/> would apply; changes nothing.</summary>
    /// <exception cref="CannotStartException">As when applying.</exception>
    public async Task<IReadOnlyList<Migration>> PendingAsync(CancellationToken stop = default)
    {
        await using var connection = await database.Owner.OpenConnectionAsync(stop);
        await using var question = new NpgsqlCommand("select to_regclass('anlan.migrations') is not null", connection);
        var begun = (bool)(await question.ExecuteScalarAsync(stop))!;
        var pending = new List<Migration>();
        foreach (var module in modules)
            pending.AddRange(begun ? await MissingAsync(connection, module, stop) : module.Files);
        return pending;
    }

    static async Task<IReadOnlyList<Migration>> ApplyAsync(NpgsqlConnection connection, MigrationSet module, CancellationToken stop)
    {
        var missing = await MissingAsync(connection, module, stop);
        foreach (var migration in missing)
            await Apply(connection, migration, stop);
        return missing;
    }

    static async Task<IReadOnlyList<Migration>> MissingAsync(NpgsqlConnection connection, MigrationSet module, CancellationToken stop)
    {
        var known = await ListApplied(connection, module.Module, stop);
        foreach (var (number, file, checksum) in known)
            Check(module.Module, number, file, checksum, module.Files);
        return [.. module.Files.Skip(known.Count)];
    }

    static void Check(string module, int number, string file, string checksum, IReadOnlyList<Migration> files)
    {
        if (number > files.Count)
            throw new CannotStartException(
                ($"数据库比程序新：已执行 {module}/{file}，本版本没有这个文件。请使用更新的版本。",
                 $"The database is newer than the program: {module}/{file} has been applied and this version does not have it. Use a newer version."));
        if (files[number - 1].Checksum != checksum)
            throw new CannotStartException(
                ($"迁移文件 {module}/{files[number - 1].File} 执行之后被改动过。请恢复原文件，把改动写成新的编号文件。",
                 $"Migration {module}/{files[number - 1].File} was changed after it had been applied. Restore it and put the change into a new numbered file."));
    }

    static async Task Apply(NpgsqlConnection connection, Migration migration, CancellationToken stop)
    {
        await using var transaction = await connection.BeginTransactionAsync(stop);
        try
        {
            // The server gets the file as one text, not cut into statements by the driver: an error then tells its place in the file,
            // and a file cannot end the transaction it runs in.
            // Row policies hold for the owner too, except while he migrates; what a migration changes in rows is told to the log like any other change.
            await Run(connection, """
                select set_config('anlan.migration', $1, true), set_config('anlan.migrating', 'on', true), set_config('anlan.lo', '', true), set_config('anlan.hi', '~', true),
                  set_config('anlan.user_name', 'anlan', true), set_config('anlan.reason', $2, true)
                """, stop, migration.Sql, $"{migration.Module}/{migration.File}");
            await Run(connection, "do $$ begin execute current_setting('anlan.migration'); end $$", stop);
        }
        catch (PostgresException wrong)
        {
            throw Failed(migration, wrong);
        }
        await Run(connection, "insert into anlan.migrations (module, number, file, checksum) values ($1, $2, $3, $4)", stop,
            migration.Module, migration.Number, migration.File, migration.Checksum);
        await transaction.CommitAsync(stop);
    }

    static CannotStartException Failed(Migration migration, PostgresException wrong)
    {
        var place = $"{migration.Module}/{migration.File}";
        if (wrong.InternalQuery == migration.Sql && wrong.InternalPosition > 0)
            place += $":{migration.Sql.Take(wrong.InternalPosition - 1).Count(c => c == '\n') + 1}";
        return new(($"迁移失败 {place}：{wrong.MessageText}", $"Migration failed at {place}: {wrong.MessageText}"), wrong);
    }

    static async Task<List<(int Number, string File, string Checksum)>> ListApplied(NpgsqlConnection connection, string module, CancellationToken stop)
    {
        await using var question = new NpgsqlCommand("select number, file, checksum from anlan.migrations where module = $1 order by number", connection)
        {
            Parameters = { new() { Value = module } },
        };
        await using var rows = await question.ExecuteReaderAsync(stop);
        var applied = new List<(int, string, string)>();
        while (await rows.ReadAsync(stop))
            applied.Add((rows.GetInt32(0), rows.GetString(1), rows.GetString(2)));
        return applied;
    }

    static async Task Run(NpgsqlConnection connection, string sql, CancellationToken stop, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(stop);
    }
}
