using Anlan.Platform.Identity;
using Anlan.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Tests.Operations;

public sealed class PageHeadersTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    static readonly string[] Needed = ["Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy"];

    [Fact]
    public async Task Every_page_carries_the_headers_and_what_a_reader_is_shown_is_not_stored()
    {
        var reader = await app.LogIn(Role.Administrator);
        var paths = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
            .Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/'))
            .Where(path => !path.Contains('{') && !path.Contains('.') && !path.StartsWith("/account/log", StringComparison.Ordinal)).Distinct();
        var pages = 0;
        foreach (var path in paths)
        {
            using var answer = await reader.Client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            pages++;
            foreach (var header in Needed) answer.Headers.Contains(header).ShouldBeTrue($"{path} lacks {header}");
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("unsafe");
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue(path);
        }
        pages.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task A_page_of_a_failure_carries_the_same_headers()
    {
        var reader = await app.LogIn(Role.RecordsOfficer);
        using var answer = await reader.Client.GetAsync("/library/organisations?text=%00", TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        foreach (var header in Needed) answer.Headers.Contains(header).ShouldBeTrue($"lacks {header}");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("unsafe");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory, InlineData("/"), InlineData("/account/login"), InlineData("/health/live"), InlineData("/api/v1/divisions"), InlineData("/nowhere")]
    public async Task A_request_is_never_sent_back_to_whoever_traces_it(string path)
    {
        using var answer = await app.Visit().Client.SendAsync(new(HttpMethod.Trace, path) { Headers = { { "X-Secret", "told to nobody" } } }, TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBeGreaterThanOrEqualTo(300);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("told to nobody");
    }

    [Fact]
    public async Task The_samples_of_components_are_in_a_demonstration_only()
    {
        await using var installation = await AnlanApp.Fresh();
        foreach (var path in (string[])["/design", "/design/samples.csv"])
        {
            (await app.Visit().Get(path)).Status.ShouldBe(System.Net.HttpStatusCode.OK, path);
            (await installation.Visit().Get(path)).Status.ShouldNotBe(System.Net.HttpStatusCode.OK, path);
        }
    }

    [Theory]
    [InlineData(Role.RecordsOfficer, "/library/organisations/list.csv")]
    [InlineData(Role.RecordsOfficer, "/library/people/list.xlsx")]
    [InlineData(Role.FinanceOfficer, "/affairs/evaluations/of/futian-2020/report.docx")]
    [InlineData(Role.FinanceOfficer, "/affairs/evaluations/of/futian-2020/evaluation.json")]
    public async Task A_file_made_for_a_reader_is_not_stored(string role, string path)
    {
        using var answer = await (await app.LogIn(role)).Client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }
}
