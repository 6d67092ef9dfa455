using System.Net;
using Anlan.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Anlan.Platform.Tests.Operations;

public sealed class RequestLimitTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    [Fact]
    public async Task Guessing_from_one_address_is_slowed_whatever_the_name()
    {
        await using var limited = Limited("log-in", 5);
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 7; i++) answers.Add((await Visit(limited).SubmitLogIn($"name-{i}", "wrong")).Status);
        answers.ShouldBe([.. Enumerable.Repeat(HttpStatusCode.UnprocessableEntity, 5), HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests]);
    }

    [Fact]
    public async Task Too_many_exports_are_refused_with_the_time_to_wait_and_pages_go_on()
    {
        await using var limited = Limited("heavy", 3);
        var visitor = Visit(limited);
        await visitor.SubmitLogIn("records", "anlan-demo");
        for (var i = 0; i < 3; i++) (await visitor.Get("/library/organisations/list.csv")).Status.ShouldBe(HttpStatusCode.OK);
        using var refused = await visitor.Client.SendAsync(new(HttpMethod.Get, "/library/organisations/list.csv") { Headers = { { "Accept", "text/html" } } }, TestContext.Current.CancellationToken);
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        (await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("秒后再试");
        (await visitor.Get("/library/organisations")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_address_alone_cannot_keep_the_server_busy()
    {
        await using var limited = Limited("requests", 2);
        var visitor = Visit(limited);
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 40; i++) answers.Add((await visitor.Get("/account/login")).Status);
        answers.ShouldContain(HttpStatusCode.OK);
        answers.ShouldContain(HttpStatusCode.TooManyRequests);
        (await visitor.Get("/health/live")).Status.ShouldBe(HttpStatusCode.OK, "what a balancer asks is not limited");
    }

    WebApplicationFactory<Program> Limited(string what, int limit) => app.WithWebHostBuilder(builder => builder.UseSetting($"limits:{what}", $"{limit}"));

    static Visitor Visit(WebApplicationFactory<Program> site) => new(site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true }));
}
