using System.Diagnostics;
using Anlan.Platform.Log;
using Anlan.Platform.Storage;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Anlan.Platform.Backups;

/// <param name="Kept">The database that was there before, under its new name; null when it was empty.</param>
/// <param name="LostEntries">Entries of the log that the heads kept outside know of and the backup does not; null when nobody kept heads.</param>
public sealed record RestoreReport(BackupManifest Manifest, TimeSpan Checked, TimeSpan Restored, TimeSpan Verified, string? Kept, long? LostEntries);

/// <summary>
/// Puts a backup back: the checksums of its files are compared before anything is done, the rows of each table, the migrations and the chain of the log after.
/// What is not the same as in the manifest is not put in anybody's place.
/// </summary>
public sealed class RestoreBackup(IConfiguration configuration, IEnumerable<MigrationSet> modules, LogHeads heads, TimeProvider clock)
{
    readonly DatabaseServer server = new(configuration);

    /// <summary>The database that would be replaced.</summary>
    public string Target => server.Ours;

    public Task<bool> TargetIsEmptyAsync(CancellationToken stop = default) => server.IsEmptyAsync(stop);

    /// <summary>Restores into a scratch database, compares, and drops it.</summary>
    /// <exception cref="BackupException">It is not what the manifest says, or could not be restored.</exception>
    public async Task<RestoreReport> DrillAsync(string folder, CancellationToken stop = default)
    {
        await server.CheckRightsAsync(stop);
        var scratch = $"{server.Ours}_drill_{DatabaseServer.Stamp(clock)}";
        return await NotedAsync(BackupRunKind.Drill, folder, async () =>
        {
            var (manifest, checking) = await ReadAsync(folder, stop);
            try
            {
                await server.CreateAsync(scratch, stop);
                return await FillAsync(manifest, folder, scratch, checking, stop);
            }
            finally
            {
                await server.DropAsync(scratch);
            }
        });
    }

    /// <summary>Restores into the database of <c>ANLAN_DATABASE</c>, which has to be empty.</summary>
    /// <exception cref="BackupException">It is not, or the backup is not what it should be.</exception>
    public async Task<RestoreReport> IntoEmptyAsync(string folder, CancellationToken stop = default)
    {
        if (!await server.IsEmptyAsync(stop))
            throw new BackupException(
                ($"数据库 {server.Ours} 不是空的。要替换它，请加 --replace。", $"The database {server.Ours} is not empty. To replace it, add --replace."));
        var began = clock.GetUtcNow();
        var (manifest, checking) = await ReadAsync(folder, stop);
        var report = await FillAsync(manifest, folder, server.Ours, checking, stop);
        return await TellAsync(report, folder, began, stop);
    }

    /// <summary>Restores beside the present database and, when all is as it should be, changes their names. The present one is kept.</summary>
    /// <exception cref="BackupException">The application is running, or the backup is not what it should be; the present database is then as it was.</exception>
    public async Task<RestoreReport> ReplaceAsync(string folder, CancellationToken stop = default)
    {
        await server.CheckRightsAsync(stop);
        await CheckNobodyIsConnectedAsync(stop);
        var began = clock.GetUtcNow();
        var (manifest, checking) = await ReadAsync(folder, stop);
        var (beside, kept) = ($"{server.Ours}_restored_{DatabaseServer.Stamp(clock)}", $"{server.Ours}_before_{DatabaseServer.Stamp(clock)}");
        RestoreReport report;
        try
        {
            await server.CreateAsync(beside, stop);
            report = await FillAsync(manifest, folder, beside, checking, stop);
            await CheckNobodyIsConnectedAsync(stop);
            await server.SwapAsync(beside, kept, stop);
        }
        catch
        {
            await server.DropAsync(beside);
            throw;
        }
        return await TellAsync(report with { Kept = kept }, folder, began, stop);
    }

    async Task CheckNobodyIsConnectedAsync(CancellationToken stop)
    {
        for (var attempt = 0; ; attempt++)
        {
            var connections = await server.ConnectionsAsync(stop);
            if (connections == 0) return;
            if (attempt == 5)
                throw new BackupException(
                    ($"还有 {connections} 个连接在使用数据库 {server.Ours}。请先停止平台（systemctl stop anlan，或在 ./run 中按 Ctrl-C）。没有改动任何内容。",
                     $"{connections} connections use the database {server.Ours}. Stop the platform first (systemctl stop anlan, or Ctrl-C in ./run). Nothing was changed."));
            await Task.Delay(TimeSpan.FromSeconds(1), clock, stop);
        }
    }

    async Task<(BackupManifest Manifest, TimeSpan Took)> ReadAsync(string folder, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        await server.CheckRolesAsync(stop);
        var manifest = await BackupManifest.ReadAsync(folder, stop);
        var known = modules.SelectMany(m => m.Files).Select(m => $"{m.Module}/{m.File}").ToHashSet();
        if (manifest.Migrations.FirstOrDefault(m => !known.Contains(m)) is { } newer)
            throw new BackupException(
                ($"备份来自更新的版本（{manifest.Program}，含 {newer}）。请使用该版本的程序恢复。", $"The backup was made by a newer version ({manifest.Program}, with {newer}). Restore it with that version."));
        await manifest.CheckFilesAsync(folder, stop);
        return (manifest, watch.Elapsed);
    }

    async Task<RestoreReport> FillAsync(BackupManifest manifest, string folder, string name, TimeSpan checking, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        // Foreign keys are checked under the policies, which let the migrating owner see everything. Comments stand only on extensions, which are the administrator's.
        await PostgresProgram.RunAsync("pg_restore", await server.VersionAsync(stop), TakeBackup.Settings(configuration, name),
            [$"--jobs={TakeBackup.Jobs}", "--exit-on-error", "--enable-row-security", "--no-comments", "--no-password", $"--dbname={name}", Path.Combine(folder, "database")], stop);
        await using var database = AnlanDatabase.Named(configuration, name);
        await RunAsync(database, "analyze", stop);
        var restoring = watch.Elapsed;
        watch.Restart();
        await CompareAsync(database, manifest, stop);
        // Numbers of transactions begin anew on another server: what waited to be sealed would wait for ever.
        await RunAsync(database, "update log.entry set xid = '0' where seq is null", stop);
        return new(manifest, checking, restoring, watch.Elapsed, null, null);
    }

    async Task CompareAsync(AnlanDatabase database, BackupManifest manifest, CancellationToken stop)
    {
        await using (var connection = await database.Owner.OpenConnectionAsync(stop))
        await using (await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, stop))
        {
            var now = await DatabaseContents.ReadAsync(connection, stop);
            foreach (var (table, rows) in manifest.Tables)
                if (now.Tables.GetValueOrDefault(table, -1) != rows)
                    throw Different($"{table}：备份 {rows} 行，恢复后 {now.Tables.GetValueOrDefault(table)} 行", $"{table} has {now.Tables.GetValueOrDefault(table)} rows instead of {rows}");
            if (!now.Migrations.Order(StringComparer.Ordinal).SequenceEqual(manifest.Migrations.Order(StringComparer.Ordinal))) throw Different("迁移记录不一致", "the migrations differ");
            if (now.Log != manifest.Log) throw Different($"日志链头是第 {now.Log.Seq} 条，应为第 {manifest.Log.Seq} 条", $"the head of the log is entry {now.Log.Seq} instead of {manifest.Log.Seq}");
        }
        var report = await new LogVerification(database, new LogHeads((string?)null), clock).RunAsync(stop);
        if (report.Finding is { } finding) throw Different($"日志链：{finding.Message.Zh}", $"the chain of the log: {finding.Message.En}");

        static BackupException Different(string zh, string en) => new(($"恢复出来的内容与备份清单不同：{zh}", $"What was restored is not what the manifest says: {en}"));
    }

    // The log of the restored database says that it was restored, and heads kept outside, which know entries it does not have, are put aside.
    async Task<RestoreReport> TellAsync(RestoreReport report, string folder, DateTimeOffset began, CancellationToken stop)
    {
        await using var database = AnlanDatabase.Named(configuration, server.Ours);
        var outside = heads.Read();
        var lost = outside.Count == 0 ? (long?)null : Math.Max(0, outside[^1].Seq - report.Manifest.Log.Seq);
        await using (var work = new Work(database))
        {
            await work.BeginAsync(Acting.System("恢复备份 / restore of a backup"), stop);
            await work.RecordAsync("security", "restored", "backup/" + Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)),
                new { taken_at = report.Manifest.TakenAt, seq = report.Manifest.Log.Seq, hash = report.Manifest.Log.Hash, lost_entries = lost, database_before = report.Kept },
                "恢复备份 / restore of a backup", "", stop);
            await work.CommitAsync(stop);
        }
        heads.SetAside(clock.GetUtcNow());
        var runs = new BackupRuns(database, clock);
        await runs.EndRestoredAsync(folder, report.Manifest, stop);
        await runs.EndAsync(await runs.BeginAsync(BackupRunKind.Restore, folder, stop, began), report.Manifest);
        return report with { LostEntries = lost };
    }

    async Task<RestoreReport> NotedAsync(BackupRunKind kind, string folder, Func<Task<RestoreReport>> work)
    {
        await using var database = AnlanDatabase.Named(configuration, server.Ours);
        var runs = new BackupRuns(database, clock);
        var run = await runs.BeginAsync(kind, folder, CancellationToken.None);
        try
        {
            var report = await work();
            await runs.EndAsync(run, report.Manifest);
            return report;
        }
        catch (Exception broken)
        {
            await runs.FailAsync(run, broken is OperationCanceledException ? "stopped" : broken.Message);
            throw;
        }
    }

    static async Task RunAsync(AnlanDatabase database, string sql, CancellationToken stop)
    {
        await using var connection = await database.Owner.OpenConnectionAsync(stop);
        await using (var migrating = new NpgsqlCommand("select set_config('anlan.migrating', 'on', false)", connection)) await migrating.ExecuteNonQueryAsync(stop);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(stop);
    }
}
