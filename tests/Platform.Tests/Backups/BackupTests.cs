using Anlan.Platform.Backups;
using Anlan.Platform.Identity;
using Anlan.Platform.SelfChecks;
using Anlan.Platform.Storage;
using Anlan.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Tests.Backups;

public sealed class BackupTests : IDisposable
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    readonly string folder = Directory.CreateTempSubdirectory("anlan-backup-").FullName;

    static TakeBackup Backup(AnlanApp app) => app.Services.GetRequiredService<TakeBackup>();

    [Fact]
    public async Task A_backup_of_the_running_platform_holds_every_row_and_says_so()
    {
        await using var app = await AnlanApp.Another();
        await app.LogIn(Role.FinanceOfficer);
        var (made, manifest) = await Backup(app).RunAsync(folder, stop: Stop);
        manifest.Tables["affairs.evaluation"].ShouldBe(5); // guarded: the owner's dump sees them although no jurisdiction is set
        manifest.Tables["ident.users"].ShouldBeGreaterThan(3);
        manifest.Log.Seq.ShouldBeGreaterThan(0);
        manifest.Log.Hash!.Length.ShouldBe(64);
        manifest.KeyGenerations.ShouldHaveSingleItem().ShouldStartWith("k1 ");
        (await BackupManifest.ReadAsync(made, Stop)).Files.ShouldBe(manifest.Files);
        File.ReadAllText(Path.Combine(made, BackupManifest.ChecksumsName)).ShouldContain("  manifest.json");
        Directory.EnumerateFiles(made, "*", SearchOption.AllDirectories).ShouldAllBe(f => !f.Contains("master.keys"));
    }

    [Fact]
    public async Task A_drill_restores_beside_the_running_platform_compares_and_leaves_nothing_behind()
    {
        await using var app = await AnlanApp.Another();
        var check = app.Services.GetServices<SelfCheck>().Single(c => c.Code == "backup");
        (await check.Run(app.Services, Stop)).Message.En.ShouldContain("no backup yet");
        var (made, _) = await Backup(app).RunAsync(folder, stop: Stop);
        (await check.Run(app.Services, Stop)).Message.En.ShouldContain("No backup has been tried");

        var report = await app.Services.GetRequiredService<RestoreBackup>().DrillAsync(made, Stop);
        report.Kept.ShouldBeNull();
        (await check.Run(app.Services, Stop)).State.ShouldBe(CheckState.Good);
        await using var left = app.Services.GetRequiredService<AnlanDatabase>().Owner.CreateCommand("select count(*) from pg_database where datname like current_database() || '\\_drill%'");
        (await left.ExecuteScalarAsync(Stop)).ShouldBe(0L);

        app.Clock.Advance(TimeSpan.FromHours(30));
        (await check.Run(app.Services, Stop)).State.ShouldBe(CheckState.Attention);
        app.Clock.Advance(TimeSpan.FromHours(50));
        (await check.Run(app.Services, Stop)).State.ShouldBe(CheckState.Failed);
    }

    [Theory]
    [InlineData("changed", "is not as it was")]
    [InlineData("removed", "is missing")]
    [InlineData("added", "does not belong")]
    public async Task A_damaged_backup_is_refused_before_anything_is_touched(string damage, string said)
    {
        await using var app = await AnlanApp.Another();
        var (made, _) = await Backup(app).RunAsync(folder, stop: Stop);
        var file = Directory.EnumerateFiles(Path.Combine(made, "database"), "*.gz").First();
        if (damage == "removed") File.Delete(file);
        else if (damage == "added") await File.WriteAllTextAsync(file + "2", "x", Stop);
        else
        {
            var bytes = await File.ReadAllBytesAsync(file, Stop);
            bytes[^1] ^= 1;
            await File.WriteAllBytesAsync(file, bytes, Stop);
        }
        (await Should.ThrowAsync<BackupException>(() => app.Services.GetRequiredService<RestoreBackup>().DrillAsync(made, Stop))).Reason.En.ShouldContain(said);
        var failed = (await app.Services.GetRequiredService<BackupRuns>().ListAsync(stop: Stop))[0];
        (failed.Kind, failed.Succeeded).ShouldBe((BackupRunKind.Drill, false));
    }

    [Fact]
    public async Task Only_the_newest_are_kept_and_what_is_no_backup_is_left_alone()
    {
        await using var app = await AnlanApp.Another();
        foreach (var old in (string[])["anlan-20200101-000000Z", "anlan-20200102-000000Z"])
        {
            Directory.CreateDirectory(Path.Combine(folder, old));
            await File.WriteAllTextAsync(Path.Combine(folder, old, BackupManifest.FileName), "{}", Stop);
        }
        foreach (var other in (string[])["something-else", "anlan-20190101-000000Z"]) Directory.CreateDirectory(Path.Combine(folder, other)); // without a manifest
        var (made, _) = await Backup(app).RunAsync(folder, keep: 2, stop: Stop);
        Directory.GetDirectories(folder).Select(Path.GetFileName)
            .ShouldBe([Path.GetFileName(made), "anlan-20200102-000000Z", "something-else", "anlan-20190101-000000Z"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_table_that_the_dump_would_leave_empty_stops_the_backup()
    {
        await using var app = await AnlanApp.Another();
        await using (var make = app.Services.GetRequiredService<AnlanDatabase>().Owner.CreateCommand(
            "create table affairs.odd (id int); alter table affairs.odd enable row level security; alter table affairs.odd force row level security"))
            await make.ExecuteNonQueryAsync(Stop);
        (await Should.ThrowAsync<BackupException>(() => Backup(app).RunAsync(folder, stop: Stop))).Reason.En.ShouldContain("affairs.odd");
        Directory.GetFileSystemEntries(folder).ShouldBeEmpty();
        (await app.Services.GetRequiredService<BackupRuns>().ListAsync(stop: Stop))[0].Succeeded.ShouldBe(false);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told_in_words()
    {
        await using var app = await AnlanApp.Another();
        var file = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(file, "", Stop);
        (await Should.ThrowAsync<BackupException>(() => Backup(app).RunAsync(Path.Combine(file, "below"), stop: Stop))).Reason.Zh.ShouldContain("无法写入");
    }

    [Theory]
    [InlineData("2026-11-21T01:00:00Z", "02:30", 90)]
    [InlineData("2026-11-21T02:30:00Z", "02:30", 1440)]
    [InlineData("2026-11-21T23:00:00Z", "02:30", 210)]
    public void The_daily_backup_waits_for_its_hour(string now, string at, int minutes) =>
        NightlyBackup.UntilNext(DateTimeOffset.Parse(now), NightlyBackup.TimeOfDay(at)!.Value).TotalMinutes.ShouldBe(minutes);

    [Fact]
    public void A_time_that_is_none_means_no_daily_backup() => NightlyBackup.TimeOfDay("at night").ShouldBeNull();

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
