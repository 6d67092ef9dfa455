using System.Collections.Concurrent;
using System.Text;
using Anlan.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Anlan.Platform.Tests.Operations;

public sealed class TelemetryTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Traces_and_metrics_reach_a_collector_and_hold_no_values()
    {
        // A collector as far as the platform can tell: it takes OTLP over HTTP. What it is sent is protocol buffers, in which texts stand as they are.
        var received = new ConcurrentDictionary<string, string>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var collector = builder.Build();
        collector.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, Stop);
            received.AddOrUpdate(signal, Encoding.Latin1.GetString(body.ToArray()), (_, before) => before + Encoding.Latin1.GetString(body.ToArray()));
            return Results.Bytes([], "application/x-protobuf");
        });
        await collector.StartAsync(Stop);

        await using (var told = app.WithWebHostBuilder(host => host.UseSetting("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Urls.Single())))
        {
            var visitor = new Visitor(told.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true }));
            await visitor.SubmitLogIn("records", "anlan-demo");
            (await visitor.Page("/library/organisations?text=19912345678")).Title.ShouldNotBeNull();
        }
        received.Keys.Order().ShouldBe(["metrics", "traces"]);
        received["traces"].ShouldContain("anlan");
        received["traces"].ShouldContain("library/organisations");
        received["traces"].ShouldContain("select", Case.Insensitive);
        received["metrics"].ShouldContain("http.server.request.duration");
        received["traces"].ShouldNotContain("anlan-demo");
    }
}
