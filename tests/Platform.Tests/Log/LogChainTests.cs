using System.Diagnostics;
using Anlan.Platform.Log;
using Anlan.Platform.Storage;
using Anlan.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Anlan.Platform.Tests.Log;

/// <summary>What somebody who owns the database can do to the log, and how it is found out.</summary>
public sealed class LogChainTests(AnlanApp app) : IClassFixture<AnlanApp>, IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("anlan-heads-").FullName;

    AnlanDatabase Database => app.Services.GetRequiredService<AnlanDatabase>();
    LogHeads Heads => new(folder);
    Sealer Sealer => new(Database, Heads, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<Sealer>.Instance);

    public async ValueTask InitializeAsync()
    {
        // A log of its own for each test: the application's sealer must not seal between a manipulation and its discovery.
        foreach (var hosted in app.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<Sealer>())
            await hosted.StopAsync(CancellationToken.None);
        await AsOwner("delete from log.entry");
        for (var n = 1; n <= 10; n++) await Tell(n);
        await SealAll();
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_log_nobody_touched_verifies_up_to_its_head()
    {
        var report = await Verify();
        report.Finding.ShouldBeNull();
        report.Entries.ShouldBe(10);
        report.Heads.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("update log.entry set reason = 'another' where seq = 4", Tampering.Changed, 4)]
    [InlineData("update log.entry set after = '{\"n\": 5000}' where seq = 5", Tampering.Changed, 5)]
    [InlineData("update log.entry set reason = 'x', digest = sha256('x') where seq = 4", Tampering.Changed, 4)]
    [InlineData("update log.entry e set reason = 'x' where seq = 4; update log.entry e set digest = sha256(convert_to(log.text_of(e), 'UTF8')) where seq = 4", Tampering.Changed, 4)]
    [InlineData("delete from log.entry where seq = 7", Tampering.Removed, 7)]
    [InlineData("delete from log.entry where seq = 1", Tampering.Removed, 1)]
    [InlineData("delete from log.entry where seq > 8", Tampering.Cut, 9)]
    [InlineData("update log.entry set seq = -seq where seq in (3, 4); update log.entry set seq = case seq when -3 then 4 else 3 end where seq < 0", Tampering.Reordered, 3)]
    [InlineData("""
        update log.entry set seq = -seq where seq >= 6; update log.entry set seq = 1 - seq where seq < 0;
        insert into log.entry (kind, name, division, actor_name, reason, seq, digest, hash)
        values ('fact', 'Forged', '', 'somebody', 'because', 6, sha256('forged'), sha256('forged'));
        update log.entry e set digest = sha256(convert_to(log.text_of(e), 'UTF8')) where seq = 6;
        update log.entry e set hash = log.link((select encode(hash, 'hex') from log.entry where seq = 5), 6, digest) where seq = 6
        """, Tampering.Changed, 7)]
    [InlineData("""
        update log.entry set seq = -seq where seq >= 6; update log.entry set seq = 1 - seq where seq < 0;
        insert into log.entry (kind, name, division, actor_name, reason, seq, digest, hash)
        values ('fact', 'Forged', '', 'somebody', 'because', 6, sha256('forged'), sha256('forged'));
        update log.entry e set digest = sha256(convert_to(log.text_of(e), 'UTF8')) where seq = 6
        """, Tampering.Inserted, 6)]
    public async Task What_the_owner_of_the_database_does_to_an_entry_is_found_at_that_entry(string tampering, Tampering kind, long seq)
    {
        await AsOwner(tampering);
        var finding = (await Verify()).Finding.ShouldNotBeNull();
        finding.Kind.ShouldBe(kind);
        finding.Seq.ShouldBe(seq);
        finding.Message.Zh.ShouldContain(seq.ToString());
    }

    [Fact]
    public async Task A_chain_rewritten_as_a_whole_differs_from_the_head_kept_outside()
    {
        await AsOwner("update log.entry set reason = 'another' where seq = 4; update log.entry set seq = null, digest = null, hash = null");
        await new Sealer(Database, new LogHeads((string?)null), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<Sealer>.Instance).SealAsync(TestContext.Current.CancellationToken);
        (await Verify()).Finding.ShouldNotBeNull().Kind.ShouldBe(Tampering.Rewritten);
    }

    [Theory]
    [InlineData("update log.entry set reason = 'another' where seq = 4")]
    [InlineData("delete from log.entry where seq = 4")]
    [InlineData("truncate log.entry")]
    public async Task Unawares_not_even_the_owner_changes_an_entry(string sql)
    {
        await using var connection = await Database.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var migrating = new NpgsqlCommand("set anlan.migrating = 'on'", connection);
        await migrating.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken))).SqlState.ShouldBe("AN002");
    }

    [Theory]
    [InlineData("update log.entry set reason = 'another'")]
    [InlineData("delete from log.entry")]
    [InlineData("insert into log.entry (kind, name, division, actor_name, reason, seq) values ('fact', 'x', '', 'x', 'x', 99)")]
    public async Task Pages_may_only_add(string sql)
    {
        await using var scope = await app.Work();
        await using var command = scope.Work.Command(sql);
        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken))).SqlState.ShouldBe("42501");
    }

    [Fact]
    public async Task A_transaction_that_began_first_and_ends_last_is_neither_skipped_nor_overtaken()
    {
        await using var slow = await app.Work();
        await slow.Work.RecordAsync("fact", "Early", null, null, "test", stop: TestContext.Current.CancellationToken);
        await Tell(11);
        (await Sealer.SealAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
        await slow.Work.CommitAsync(TestContext.Current.CancellationToken);
        await SealAll();
        (await Ask<string>("select string_agg(name, ' ' order by seq) from log.entry where seq > 10")).ShouldBe("Early Counted");
        (await Verify()).Finding.ShouldBeNull();
    }

    [Fact]
    public async Task Many_writers_at_once_give_numbers_without_gaps()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async w =>
        {
            for (var n = 0; n < 25; n++) await Tell(n);
        }));
        await SealAll();
        (await Ask<long>("select count(*) from log.entry")).ShouldBe(210);
        (await Ask<long>("select max(seq) from log.entry")).ShouldBe(210);
        (await Verify()).Finding.ShouldBeNull();
    }

    [Fact]
    public async Task Content_past_its_retention_is_emptied_facts_stay_and_the_chain_verifies()
    {
        await AsOwner("update log.entry set kind = 'change' where seq <= 5; update log.entry set at = at - interval '200 days'; update log.entry set seq = null, digest = null, hash = null");
        File.Delete(Path.Combine(folder, "head.txt"));
        foreach (var file in Directory.GetFiles(folder)) File.Delete(file);
        await SealAll();
        await using var forget = Database.Sealer.CreateCommand("select log.forget(1, 1000)");
        (await forget.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe(5);
        (await Ask<long>("select count(*) from log.entry where after is null")).ShouldBe(5);
        (await Verify()).Finding.ShouldBeNull();
    }

    [Fact]
    public async Task An_export_is_verified_by_the_script_alone_and_a_changed_one_is_not()
    {
        var file = Path.Combine(folder, "log.jsonl");
        await using (var output = new StreamWriter(file))
            (await new LogExport(Database).WriteAsync(output, 3, 8, TestContext.Current.CancellationToken)).ShouldBe(6);
        (await Script(file)).ShouldBe(0);
        var head = Heads.Read().Single(h => h.Seq == 10);
        (await Script(file, $"8:{head.Hash}")).ShouldBe(1); // another head than the one that was kept
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("Counted", "Guessed"), TestContext.Current.CancellationToken);
        (await Script(file)).ShouldBe(1);
        (await Script()).ShouldBe(2); // says how it is used
    }

    static async Task<int> Script(params string[] arguments)
    {
        using var python = Process.Start(new ProcessStartInfo("python3", [Repository.PathOf("deploy", "verify-log.py"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        await python.WaitForExitAsync();
        return python.ExitCode;
    }

    async Task Tell(int n)
    {
        await using var scope = await app.Work();
        await scope.Work.RecordAsync("fact", "Counted", $"numbers/{n}", new { n }, "test", "990101");
        await scope.Work.CommitAsync();
    }

    async Task SealAll()
    {
        while (await Sealer.SealAsync(TestContext.Current.CancellationToken) > 0 || await Ask<long>("select count(*) from log.entry where seq is null") > 0)
            await Task.Delay(10, TestContext.Current.CancellationToken);
    }

    Task<LogReport> Verify() => new LogVerification(Database, Heads, TimeProvider.System).RunAsync(TestContext.Current.CancellationToken);

    async Task<T> Ask<T>(string sql)
    {
        await using var command = Database.Sealer.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    // With everything that stands in the way taken away first.
    async Task AsOwner(string sql)
    {
        await using var connection = await Database.Owner.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(
            $"set anlan.migrating = 'on'; alter table log.entry disable trigger user; {sql}; alter table log.entry enable trigger user", connection);
        await command.ExecuteNonQueryAsync();
    }
}
