using Anlan.Platform.Backups;
using Anlan.Platform.Identity;
using Anlan.Platform.Starting;
using Anlan.Platform.Storage;
using Anlan.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Tests.Backups;

public sealed class BackupTests : IDisposable
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    readonly string folder = Directory.CreateTempSubdirectory("anlan-backup-").FullName;

    [Fact]
    public async Task A_backup_of_the_running_platform_restores_to_the_same_rows_and_a_log_that_verifies()
    {
        await using var app = await AnlanApp.Another();
        await app.LogIn(Role.FinanceOfficer);
        var (made, manifest) = await app.Services.GetRequiredService<Backup>().TakeAsync(folder, null, Stop);
        manifest.Bytes.ShouldBeGreaterThan(10_000);

        await using var other = await TestCluster.Empty();
        await using var database = new AnlanDatabase(other.ConnectionString);
        var report = await new Backup(database, TimeProvider.System).RestoreAsync(made, replace: false, Stop);
        report.Finding.ShouldBeNull();
        report.Entries.ShouldBeGreaterThanOrEqualTo(manifest.LogSeq);
        foreach (var table in (string[])["affairs.evaluation", "affairs.evaluation_version", "ident.users", "ident.role_claims", "anlan.migrations", "anlan.guarded"])
            (await CountAsync(database, table)).ShouldBe(await CountAsync(app.Services.GetRequiredService<AnlanDatabase>(), table), table);

        // The jurisdiction came along: without one nothing is seen.
        await using var bare = database.Web.CreateCommand("select count(*) from affairs.evaluation");
        (await bare.ExecuteScalarAsync(Stop)).ShouldBe(0L);
    }

    [Fact]
    public async Task What_was_not_sealed_when_the_backup_was_taken_is_sealed_after_the_restore()
    {
        await using var app = await AnlanApp.Another();
        foreach (var sealer in app.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<Platform.Log.Sealer>()) await sealer.StopAsync(Stop);
        await using (var scope = await app.Work())
        {
            await scope.Work.RecordAsync("fact", "Late", null, null, "test", stop: Stop);
            await scope.Work.CommitAsync(Stop);
        }
        var (made, _) = await app.Services.GetRequiredService<Backup>().TakeAsync(folder, null, Stop);
        await using var other = await TestCluster.Empty();
        await using var database = new AnlanDatabase(other.ConnectionString);
        (await new Backup(database, TimeProvider.System).RestoreAsync(made, replace: false, Stop)).Unsealed.ShouldBeGreaterThan(0);
        await using var seal = database.Sealer.CreateCommand("select log.seal(1000)");
        await seal.ExecuteScalarAsync(Stop);
        (await CountAsync(database, "log.entry where seq is null")).ShouldBe(0);
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_before_anything_is_touched()
    {
        await using var app = await AnlanApp.Another();
        var (made, _) = await app.Services.GetRequiredService<Backup>().TakeAsync(folder, null, Stop);
        var file = Directory.EnumerateFiles(Path.Combine(made, "dump"), "*.gz").First();
        var bytes = await File.ReadAllBytesAsync(file, Stop);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Stop);
        (await Should.ThrowAsync<CannotStartException>(() => app.Services.GetRequiredService<Backup>().RestoreAsync(made, replace: true, Stop))).Reason.En.ShouldContain("damaged");
        (await app.LogIn(Role.Reader)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_database_that_holds_something_is_not_overwritten_unasked()
    {
        await using var app = await AnlanApp.Another();
        var backup = app.Services.GetRequiredService<Backup>();
        var (made, _) = await backup.TakeAsync(folder, null, Stop);
        (await Should.ThrowAsync<CannotStartException>(() => backup.RestoreAsync(made, replace: false, Stop))).Reason.En.ShouldContain("--replace");
        (await backup.RestoreAsync(made, replace: true, Stop)).Finding.ShouldBeNull();
    }

    [Fact]
    public async Task Only_the_newest_are_kept()
    {
        await using var app = await AnlanApp.Another();
        foreach (var old in (string[])["anlan-20200101-000000", "anlan-20200102-000000", "something-else"]) Directory.CreateDirectory(Path.Combine(folder, old));
        var (made, _) = await app.Services.GetRequiredService<Backup>().TakeAsync(folder, keep: 2, Stop);
        Directory.GetDirectories(folder).Select(Path.GetFileName).ShouldBe([Path.GetFileName(made), "anlan-20200102-000000", "something-else"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_table_that_the_dump_would_leave_empty_stops_the_backup()
    {
        await using var app = await AnlanApp.Another();
        await using (var make = app.Services.GetRequiredService<AnlanDatabase>().Owner.CreateCommand(
            "create table affairs.odd (id int); alter table affairs.odd enable row level security; alter table affairs.odd force row level security"))
            await make.ExecuteNonQueryAsync(Stop);
        (await Should.ThrowAsync<CannotStartException>(() => app.Services.GetRequiredService<Backup>().TakeAsync(folder, null, Stop))).Reason.En.ShouldContain("affairs.odd");
        Directory.GetFileSystemEntries(folder).ShouldBeEmpty();
    }

    static async Task<long> CountAsync(AnlanDatabase database, string table)
    {
        await using var connection = await database.Owner.OpenConnectionAsync(Stop);
        await using var command = new Npgsql.NpgsqlCommand($"set anlan.migrating = 'on'; select count(*) from {table}", connection);
        await using var rows = await command.ExecuteReaderAsync(Stop);
        await rows.ReadAsync(Stop);
        return rows.GetInt64(0);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
