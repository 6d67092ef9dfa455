using System.Globalization;
using System.Security.Cryptography;
using Anlan.Platform.Language;
using Anlan.Platform.Log;
using Anlan.Platform.Starting;
using Anlan.Platform.Storage;
using Npgsql;

namespace Anlan.Platform.Backups;

/// <summary>
/// Takes backups of the whole database, attachments included, while it is in use: one consistent state, checked by sums. The key folder is not in it:
/// whoever has both reads everything, so they are kept apart.
/// </summary>
public sealed class Backup(AnlanDatabase database, TimeProvider clock)
{
    const string Dump = "dump";

    /// <summary>Writes <c>FOLDER/anlan-20261121-031500</c>, under another name until it is whole, and removes the oldest beyond <paramref name="keep"/>.</summary>
    /// <returns>The folder of the backup.</returns>
    /// <exception cref="CannotStartException">It could not be taken; nothing of it is left.</exception>
    public async Task<(string Folder, BackupManifest Manifest)> TakeAsync(string into, int? keep, CancellationToken stop = default)
    {
        await RefuseHiddenTablesAsync(stop);
        var began = clock.GetUtcNow();
        var folder = Path.Combine(into, "anlan-" + began.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture));
        var unfinished = folder + ".part";
        Directory.CreateDirectory(unfinished);
        try
        {
            var head = await LogHeads.OfDatabaseAsync(database, clock, stop);
            var migrations = await MigrationsAsync(stop);
            await PostgresTool.RunAsync("pg_dump", database.Owner.ConnectionString, ["-Fd", "-j", "2", "-Z", "6", "--enable-row-security", "-f", Path.Combine(unfinished, Dump)], stop);
            var manifest = new BackupManifest(typeof(Backup).Assembly.GetName().Version!.ToString(3), began, clock.GetUtcNow(), migrations, head?.Seq ?? 0, head?.Hash, await SumsAsync(unfinished, stop));
            await manifest.WriteAsync(unfinished, stop);
            Directory.Move(unfinished, folder);
            await NoteAsync(folder, manifest, stop);
            if (keep is { } most) RemoveOldest(into, most);
            return (folder, manifest);
        }
        catch
        {
            if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
            throw;
        }
    }

    /// <summary>What is wrong with a backup as it lies there; null when every file is as it was written.</summary>
    public static async Task<Bilingual?> FindFaultAsync(string folder, CancellationToken stop = default)
    {
        if (await BackupManifest.ReadAsync(folder, stop) is not { } manifest)
            return ("不是完整的备份：没有可读的 manifest.json。", "Not a whole backup: there is no readable manifest.json.");
        var sums = await SumsAsync(folder, stop);
        foreach (var (file, expected) in manifest.Files)
            if (!sums.TryGetValue(file, out var found)) return ($"缺文件 {file}。", $"{file} is missing.");
            else if (found != expected) return ($"{file} 已损坏或被改动。", $"{file} is damaged or was changed.");
        return null;
    }

    /// <summary>Puts a backup into a database that holds nothing yet and verifies the log in it.</summary>
    /// <param name="replace">Everything that is in the database is deleted first.</param>
    /// <exception cref="CannotStartException">The backup is damaged, the database is not empty, or it failed halfway, which leaves the database to be emptied.</exception>
    public async Task<LogReport> RestoreAsync(string folder, bool replace, CancellationToken stop = default)
    {
        if (await FindFaultAsync(folder, stop) is { } fault) throw new CannotStartException(fault);
        var manifest = (await BackupManifest.ReadAsync(folder, stop))!;
        var schemas = await SchemasAsync(stop);
        if (schemas.Count > 0 && !replace)
            throw new CannotStartException(("数据库不是空的。请恢复到新建的空数据库，或用 --replace 先删除其中的一切。", "The database is not empty. Restore into a new one, or say --replace to delete everything in it first."));
        foreach (var schema in schemas) await RunAsync($"drop schema \"{schema}\" cascade", stop);
        await PostgresTool.RunAsync("pg_restore", database.Owner.ConnectionString,
            ["-d", new NpgsqlConnectionStringBuilder(database.Owner.ConnectionString).Database!, "-j", "2", "--exit-on-error", "--enable-row-security", Path.Combine(folder, Dump)], stop);
        // The numbers of transactions begin anew here; what was not sealed yet would wait for ever.
        await RunAsync("select set_config('anlan.migrating', 'on', false); update log.entry set xid = '0' where seq is null", stop);
        return await new LogVerification(database, HeadOf(manifest), clock).RunAsync(stop);
    }

    static LogHeads HeadOf(BackupManifest manifest)
    {
        var folder = Directory.CreateTempSubdirectory("anlan-head-").FullName;
        if (manifest.LogHash is { } hash)
            File.WriteAllText(Path.Combine(folder, "head.txt"), string.Create(CultureInfo.InvariantCulture, $"{manifest.LogSeq} {hash} {manifest.BeganAt.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\n"));
        return new(folder);
    }

    // A table whose rows even the migrating owner does not see would be dumped empty, without a word.
    async Task RefuseHiddenTablesAsync(CancellationToken stop)
    {
        var hidden = await ListAsync("""
            select c.oid::regclass::text from pg_class c
            where c.relkind in ('r', 'p') and c.relforcerowsecurity and not exists (select from pg_policy p where p.polrelid = c.oid and 'anlan'::regrole = any (p.polroles) and p.polcmd in ('r', '*'))
            """, stop);
        if (hidden.Count > 0)
            throw new CannotStartException(($"这些表没有给所有者的迁移策略，备份会漏掉其中的记录：{string.Join("、", hidden)}", $"These tables have no policy for the migrating owner; their rows would be left out: {string.Join(", ", hidden)}"));
    }

    static async Task<IReadOnlyDictionary<string, BackupFile>> SumsAsync(string folder, CancellationToken stop)
    {
        var sums = new SortedDictionary<string, BackupFile>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(p => Path.GetFileName(p) != "manifest.json"))
        {
            await using var file = File.OpenRead(path);
            sums[Path.GetRelativePath(folder, path)] = new(file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, stop)));
        }
        return sums;
    }

    static void RemoveOldest(string into, int keep)
    {
        foreach (var old in Directory.EnumerateDirectories(into, "anlan-????????-??????").OrderDescending(StringComparer.Ordinal).Skip(Math.Max(1, keep)))
            Directory.Delete(old, recursive: true);
    }

    Task<List<string>> SchemasAsync(CancellationToken stop) =>
        ListAsync("select nspname from pg_namespace where nspname not like 'pg\\_%' and nspname not in ('information_schema', 'public')", stop);

    Task<List<string>> MigrationsAsync(CancellationToken stop) => ListAsync("select module || '/' || file from anlan.migrations order by module, number", stop);

    async Task NoteAsync(string folder, BackupManifest manifest, CancellationToken stop)
    {
        await using var command = database.Owner.CreateCommand("insert into operations.backup_run (began_at, ended_at, folder, bytes) values ($1, $2, $3, $4)");
        foreach (var value in (object[])[manifest.BeganAt, manifest.EndedAt, folder, manifest.Bytes]) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(stop);
    }

    async Task RunAsync(string sql, CancellationToken stop)
    {
        await using var command = database.Owner.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(stop);
    }

    async Task<List<string>> ListAsync(string sql, CancellationToken stop)
    {
        await using var command = database.Owner.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync(stop);
        var found = new List<string>();
        while (await rows.ReadAsync(stop)) found.Add(rows.GetString(0));
        return found;
    }
}
