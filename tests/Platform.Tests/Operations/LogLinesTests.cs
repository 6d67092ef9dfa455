using System.Diagnostics;
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
        var start = new ProcessStartInfo("dotnet", [Repository.PathOf("src", "Host", "bin", "Release", "net10.0", "anlan.dll"), "serve", "--urls", "http://127.0.0.1:0", "--demo"]) { RedirectStandardOutput = true };
        foreach (var (name, value) in new[] { ("ANLAN_DATABASE", database.ConnectionString), ("ANLAN_KEYS", keys.Path), ("ANLAN_HEADS", ""), ("ANLAN_LOG", "json"), ("ASPNETCORE_ENVIRONMENT", "Production") }) start.Environment[name] = value;
        using var program = Process.Start(start)!;
        var lines = new List<string>();
        var address = new TaskCompletionSource<string>();
        program.OutputDataReceived += (_, line) =>
        {
            if (line.Data is not { } text) return;
            lock (lines) lines.Add(text);
            if (text.Contains("is running: ", StringComparison.Ordinal)) address.TrySetResult(text.Split("is running: ")[1].Split(' ')[0]);
        };
        program.BeginOutputReadLine();
        try
        {
            using var client = new HttpClient { BaseAddress = new(await address.Task.WaitAsync(TimeSpan.FromSeconds(60), Stop)) };
            client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
            var page = await (await client.GetAsync("/error/500?mobile=19912345678", Stop)).Content.ReadAsStringAsync(Stop);
            var id = page.Split("<code>")[1].Split("</code>")[0];
            await client.GetAsync("/search?q=19912345678", Stop);
            await Task.Delay(1000, Stop);
            string[] written;
            lock (lines) written = [.. lines];
            written.ShouldNotContain(l => l.Contains("19912345678"));
            var line = JsonDocument.Parse(written.Single(l => l.StartsWith('{') && l.Contains(id) && l.Contains("Anlan.Requests"))).RootElement;
            line.GetProperty("State").GetProperty("Route").GetString().ShouldBe("/error/{Status:int}");
            line.GetProperty("State").GetProperty("Status").GetInt32().ShouldBe(500);
            line.GetProperty("Scopes").EnumerateArray().Any(scope => scope.TryGetProperty("Request", out var request) && request.GetString() == id).ShouldBeTrue();
        }
        finally
        {
            program.Kill(entireProcessTree: true);
        }
    }
}
