using System.Net;
using Anlan.Platform.Identity;
using Anlan.Testing;

namespace Anlan.Platform.Tests.Identity.Delegations;

public sealed class DelegationTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    [Fact]
    public async Task Who_stands_in_acts_with_the_role_for_the_time_said_and_everybody_sees_for_whom()
    {
        (await LendAsync(Role.FinanceOfficer, "reader", days: 2)).Location.ShouldBe("/account/delegations");
        var visitor = await app.LogIn(Role.Reader);
        (await visitor.Get("/affairs/evaluations/new")).Status.ShouldBe(HttpStatusCode.Forbidden);
        await ActAsync(visitor);
        var page = await visitor.Get("/affairs/evaluations/new");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Document.QuerySelector(".topbar-acting")!.TextContent.ShouldBe("代 周静");
        // Not lent on.
        (await visitor.Page("/account/delegations")).Body!.TextContent.ShouldNotContain("新的委托");

        await visitor.Submit(await visitor.Page("/account/delegations"), "act-own");
        (await visitor.Get("/affairs/evaluations/new")).Status.ShouldBe(HttpStatusCode.Forbidden);

        app.Clock.Advance(TimeSpan.FromDays(4));
        var later = await app.LogIn(Role.Reader);
        (await later.Page("/account/delegations")).QuerySelector("tbody")!.TextContent.ShouldContain("已到期");
    }

    [Fact]
    public async Task It_ends_by_itself_in_an_open_session_and_at_the_word_of_the_security_administrator()
    {
        (await LendAsync(Role.FinanceOfficer, "reviewer", days: 30)).Location.ShouldBe("/account/delegations");
        var visitor = await app.LogIn(Role.Reviewer);
        await ActAsync(visitor);
        (await visitor.Get("/affairs/evaluations/new")).Status.ShouldBe(HttpStatusCode.OK);

        var officer = await app.LogIn(Role.SecurityOfficer);
        var page = await officer.Page("/admin/delegations");
        var id = page.QuerySelectorAll("button[name=delegation]").First().GetAttribute("value")!;
        await PressAsync(officer, page, "end", id);
        (await visitor.Get("/affairs/evaluations/new")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await SecurityEntries.CountAsync(app, "RoleTakenBack", "何严")).ShouldBe(1);
    }

    [Fact]
    public async Task One_of_the_three_administrators_does_not_stand_in_for_another()
    {
        var answer = await LendAsync(Role.Administrator, "security", days: 1);
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Text.ShouldContain("三员分立");
    }

    [Fact]
    public async Task Whoever_has_no_role_lends_none_and_the_time_has_an_end()
    {
        await app.AddUser("roleless", "无权", role: null);
        var visitor = await app.LogIn("roleless", Administrators.Password);
        (await visitor.Submit(await visitor.Page("/account/delegations"), "lend", ("Input.To", (await app.IdOf("reader")).ToString()), ("Input.Reason", "请假"))).Text.ShouldContain("没有可以委托的角色");
        (await LendAsync(Role.FinanceOfficer, "auditor", days: 200)).Text.ShouldContain("最长三个月");
    }

    async Task<Answer> LendAsync(string role, string to, int days)
    {
        var visitor = await app.LogIn(role);
        var page = await visitor.Page("/account/delegations");
        var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);
        return await visitor.Submit(page, "lend", ("Input.To", (await app.IdOf(to)).ToString()), ("Input.From", today.ToString("yyyy-MM-dd")), ("Input.Until", today.AddDays(days).ToString("yyyy-MM-dd")), ("Input.Reason", "年休假"));
    }

    static async Task ActAsync(Visitor visitor)
    {
        var page = await visitor.Page("/account/delegations");
        await PressAsync(visitor, page, "act", page.QuerySelector("button[form=act]")!.GetAttribute("value")!);
    }

    static async Task PressAsync(Visitor visitor, AngleSharp.Html.Dom.IHtmlDocument page, string form, string value)
    {
        var extra = page.CreateElement("input");
        extra.SetAttribute("name", "delegation");
        page.Forms.Single(f => f.QuerySelector("input[name=_handler]")?.GetAttribute("value") == form).AppendChild(extra);
        (await visitor.Submit(page, form, ("delegation", value))).Status.ShouldBe(HttpStatusCode.Redirect);
    }
}
