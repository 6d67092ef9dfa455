using System.Diagnostics;
using System.Net;
using Anlan.Platform.Storage;
using Anlan.Testing;
using Npgsql;

namespace Anlan.Bench;

/// <summary>
/// The program as a server runs it, with ten years of evaluations of three thousand departments and a million organisations, read by fifty people at once who each look at a page
/// for a second before they ask for the next. A page's time is from the request to its last byte. All departments lie in the district of those who read: nothing is hidden from the lists.
/// </summary>
static class PagesBench
{
    const int Departments = 3_000, Years = 10, Organisations = 1_000_000, Clients = 50;

    static readonly TimeSpan Thinking = TimeSpan.FromSeconds(1), Warming = TimeSpan.FromSeconds(20), Measuring = TimeSpan.FromSeconds(90);

    static readonly string[] Words = ["宁远", "望海", "柳堤", "机械", "仓储", "物业", "经营部"];

    // Each as often as it stands here; {c} a random evaluation, {n} a random number, {o} an organisation, {w} a word.
    static readonly (string Name, string Path)[] ForFinance =
    [
        ("evaluations", "/affairs/evaluations"),
        ("evaluations", "/affairs/evaluations?year=2023&sort=-total"),
        ("evaluations", "/affairs/evaluations?page={n}&size=50&sort=-errors"),
        ("evaluations", "/affairs/evaluations?name=部门{n}"),
        ("evaluation", "/affairs/evaluations/of/{c}"),
        ("evaluation", "/affairs/evaluations/of/{c}"),
        ("indicators", "/affairs/evaluations/of/{c}/indicators"),
        ("figures", "/affairs/evaluations/of/{c}/figures"),
        ("findings", "/affairs/evaluations/of/{c}/findings"),
        ("history", "/affairs/evaluations/of/{c}/history"),
        ("search", "/search?q=部门{n}"),
    ];

    static readonly (string Name, string Path)[] ForRecords =
    [
        ("list", "/library/organisations"),
        ("list", "/library/organisations?page={n}&size=50"),
        ("list", "/library/organisations?text={w}"),
        ("list", "/library/organisations?text={w}{n}"),
        ("list", "/library/organisations?kind=enterprise&sort=-name"),
        ("list", "/library/organisations?sort=-division&size=100"),
        ("organisation", "/library/organisations/{o}"),
        ("organisation", "/library/organisations/{o}/edit"),
        ("divisions", "/library/divisions"),
        ("calendar", "/library/calendar?year=2026"),
        ("search", "/search?q={w}"),
        ("search", "/search?q={w}+有限公司"),
    ];

    public static IEnumerable<Figure> Measure() => MeasureAsync().GetAwaiter().GetResult();

    static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        var server = await ThrowAwayServer.StartAsync(durable: true);
        using var keys = TestKeys.OfTheTemplate();
        (string, string)[] settings = [("ANLAN_DATABASE", server.Owner), ("ANLAN_KEYS", keys.Path), ("limits__requests", "100000"), ("limits__heavy", "100000"), ("limits__log-in", "100000")];
        using (var first = await RunningProgram.StartAsync(default, settings)) { } // makes the tables and the demonstration data
        await FillAsync(server);

        using var program = await RunningProgram.StartAsync(default, settings);
        // One after the other: many log-ins of one name at the same moment are taken for guesses.
        var visitors = new List<Visitor>();
        for (var client = 0; client < Clients; client++)
        {
            var visitor = program.Visit();
            if ((await visitor.SubmitLogIn(client % 2 == 0 ? "finance" : "records", "anlan-demo")).Status != HttpStatusCode.Redirect) throw new InvalidOperationException("Not logged in");
            visitors.Add(visitor);
        }
        var from = Stopwatch.GetTimestamp();
        var asked = (await Task.WhenAll(visitors.Select((visitor, client) => ReadAsync(visitor, client, from)))).SelectMany(a => a).ToList();
        var figures = new List<Figure>();
        foreach (var page in asked.GroupBy(a => a.Page).OrderBy(g => g.Key, StringComparer.Ordinal))
            figures.Add(new($"{page.Key}_p95", At(page, 0.95), "ms"));
        figures.Add(new("page_p50", At(asked, 0.5), "ms"));
        figures.Add(new("page_p95", At(asked, 0.95), "ms"));
        figures.Add(new("page_p99", At(asked, 0.99), "ms"));
        figures.Add(new("page_max", At(asked, 1), "ms"));
        figures.Add(new("pages", asked.Count / Measuring.TotalSeconds, "pages/s"));
        figures.Add(new("memory", program.Memory / 1048576.0, "MiB"));
        return figures;
    }

    static double At(IEnumerable<(string Page, double Took)> asked, double share)
    {
        var sorted = asked.Select(a => a.Took).Order().ToList();
        return sorted[(int)((sorted.Count - 1) * share)];
    }

    static async Task<List<(string Page, double Took)>> ReadAsync(Visitor visitor, int client, long from)
    {
        var pages = client % 2 == 0 ? ForFinance : ForRecords;
        var random = new Random(client);
        var took = new List<(string, double)>();
        await Task.Delay(Thinking * random.NextDouble());
        while (Stopwatch.GetElapsedTime(from) < Warming + Measuring)
        {
            var (name, path) = pages[random.Next(pages.Length)];
            path = path.Replace("{c}", $"bench-{random.Next(Departments)}-{2016 + random.Next(Years)}").Replace("{n}", $"{1 + random.Next(150)}")
                .Replace("{o}", $"{1000 + random.Next(Organisations)}").Replace("{w}", Uri.EscapeDataString(Words[random.Next(Words.Length)]));
            var watch = Stopwatch.StartNew();
            using var answer = await visitor.Client.GetAsync(path);
            await answer.Content.ReadAsByteArrayAsync();
            if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{path} answered {answer.StatusCode}");
            if (Stopwatch.GetElapsedTime(from) > Warming) took.Add((name, watch.Elapsed.TotalMilliseconds));
            await Task.Delay(Thinking);
        }
        return took;
    }

    // Evaluations are copies of the samples under other names; the case itself is as long as a real one.
    static async Task FillAsync(ThrowAwayServer server)
    {
        await using var database = new AnlanDatabase(server.Owner);
        await using var connection = await database.Owner.OpenConnectionAsync();
        await ManyOrganisations.PrepareAsync(connection);
        await ManyOrganisations.RunAsync(connection, $"""
            create temp table copy as select format('bench-%s-%s', d, y) as code, '990101' || lpad((1 + d % 6)::text, 3, '0') as division, '第' || d || '部门' as name, y as year, s.*
            from generate_series(0, {Departments - 1}) d, generate_series(2016, {2016 + Years - 1}) y,
              lateral (select e.id as sample, row_number() over (order by e.id) as no, count(*) over () as samples from affairs.evaluation e where e.total is not null) s where s.no = 1 + (d + y) % s.samples;
            insert into affairs.evaluation (code, division, bureau_zh, bureau_en, year, framework, version, scored_with, total, total_unrounded, published_total, grade_zh, grade_en,
                computed, judged, declared, missing, errors, warnings, notes, changed_at)
              select c.code, c.division, c.name, 'Department ' || c.code, c.year, e.framework, 1, e.scored_with, e.total, e.total_unrounded, e.published_total, e.grade_zh, e.grade_en,
                e.computed, e.judged, e.declared, e.missing, e.errors, e.warnings, e.notes, e.changed_at from copy c join affairs.evaluation e on e.id = c.sample;
            insert into affairs.evaluation_version (evaluation_id, version, text, changed_by, changed_at, reason, division)
              select n.id, 1, regexp_replace(regexp_replace(v.text, '^case: .*$', 'case: ' || c.code, 'n'), '^division: .*$', 'division: "' || c.division || '"', 'n'), v.changed_by, v.changed_at, v.reason, c.division
              from copy c join affairs.evaluation n on n.code = c.code join affairs.evaluation e on e.id = c.sample join affairs.evaluation_version v on v.evaluation_id = e.id and v.version = e.version;
            """);
        await ManyOrganisations.AddAsync(connection, Organisations);
    }
}
