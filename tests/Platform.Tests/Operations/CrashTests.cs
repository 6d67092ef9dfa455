using System.Diagnostics;
using System.Net;
using System.Text;
using Anlan.Platform.Log;
using Anlan.Platform.Storage;
using Anlan.Testing;
using Npgsql;

namespace Anlan.Platform.Tests.Operations;

/// <summary>
/// The program, a process of its database or the whole database server is killed outright while a table is imported, people save records and figures of an evaluation
/// and the log is sealed; then it starts again as in real life.
/// Nothing is half there, nothing that was confirmed is lost, the chain of the log verifies. Five rounds here, fifty by <c>./test soak</c>.
/// </summary>
public sealed class CrashTests : IAsyncDisposable
{
    const int Lines = 2000;

    static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("ANLAN_SOAK_ROUNDS"), out var rounds) ? rounds : 5;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    readonly TestKeys keys = TestKeys.OfTheTemplate();
    readonly string heads = Directory.CreateTempSubdirectory("anlan-heads-").FullName;
    readonly Random random = new();
    ThrowAwayServer server = null!;

    [Fact]
    public async Task Whenever_it_is_killed_nothing_is_half_there_and_nothing_confirmed_is_lost()
    {
        server = await ThrowAwayServer.StartAsync(durable: true);
        List<string> confirmed = [], figures = [];
        for (var round = 1; round <= Rounds; round++)
        {
            using (var program = await StartAsync())
            {
                var officer = program.Visit();
                (await officer.SubmitLogIn("records", "anlan-demo")).Status.ShouldBe(HttpStatusCode.Redirect);
                var import = await TriedAsync(officer, round);
                using var enough = new CancellationTokenSource();
                var writing = Task.WhenAll(WriteAsync(program, round, confirmed, enough.Token), FillInAsync(program, round, figures, enough.Token));
                await officer.Submit(await officer.Page(import), "start");
                await Task.Delay(random.Next(20, 1200), Stop);
                switch (round % 3)
                {
                    case 1: program.Kill(); break;
                    case 2: await KillBackendAsync(); break;
                    default: await KillServerAsync(); break;
                }
                if (round % 3 != 1) await Task.Delay(500, Stop);
                await enough.CancelAsync();
                await writing;
            }
            using (var again = await StartAsync())
            {
                await EndedAsync(round);
            }
            await CheckAsync(round, confirmed, figures);
        }
        confirmed.ShouldNotBeEmpty();
        figures.ShouldNotBeEmpty();
        TestContext.Current.TestOutputHelper?.WriteLine($"{Rounds} rounds, {confirmed.Count} records and {figures.Count} figures confirmed between them");
    }

    Task<RunningProgram> StartAsync() => RunningProgram.StartAsync(Stop, ("ANLAN_DATABASE", server.Owner), ("ANLAN_KEYS", keys.Path), ("ANLAN_HEADS", heads), ("limits__requests", "100000"), ("limits__heavy", "100000"));

    static async Task<string> TriedAsync(Visitor officer, int round)
    {
        var table = "名称,类型,区划代码\n" + string.Concat(Enumerable.Range(0, Lines).Select(i => $"崩溃{round}-{i}厂,企业,990101001\n"));
        var uploaded = await officer.Upload(await officer.Page("/imports/new?register=organisations"), "upload", $"崩溃{round}.csv", Encoding.UTF8.GetBytes(table), ("Input.Note", "崩溃试验"));
        uploaded.Status.ShouldBe(HttpStatusCode.Redirect, uploaded.Text);
        await officer.Submit((await officer.Follow(uploaded)).Document, "columns");
        var import = new Uri(new("http://localhost"), uploaded.Location!).AbsolutePath.Replace("/columns", "");
        for (var i = 0; i < 600 && (await officer.Page(import)).QuerySelector("anlan-progress") is not null; i++) await Task.Delay(50, Stop);
        return import;
    }

    // Saves one record after the other until it is told to end or the program is gone; what the page confirmed is remembered.
    static async Task WriteAsync(RunningProgram program, int round, List<string> confirmed, CancellationToken enough)
    {
        var street = program.Visit();
        try
        {
            await street.SubmitLogIn("street", "anlan-demo");
            var form = await street.Page("/library/organisations/new");
            for (var i = 0; !enough.IsCancellationRequested; i++)
            {
                var name = $"确认{round}-{i}厂";
                var answer = await street.Submit(form, "organisation", ("Input.Name", name), ("Input.Kind", "enterprise"), ("Input.Division", "990101001"));
                if (answer.Status == HttpStatusCode.Redirect) lock (confirmed) confirmed.Add(name);
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or ShouldAssertException or InvalidOperationException)
        {
            // The program was killed, or its database was away for a moment: what was not confirmed may be there or not.
        }
    }

    // Saves one figure of an evaluation after the other, each a new version with its scores.
    static async Task FillInAsync(RunningProgram program, int round, List<string> figures, CancellationToken enough)
    {
        const string Page = "/affairs/evaluations/of/futian-2020/figures/q1_cumulative";
        var officer = program.Visit();
        try
        {
            await officer.SubmitLogIn("finance", "anlan-demo");
            for (var i = 0; !enough.IsCancellationRequested; i++)
            {
                var why = $"崩溃{round}-{i}";
                var answer = await officer.Submit(await officer.Page(Page), "figure", ("entry.Value", $"{1000 + i} 万元"), ("entry.Standing", "printed"), ("entry.Document", "季报"), ("entry.Why", why));
                if (answer.Status == HttpStatusCode.Redirect) lock (figures) figures.Add(why);
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or ShouldAssertException or InvalidOperationException)
        {
            // As above.
        }
    }

    async Task KillServerAsync()
    {
        server.Kill();
        await server.StartAgainAsync();
    }

    async Task KillBackendAsync()
    {
        await using var database = NpgsqlDataSource.Create(server.Owner);
        await using var find = database.CreateCommand("select pid from pg_stat_activity where datname = 'anlan' and usename = 'anlan_web' and state <> 'idle' and pid <> pg_backend_pid() order by random() limit 1");
        if (await find.ExecuteScalarAsync(Stop) is int backend) Process.GetProcessById(backend).Kill();
        // PostgreSQL ends every connection and recovers; the program goes on with new ones.
    }

    async Task EndedAsync(int round)
    {
        await using var database = new AnlanDatabase(server.Owner);
        for (var i = 0; i < 600; i++)
        {
            if (await CountAsync(database, "select count(*) from imports.import where state in ('running', 'trying')") == 0 && await CountAsync(database, "select count(*) from log.entry where seq is null") == 0) return;
            await Task.Delay(100, Stop);
        }
        throw new TimeoutException($"Round {round}: the import did not go on");
    }

    async Task CheckAsync(int round, List<string> confirmed, List<string> figures)
    {
        await using var database = new AnlanDatabase(server.Owner);
        (await CountAsync(database, $"select count(*) from library.organisation where name like '崩溃{round}-%'")).ShouldBe(Lines, $"round {round}: lines of the import");
        (await CountAsync(database, $"select count(distinct name) from library.organisation where name like '崩溃{round}-%'")).ShouldBe(Lines, $"round {round}: no line twice");
        (await CountAsync(database, $"select coalesce(sum(added), 0) from imports.import where file_name = '崩溃{round}.csv'")).ShouldBe(Lines, $"round {round}: what the page says");
        (await CountAsync(database, "select count(*) from library.organisation o where not exists (select from log.entry e where e.subject = 'library.organisation/' || o.id and e.name = 'added')")).ShouldBe(0, $"round {round}: a change without its entry");
        (await CountAsync(database, "select count(*) from library.organisation o where not exists (select from search.entry e where e.register = 'organisation' and e.key = o.id::text)")).ShouldBe(0, $"round {round}: a record that is not found");
        string[] names, reasons;
        lock (confirmed) names = [.. confirmed];
        lock (figures) reasons = [.. figures];
        (await CountAsync(database, "select count(*) from affairs.evaluation e where e.version <> (select count(*) from affairs.evaluation_version v where v.evaluation_id = e.id)")).ShouldBe(0, $"round {round}: an evaluation without its version");
        (await CountAsync(database, "select count(*) from affairs.evaluation_version v where not exists (select from log.entry e where e.subject = 'affairs.evaluation_version/' || v.evaluation_id || '/' || v.version)")).ShouldBe(0, $"round {round}: a version without its entry");
        (await CountAsync(database, "select count(*) from unnest(string_to_array($1, '|')) there (why) where why <> '' and not exists (select from affairs.evaluation_version v where v.reason = there.why)", string.Join('|', reasons)))
            .ShouldBe(0, $"round {round}: a figure confirmed and lost");
        (await CountAsync(database, "select count(*) from unnest(string_to_array($1, '|')) there (name) where name <> '' and not exists (select from library.organisation o where o.name = there.name)", string.Join('|', names)))
            .ShouldBe(0, $"round {round}: confirmed and lost");
        var report = await new LogVerification(database, new LogHeads(heads), TimeProvider.System).RunAsync(Stop);
        report.Finding.ShouldBeNull($"round {round}");
    }

    // As a job of the platform sees it: everything.
    static async Task<long> CountAsync(AnlanDatabase database, string sql, params object[] values)
    {
        await using var work = new Work(database);
        await work.BeginAsync(Acting.System("test"), Stop);
        await using var command = work.Command(sql, values);
        return Convert.ToInt64(await command.ExecuteScalarAsync(Stop));
    }

    public ValueTask DisposeAsync()
    {
        keys.Dispose();
        Directory.Delete(heads, recursive: true);
        return ValueTask.CompletedTask;
    }
}
