using System.Diagnostics;
using Anlan.Platform.Facts;
using Anlan.Platform.Jurisdictions;
using Anlan.Platform.Log;
using Anlan.Platform.Storage;
using Anlan.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Anlan.Bench;

/// <summary>
/// What it costs to keep every change and to tell a fact with it, while the log is being sealed; and whether sealing keeps up.
/// Eight writers, each change in a transaction of its own, on a PostgreSQL that waits for the disk.
/// </summary>
static class FactsBench
{
    const int Writers = 8;
    const int Rounds = 5;
    static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    public static IEnumerable<Figure> Measure() => MeasureAsync().GetAwaiter().GetResult();

    static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        await using var database = new AnlanDatabase((await ThrowAwayServer.StartAsync(durable: true)).Owner);
        await PrepareAsync(database);
        var sealer = new Sealer(database, new LogHeads((string?)null), TimeProvider.System, NullLogger<Sealer>.Instance);
        await sealer.StartAsync(CancellationToken.None);

        // In turns, so that whatever else the machine does falls on all of them alike.
        var (bare, audited, told) = (new List<double>(), new List<double>(), new List<double>());
        await WriteAsync(database, "bench.kept", tell: true);
        for (var round = 0; round < Rounds; round++)
        {
            bare.Add(await WriteAsync(database, "bench.bare", tell: false));
            audited.Add(await WriteAsync(database, "bench.kept", tell: false));
            told.Add(await WriteAsync(database, "bench.kept", tell: true));
        }
        var figures = new List<Figure>
        {
            new("audit_write", 1e6 / Median(audited), "µs/change", "without audit", Median(bare) / Median(audited)),
            new("fact_write", 1e6 / Median(told), "µs/change", "without its fact", Median(audited) / Median(told)),
        };
        figures.AddRange(await PaceAsync(database, sealer));
        figures.AddRange(await BacklogAsync(database, sealer));
        return figures;
    }

    static async Task PrepareAsync(AnlanDatabase database)
    {
        var assembly = typeof(StorageModule).Assembly;
        MigrationSet[] sets =
        [
            MigrationSet.Of("jurisdiction", assembly, "Jurisdictions"),
            MigrationSet.Of("log", assembly, "Log"),
            MigrationSet.Of("bench", [("0001_bench.sql", """
                create schema bench;
                create table bench.kept (id int primary key, division text collate "C" not null, amount numeric not null default 0, note text);
                create table bench.bare (like bench.kept including all);
                insert into bench.kept select n, '990101', 0, repeat('x', 100) from generate_series(1, 10000) n;
                insert into bench.bare select * from bench.kept;
                select anlan.guard('bench.kept', 'own_and_below');
                select anlan.guard('bench.bare', 'own_and_below', audited => false);
                """)]),
        ];
        await new Migrator(database, sets).ApplyAsync();
    }

    // Changes per second.
    static async Task<double> WriteAsync(AnlanDatabase database, string table, bool tell)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            await using var work = await BeginAsync(database);
            var changes = 0;
            for (; watch.Elapsed < Round; changes++) await ChangeAsync(work, table, (changes * Writers + writer) % 10000 + 1, tell);
            return changes;
        }));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }

    static async Task<Work> BeginAsync(AnlanDatabase database)
    {
        var work = new Work(database);
        await work.BeginAsync(new("bench", Jurisdiction.Of("990101")));
        return work;
    }

    static async Task ChangeAsync(Work work, string table, int id, bool tell)
    {
        await work.BecauseAsync("bench");
        await using (var change = work.Command($"update {table} set amount = amount + 1 where id = $1", id)) await change.ExecuteNonQueryAsync();
        if (tell) await work.TellAsync(new("PaymentMade", $"bench.kept/{id}", "990101", new { yuan = 12.34m, budget_line = id }), "bench");
        await work.CommitAsync();
    }

    // 2,000 facts a second for ten seconds: how long does each wait for its place in the sealed order?
    static async Task<IEnumerable<Figure>> PaceAsync(AnlanDatabase database, Sealer sealer)
    {
        const int perSecond = 2000, batch = 20;
        var first = await LastIdAsync(database);
        var waits = new List<double>();
        var watch = Stopwatch.StartNew();
        var looking = Task.Run(async () =>
        {
            while (watch.Elapsed < TimeSpan.FromSeconds(10))
            {
                waits.Add((await sealer.LagAsync()).Age.TotalMilliseconds);
                await Task.Delay(25);
            }
        });
        await using var work = await BeginAsync(database);
        var told = 0;
        for (; watch.Elapsed < TimeSpan.FromSeconds(10); told += batch)
        {
            await using (var some = work.Command($"select count(log.write('fact', 'PaymentMade', '990101', 'bench.kept/' || n, null, '{{\"yuan\": 12.34}}', 'bench')) from generate_series(1, {batch}) n"))
                await some.ExecuteScalarAsync();
            await work.CommitAsync();
            if (TimeSpan.FromSeconds((told + batch) / (double)perSecond) - watch.Elapsed is { Ticks: > 0 } early) await Task.Delay(early);
        }
        var seconds = watch.Elapsed.TotalSeconds;
        await looking;
        await using var count = database.Sealer.CreateCommand("select count(*) filter (where seq is not null)::float8 / count(*) from log.entry where id > $1 and kind = 'fact'");
        count.Parameters.Add(new() { Value = first });
        waits.Sort();
        return
        [
            new("told", told / seconds, "facts/s"),
            new("sealed_share", (double)(await count.ExecuteScalarAsync())!, "of them, at once"),
            new("seal_lag_p95", waits[(int)(waits.Count * 0.95)], "ms"),
        ];
    }

    static async Task<IEnumerable<Figure>> BacklogAsync(AnlanDatabase database, Sealer sealer)
    {
        await sealer.StopAsync(CancellationToken.None);
        await using (var work = await BeginAsync(database))
        {
            await using var many = work.Command("select count(log.write('fact', 'PaymentMade', '990101', 'bench.kept/' || n, null, '{\"yuan\": 12.34}', 'bench')) from generate_series(1, 50000) n");
            await many.ExecuteScalarAsync();
            await work.CommitAsync();
        }
        var watch = Stopwatch.StartNew();
        var count = 0;
        for (int batch; (batch = await sealer.SealAsync()) > 0;) count += batch;
        var report = Stopwatch.StartNew();
        var verified = await new LogVerification(database, new LogHeads((string?)null), TimeProvider.System).RunAsync();
        if (verified.Finding is { } finding) throw new InvalidOperationException(finding.Message.En);
        return
        [
            new("sealing", count / watch.Elapsed.TotalSeconds, "facts/s"),
            new("verifying", verified.Entries / report.Elapsed.TotalSeconds, "entries/s"),
        ];
    }

    static async Task<long> LastIdAsync(AnlanDatabase database)
    {
        await using var command = database.Sealer.CreateCommand("select coalesce(max(id), 0) from log.entry");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
