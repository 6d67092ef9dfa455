using System.Diagnostics;
using System.Globalization;
using Anlan.Platform.Identity;
using Anlan.Testing;

namespace Anlan.Browser.Tests;

/// <summary>How long the server takes for each page, once warm: asked for over the network, read to the last byte.</summary>
public sealed class SpeedTests(Site site)
{
    static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(300);

    /// <summary>The best of several counts: what the page takes when nothing else happens on the machine. All of them stand in <c>.anlan/page-speed.csv</c>.</summary>
    [Fact]
    public async Task Every_page_answers_within_300_ms()
    {
        List<(string Station, TimeSpan Best, TimeSpan Median, int Bytes)> measured = [];
        foreach (var group in Station.All.Where(s => s.Status == 200).GroupBy(s => s.User))
        {
            using var client = new HttpClient { BaseAddress = new(site.Address) };
            client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
            if (group.Key is { } user) await new Visitor(client).SubmitLogIn(user, DemonstrationAccounts.Password);
            foreach (var station in group)
                measured.Add(await MeasureAsync(client, station));
        }
        await File.WriteAllLinesAsync(Repository.PathOf(".anlan", "page-speed.csv"),
            [.. measured.OrderByDescending(m => m.Median).Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Station},{m.Best.TotalMilliseconds:0.0},{m.Median.TotalMilliseconds:0.0},{m.Bytes}")).Prepend("station,best_ms,median_ms,bytes")],
            TestContext.Current.CancellationToken);
        measured.Where(m => m.Best > Limit).ShouldBeEmpty();
    }

    async Task<(string, TimeSpan, TimeSpan, int)> MeasureAsync(HttpClient client, Station station)
    {
        var path = await station.PathAsync(site);
        List<TimeSpan> times = [];
        var bytes = 0;
        for (var i = 0; i < 12; i++)
        {
            var clock = Stopwatch.StartNew();
            using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
            bytes = (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
            if (i >= 3) times.Add(clock.Elapsed);
            ((int)answer.StatusCode).ShouldBe(station.Status, station.Name);
        }
        times.Sort();
        return (station.Name, times[0], times[times.Count / 2], bytes);
    }
}
