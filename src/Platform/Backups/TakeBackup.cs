using System.Diagnostics;
using System.Globalization;
using Anlan.Platform.Storage;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Anlan.Platform.Backups;

/// <summary>
/// Takes a backup of the whole database, attachments included, while everybody goes on working: <c>pg_dump</c> and the figures of the manifest see one moment.
/// The folder gets its name when it is whole; what is called <c>anlan-…</c> is a backup, and <c>.new</c> is none.
/// </summary>
public sealed class TakeBackup(AnlanDatabase database, IConfiguration configuration, BackupRuns runs, TimeProvider clock)
{
    public const string FolderSetting = "ANLAN_BACKUPS";

    const string Prefix = "anlan-";
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Where backups go unless another folder is named.</summary>
    public string Folder => configuration[FolderSetting] is { Length: > 0 } named ? named : Path.GetFullPath("backups");

    /// <summary>Returns the folder made, and what it holds.</summary>
    /// <param name="within">The folder in which to make it.</param>
    /// <param name="keep">So many of the newest stay in <paramref name="within"/>; older ones go once the new one is whole. 0: all stay.</param>
    /// <exception cref="BackupException">It did not succeed; nothing is left behind, and older backups are all still there.</exception>
    public async Task<(string Folder, BackupManifest Manifest)> RunAsync(string within, int keep = 0, CancellationToken stop = default)
    {
        var whole = Path.Combine(Path.GetFullPath(within), Prefix + clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture) + "Z");
        var run = await runs.BeginAsync(BackupRunKind.Backup, whole, stop);
        try
        {
            Directory.CreateDirectory(within);
            if (!OperatingSystem.IsWindows()) Directory.CreateDirectory(whole + ".new", OwnerOnly);
            var manifest = await WriteAsync(whole + ".new", stop);
            Directory.Move(whole + ".new", whole);
            await runs.EndAsync(run, manifest);
            RemoveOld(within, keep);
            return (whole, manifest);
        }
        catch (Exception broken)
        {
            if (Directory.Exists(whole + ".new")) Directory.Delete(whole + ".new", recursive: true);
            await runs.FailAsync(run, broken is OperationCanceledException ? "stopped" : broken.Message);
            if (broken is IOException or UnauthorizedAccessException)
                throw new BackupException(($"无法写入 {within}：{broken.Message}", $"{within} cannot be written: {broken.Message}"), broken);
            throw;
        }
    }

    async Task<BackupManifest> WriteAsync(string folder, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        await SealAsync(stop);
        await using var connection = await database.Owner.OpenConnectionAsync(stop);
        await using var moment = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, stop);
        var contents = await DatabaseContents.ReadAsync(connection, stop);
        if (contents.Hidden.Count > 0)
            throw new BackupException(
                ($"这些表的策略不让备份看到全部行：{string.Join("、", contents.Hidden)}。没有备份。", $"Policies of these tables would hide rows from the backup: {string.Join(", ", contents.Hidden)}. No backup was taken."));
        await PostgresProgram.RunAsync("pg_dump", contents.ServerVersion / 10000, Settings(configuration),
            ["--format=directory", $"--jobs={Jobs}", "--compress=3", "--enable-row-security", $"--snapshot={contents.Snapshot}", "--no-password", "--file=" + Path.Combine(folder, "database")], stop);
        var manifest = new BackupManifest(BackupManifest.CurrentFormat, ProgramVersion.Text, contents.Server, connection.Database, clock.GetUtcNow(),
            0, contents.Bytes, contents.Log, contents.Migrations, contents.Tables, contents.KeyGenerations, await BackupManifest.ListFilesAsync(folder, stop));
        manifest = manifest with { Seconds = Math.Round(watch.Elapsed.TotalSeconds, 2) };
        await manifest.WriteAsync(folder, stop);
        return manifest;
    }

    internal static int Jobs => Math.Clamp(Environment.ProcessorCount, 2, 8);

    internal static NpgsqlConnectionStringBuilder Settings(IConfiguration configuration, string? database = null)
    {
        var settings = new NpgsqlConnectionStringBuilder(configuration[AnlanDatabase.Setting]);
        if (database is not null) settings.Database = database;
        return settings;
    }

    // What is sealed need not be sealed anew after a restore. When the application runs, its sealer does it meanwhile.
    async Task SealAsync(CancellationToken stop)
    {
        int sealedNow;
        do
        {
            await using var command = database.Sealer.CreateCommand("select log.seal(10000)");
            sealedNow = (int)(await command.ExecuteScalarAsync(stop))!;
        } while (sealedNow > 0);
    }

    static void RemoveOld(string within, int keep)
    {
        if (keep <= 0) return;
        var old = Directory.EnumerateDirectories(within, Prefix + "*Z").Where(folder => File.Exists(Path.Combine(folder, BackupManifest.FileName)))
            .OrderDescending(StringComparer.Ordinal).Skip(keep);
        foreach (var folder in old) Directory.Delete(folder, recursive: true);
    }
}
