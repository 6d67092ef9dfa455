using Anlan.Platform.Backups;
using Anlan.Platform.Log;
using Anlan.Platform.Storage;
using Anlan.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Anlan.Platform.Tests.Backups;

public sealed class RestoreTests(AnlanApp app) : IClassFixture<AnlanApp>, IDisposable
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    readonly string folder = Directory.CreateTempSubdirectory("anlan-restore-").FullName;

    [Fact]
    public async Task Into_an_empty_database_come_the_same_rows_the_jurisdiction_and_a_log_that_verifies()
    {
        var (made, _) = await app.Services.GetRequiredService<TakeBackup>().RunAsync(folder, stop: Stop);
        await using var other = await TestCluster.Empty();
        var report = await Restore(other).IntoEmptyAsync(made, Stop);
        report.Manifest.Rows.ShouldBeGreaterThan(100);

        await using var database = new AnlanDatabase(other.ConnectionString);
        (await CountAsync(database, "affairs.evaluation")).ShouldBe(5);
        (await CountAsync(database, "log.entry where kind = 'security' and name = 'restored'")).ShouldBe(1);
        // The jurisdiction came along: without one nothing is seen.
        await using var bare = database.Web.CreateCommand("select count(*) from affairs.evaluation");
        (await bare.ExecuteScalarAsync(Stop)).ShouldBe(0L);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_book_restored_knows_the_backup_it_came_from_as_finished_and_the_restore_with_its_time(bool renamed)
    {
        await using var source = await AnlanApp.Another();
        var runs = source.Services.GetRequiredService<BackupRuns>();
        await runs.BeginAsync(BackupRunKind.Backup, "/killed/long/ago", Stop, source.Clock.GetUtcNow().AddDays(-3));
        var (made, manifest) = await source.Services.GetRequiredService<TakeBackup>().RunAsync(folder, stop: Stop);
        if (renamed) Directory.Move(made, made = Path.Combine(folder, "brought-back"));
        await using var other = await TestCluster.Empty();
        await Restore(other).IntoEmptyAsync(made, Stop);

        await using var database = new AnlanDatabase(other.ConnectionString);
        var book = await new BackupRuns(database, TimeProvider.System).ListAsync(stop: Stop);
        book.Select(run => (run.Kind, run.Succeeded)).ShouldBe([(BackupRunKind.Backup, true), (BackupRunKind.Backup, null), (BackupRunKind.Restore, true)], ignoreOrder: true);
        var backup = book.Single(run => run.Kind == BackupRunKind.Backup && run.Succeeded == true);
        (backup.Bytes, backup.Rows, backup.EndedAt).ShouldBe((manifest.Bytes, manifest.Rows, manifest.TakenAt.AddTicks(-(manifest.TakenAt.Ticks % 10)))); // the database keeps microseconds
        var restore = book.Single(run => run.Kind == BackupRunKind.Restore);
        (restore.EndedAt - restore.BeganAt).ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.FromMilliseconds(50));
        (await new BackupRuns(database, TimeProvider.System).FindLastAsync(BackupRunKind.Backup, Stop))!.Bytes.ShouldBe(manifest.Bytes); // what the status page tells of
    }

    [Fact]
    public async Task What_was_not_sealed_when_the_backup_was_taken_is_sealed_after_the_restore()
    {
        await using var source = await AnlanApp.Another();
        foreach (var sealer in source.Services.GetServices<IHostedService>().OfType<Sealer>()) await sealer.StopAsync(Stop);
        // A writing transaction that stays open keeps whatever comes after it from being sealed.
        var open = await source.Work();
        await open.Work.RecordAsync("fact", "Early", null, null, "test", stop: Stop);
        await using (var scope = await source.Work())
        {
            await scope.Work.RecordAsync("fact", "Late", null, null, "test", stop: Stop);
            await scope.Work.CommitAsync(Stop);
        }
        var (made, manifest) = await source.Services.GetRequiredService<TakeBackup>().RunAsync(folder, stop: Stop);
        manifest.Log.Unsealed.ShouldBe(1);
        await open.DisposeAsync();

        await using var other = await TestCluster.Empty();
        await Restore(other).IntoEmptyAsync(made, Stop);
        await using var database = new AnlanDatabase(other.ConnectionString);
        // Tests beside this one write too, and the server seals nothing newer than the oldest of its writing transactions.
        for (var attempt = 0; attempt < 200 && await CountAsync(database, "log.entry where seq is null") > 0; attempt++)
        {
            await using var seal = database.Sealer.CreateCommand("select log.seal(1000)");
            await seal.ExecuteScalarAsync(Stop);
            await Task.Delay(50, Stop);
        }
        (await CountAsync(database, "log.entry where seq is null")).ShouldBe(0);
        (await new LogVerification(database, new LogHeads((string?)null), TimeProvider.System).RunAsync(Stop)).Finding.ShouldBeNull();
    }

    [Fact]
    public async Task A_database_that_holds_something_is_not_overwritten_unasked()
    {
        var (made, _) = await app.Services.GetRequiredService<TakeBackup>().RunAsync(folder, stop: Stop);
        (await Should.ThrowAsync<BackupException>(() => app.Services.GetRequiredService<RestoreBackup>().IntoEmptyAsync(made, Stop))).Reason.En.ShouldContain("--replace");
    }

    [Fact]
    public async Task A_running_platform_is_not_replaced_under_its_users()
    {
        await using var source = await AnlanApp.Another();
        var (made, _) = await source.Services.GetRequiredService<TakeBackup>().RunAsync(folder, stop: Stop);
        (await Should.ThrowAsync<BackupException>(() => source.Services.GetRequiredService<RestoreBackup>().ReplaceAsync(made, Stop))).Reason.Zh.ShouldContain("请先停止平台");
    }

    [Fact]
    public async Task Replacing_keeps_the_database_before_tells_what_is_lost_and_puts_newer_heads_aside()
    {
        await using var stood = await TestCluster.Clone();
        string made;
        var heads = Path.Combine(folder, "heads");
        await using (var database = new AnlanDatabase(stood.ConnectionString))
        {
            (made, _) = await new TakeBackup(database, Settings(stood), new(database, TimeProvider.System), TimeProvider.System).RunAsync(folder, stop: Stop);
            await using var work = new Work(database);
            await work.BeginAsync(Acting.System("test"), Stop);
            await work.RecordAsync("fact", "AfterTheBackup", null, null, "test", stop: Stop);
            await work.CommitAsync(Stop);
            for (var attempt = 0; attempt < 200 && await CountAsync(database, "log.entry where seq is null") > 0; attempt++)
            {
                await using var seal = database.Sealer.CreateCommand("select log.seal(1000)");
                await seal.ExecuteScalarAsync(Stop);
                await Task.Delay(50, Stop);
            }
            await new LogHeads(heads).WriteAsync((await LogHeads.OfDatabaseAsync(database, TimeProvider.System, Stop))!, Stop);
        }

        var report = await Restore(stood, heads).ReplaceAsync(made, Stop);
        report.LostEntries.ShouldBe(1);
        report.Kept!.ShouldContain("_before_");
        await using (var database = new AnlanDatabase(stood.ConnectionString))
        {
            (await CountAsync(database, "log.entry where name = 'AfterTheBackup'")).ShouldBe(0);
            (await new LogVerification(database, new LogHeads(heads), TimeProvider.System).RunAsync(Stop)).Finding.ShouldBeNull();
        }
        Directory.GetDirectories(heads, "before-*").ShouldHaveSingleItem();

        await using (var before = new AnlanDatabase(new NpgsqlConnectionStringBuilder(stood.ConnectionString) { Database = report.Kept, Pooling = false }.ConnectionString))
        {
            (await CountAsync(before, "log.entry where name = 'AfterTheBackup'")).ShouldBe(1);
        }
        await using (var database = new AnlanDatabase(new NpgsqlConnectionStringBuilder(stood.ConnectionString) { Pooling = false }.ConnectionString))
        await using (var drop = database.Owner.CreateCommand($"drop database \"{report.Kept}\" with (force)"))
            await drop.ExecuteNonQueryAsync(Stop);
    }

    [Fact]
    public async Task A_backup_of_a_newer_version_is_left_to_that_version()
    {
        var (made, _) = await app.Services.GetRequiredService<TakeBackup>().RunAsync(folder, stop: Stop);
        await using var other = await TestCluster.Empty();
        var older = new RestoreBackup(Settings(other), [.. app.Services.GetServices<MigrationSet>().Where(m => m.Module != "status")], new((string?)null), TimeProvider.System);
        (await Should.ThrowAsync<BackupException>(() => older.IntoEmptyAsync(made, Stop))).Reason.En.ShouldContain("newer version");
    }

    RestoreBackup Restore(TestDatabase into, string? heads = null) =>
        new(Settings(into), app.Services.GetServices<MigrationSet>(), new LogHeads(heads), TimeProvider.System);

    static IConfiguration Settings(TestDatabase database) =>
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [AnlanDatabase.Setting] = database.ConnectionString }).Build();

    static async Task<long> CountAsync(AnlanDatabase database, string table)
    {
        await using var connection = await database.Owner.OpenConnectionAsync(Stop);
        await using var command = new NpgsqlCommand($"set anlan.migrating = 'on'; select count(*) from {table}", connection);
        await using var rows = await command.ExecuteReaderAsync(Stop);
        await rows.ReadAsync(Stop);
        return rows.GetInt64(0);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
