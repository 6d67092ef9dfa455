using System.Text.Json;
using Anlan.Testing;

namespace Anlan.Platform.Tests.Operations;

/// <summary>The program itself, as a server runs it, and what it writes to its output.</summary>
public sealed class LogLinesTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_request_is_one_JSON_line_with_the_id_the_reader_sees_and_nothing_that_was_typed()
    {
        await using var database = await TestCluster.Clone();
        using var keys = TestKeys.OfTheTemplate();
        using var program = await RunningProgram.StartAsync(Stop, ("ANLAN_DATABASE", database.ConnectionString), ("ANLAN_KEYS", keys.Path), ("ANLAN_HEADS", ""), ("ANLAN_LOG", "json"));
        using var client = new HttpClient { BaseAddress = program.Address };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var page = await (await client.GetAsync("/error/500?mobile=19912345678", Stop)).Content.ReadAsStringAsync(Stop);
        var id = page.Split("<code>")[1].Split("</code>")[0];
        await client.GetAsync("/search?q=19912345678", Stop);
        await Task.Delay(1000, Stop);
        var written = program.Lines;
        written.ShouldNotContain(l => l.Contains("19912345678"));
        var line = JsonDocument.Parse(written.Single(l => l.StartsWith('{') && l.Contains(id) && l.Contains("Anlan.Requests"))).RootElement;
        line.GetProperty("State").GetProperty("Route").GetString().ShouldBe("/error/{Status:int}");
        line.GetProperty("State").GetProperty("Status").GetInt32().ShouldBe(500);
        line.GetProperty("Scopes").EnumerateArray().Any(scope => scope.TryGetProperty("Request", out var request) && request.GetString() == id).ShouldBeTrue();
    }
}
