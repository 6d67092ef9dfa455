using System.Net;
using Anlan.Platform.Identity;
using Anlan.Testing;

namespace Anlan.Platform.Tests.Log;

public sealed class LogPagesTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    [Fact]
    public async Task The_auditor_reads_who_changed_what_from_what_to_what_and_why()
    {
        await RenameTheReader("许宁宁");
        var auditor = (await app.LogIn(Role.Auditor)).Reading("en");
        var list = await auditor.Page("/admin/log?actor=陈安&kind=change");
        var row = list.QuerySelectorAll("tbody tr").First(r => r.TextContent.Contains("user 许宁宁"));
        row.TextContent.ShouldContain("陈安");
        row.TextContent.ShouldContain("changed");
        var entry = await auditor.Page(row.QuerySelector("a")!.GetAttribute("href")!);
        var change = entry.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("display_name")).TextContent;
        change.ShouldContain("许宁宁");
        var all = await auditor.Page(entry.QuerySelector("main a[href*='subject=']")!.GetAttribute("href")!);
        all.QuerySelectorAll("tbody tr").ShouldAllBe(r => r.TextContent.Contains("user 许宁宁"));
        await RenameTheReader("许宁");
    }

    [Fact]
    public async Task The_newest_stands_first()
    {
        var list = await (await app.LogIn(Role.Auditor)).Page("/admin/log");
        var ids = list.QuerySelectorAll("tbody a").Select(a => long.Parse(a.GetAttribute("href")!.Split('/')[^1])).ToList();
        ids.ShouldBe(ids.OrderDescending());
        ids.Count.ShouldBe(20);
    }

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.FinanceOfficer)]
    [InlineData(Role.Reader)]
    public async Task Nobody_else_reads_the_log(string role)
    {
        var visitor = await app.LogIn(role);
        foreach (var path in (string[])["/admin/log", "/admin/log/1", "/admin/log/list.csv", "/admin/log/verify"])
            (await visitor.Get(path)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_password_never_stands_in_the_log()
    {
        var auditor = await app.LogIn(Role.Auditor);
        var file = await auditor.Client.GetStringAsync("/admin/log/list.csv", TestContext.Current.CancellationToken);
        file.ShouldContain("\"\"password_hash\"\": \"\"***\"\"");
        file.ShouldNotContain("AQAAAA"); // how every hash of ASP.NET Core Identity begins
    }

    [Fact]
    public async Task The_log_is_verified_on_its_page()
    {
        var auditor = (await app.LogIn(Role.Auditor)).Reading("en");
        (await auditor.Page("/admin/log/verify?run=now")).Body!.TextContent.ShouldContain("entries are as they were sealed");
    }

    [Fact]
    public async Task An_entry_that_does_not_exist_is_not_found() =>
        (await (await app.LogIn(Role.Auditor)).Get("/admin/log/999999999")).Status.ShouldBe(HttpStatusCode.NotFound);

    async Task RenameTheReader(string name)
    {
        var administrator = await app.LogIn(Role.Administrator);
        var list = await administrator.Page("/admin/users");
        var page = await administrator.Page(list.QuerySelectorAll("tbody a").Single(a => a.TextContent == "reader").GetAttribute("href")! + "/account");
        (await administrator.Submit(page, "user", ("Input.DisplayName", name))).Status.ShouldBe(HttpStatusCode.Redirect);
    }
}
