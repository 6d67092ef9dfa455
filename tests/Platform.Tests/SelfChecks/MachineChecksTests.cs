using Anlan.Platform.SelfChecks;
using Anlan.Platform.Storage;
using Anlan.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Tests.SelfChecks;

public sealed class MachineChecksTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_clock_that_jumps_is_noticed_once()
    {
        var clock = new TestClock();
        var jumps = new ClockJumps(clock);
        jumps.Last.ShouldBeNull();
        jumps.Last.ShouldBeNull();
        clock.Advance(TimeSpan.FromMinutes(-3));
        jumps.Last!.Value.TotalSeconds.ShouldBe(-180, 1);
    }

    [Fact]
    public async Task A_database_that_lacks_a_migration_has_failed_by_name()
    {
        await using var other = await AnlanApp.Another();
        (await MachineChecks.MigrationsAsync(other.Services, Stop)).State.ShouldBe(CheckState.Good);
        await using (var command = other.Services.GetRequiredService<AnlanDatabase>().Owner.CreateCommand("delete from anlan.migrations where module = 'status'")) await command.ExecuteNonQueryAsync(Stop);
        var found = await MachineChecks.MigrationsAsync(other.Services, Stop);
        found.State.ShouldBe(CheckState.Failed);
        found.Message.En.ShouldContain("status/0001_permission.sql");
    }

    [Fact]
    public void A_disk_is_told_with_what_lies_on_it_even_before_its_folder_is_made()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["ANLAN_BACKUPS"] = Path.Combine(Path.GetTempPath(), "not", "there", "yet") }).Build();
        var found = DiskCheck.Run(settings);
        found.Message.Zh.ShouldContain("备份、程序和临时文件");
        found.Message.En.ShouldContain(" free");
    }

    [Fact]
    public async Task Memory_and_replication_are_told_in_figures()
    {
        (await MachineChecks.MemoryAsync(app.Services, Stop)).Message.Zh.ShouldContain("MB");
        (await DatabaseChecks.ReplicationAsync(app.Services, Stop)).State.ShouldBe(CheckState.Good);
    }
}
