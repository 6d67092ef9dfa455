using System.Net;
using Anlan.Platform.Identity;
using Anlan.Platform.SelfChecks;
using Anlan.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Tests.SelfChecks;

public sealed class StatusTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    [Fact]
    public async Task The_administrator_reads_what_is_in_order_and_what_is_not()
    {
        var page = await (await app.LogIn(Role.Administrator)).Reading("en").Page("/admin/status");
        var rows = page.QuerySelectorAll("tbody tr").Select(r => r.TextContent).ToList();
        rows.Count.ShouldBe(app.Services.GetServices<SelfCheck>().Count());
        rows.ShouldContain(r => r.Contains("Jurisdiction guards") && r.Contains("In order"));
    }

    [Theory]
    [InlineData(Role.Reader)]
    [InlineData(Role.Auditor)]
    public async Task Nobody_else_does(string role) => (await (await app.LogIn(role)).Get("/admin/status")).Status.ShouldBe(HttpStatusCode.Forbidden);

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health")]
    public async Task Machines_ask_without_logging_in(string path) => (await app.Visit().Get(path)).Text.ShouldStartWith("ok");

    [Fact]
    public async Task A_check_that_throws_or_hangs_has_failed_and_the_others_go_on()
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton<Platform.SelfChecks.SelfChecks>()
            .AddSelfCheck("throws", ("抛出", "throws"), (_, _) => throw new InvalidOperationException("the pump is dry"))
            .AddSelfCheck("hangs", ("挂起", "hangs"), async (_, stop) => { await Task.Delay(Timeout.Infinite, stop); return null!; })
            .AddSelfCheck("works", ("正常", "works"), (_, _) => Task.FromResult(new CheckResult(CheckState.Good, ("好", "fine"))))
            .BuildServiceProvider();
        var reports = await services.GetRequiredService<Platform.SelfChecks.SelfChecks>().RunAsync(TestContext.Current.CancellationToken);
        reports.Select(r => r.Result.State).ShouldBe([CheckState.Failed, CheckState.Failed, CheckState.Good]);
        reports[0].Result.Message.En.ShouldBe("the pump is dry");
        reports[1].Result.Message.Zh.ShouldContain("5 秒");
    }
}
