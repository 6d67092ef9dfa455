using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Dom;
using Anlan.Platform.Identity;
using Anlan.Platform.Storage;
using Anlan.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Tests.Identity.Sessions;

public sealed class SessionTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    [Fact]
    public async Task A_session_ends_after_thirty_idle_minutes_and_not_before_while_it_is_used()
    {
        var visitor = await app.LogIn(Role.Reader);
        for (var times = 1; times <= 4; times++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(25));
            (await visitor.Get("/account/password")).Status.ShouldBe(HttpStatusCode.OK);
        }
        app.Clock.Advance(TimeSpan.FromMinutes(32));
        (await visitor.Get("/account/password")).Location!.ShouldStartWith("/account/login");
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_however_much_it_is_used()
    {
        var visitor = await app.LogIn(Role.Reader);
        for (var minutes = 0; minutes < 12 * 60 - 25; minutes += 25)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(25));
            (await visitor.Get("/account/password")).Status.ShouldBe(HttpStatusCode.OK);
        }
        app.Clock.Advance(TimeSpan.FromMinutes(26));
        (await visitor.Get("/account/password")).Location!.ShouldStartWith("/account/login");
    }

    [Fact]
    public async Task Ones_own_sessions_are_listed_and_ended()
    {
        var here = await app.LogIn(Role.Reviewer);
        var elsewhere = await app.LogIn(Role.Reviewer);
        var page = await here.Page("/account/sessions");
        page.Body!.TextContent.ShouldContain("本会话");
        var other = page.QuerySelectorAll("button[name=session]").Select(b => b.GetAttribute("value")!).ToList();
        other.ShouldNotBeEmpty();
        foreach (var id in other) await EndAsync(here, "/account/sessions", id);
        (await elsewhere.Get("/account/password")).Location!.ShouldStartWith("/account/login");
        (await here.Get("/account/password")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_somebody_else_but_the_security_administrator()
    {
        var victim = await app.LogIn(Role.FinanceOfficer);
        var officer = await app.LogIn(Role.SecurityOfficer);
        var id = (await officer.Page("/admin/sessions?text=finance")).QuerySelectorAll("button[name=session]").First().GetAttribute("value")!;
        await EndAsync(await app.LogIn(Role.Reader), "/account/sessions", id);
        (await victim.Get("/account/password")).Status.ShouldBe(HttpStatusCode.OK);
        (await (await app.LogIn(Role.Administrator)).Get("/admin/sessions")).Status.ShouldBe(HttpStatusCode.Forbidden);

        await EndAsync(officer, "/admin/sessions", id);
        (await victim.Get("/account/password")).Location!.ShouldStartWith("/account/login");
        (await SecurityEntries.CountAsync(app, "SessionRevoked", "何严")).ShouldBeGreaterThan(0);
        (await officer.Page("/admin/sessions?state=all&text=finance")).Body!.TextContent.ShouldContain("结束");
    }

    [Fact]
    public async Task A_session_ended_on_one_node_ends_on_the_other_within_five_seconds()
    {
        await using var other = AnlanApp.Restarted(app, demonstration: true);
        var visitor = await app.LogIn(Role.FinanceOfficer);
        (await visitor.Get("/account/password")).Status.ShouldBe(HttpStatusCode.OK);
        var officer = await other.LogIn(Role.SecurityOfficer);
        foreach (var button in (await officer.Page("/admin/sessions?text=finance")).QuerySelectorAll("button[name=session]"))
            await EndAsync(officer, "/admin/sessions", button.GetAttribute("value")!);
        app.Clock.Advance(TimeSpan.FromSeconds(5));
        (await visitor.Get("/account/password")).Location!.ShouldStartWith("/account/login");
    }

    [Fact]
    public async Task A_log_in_gives_a_new_key_and_ends_the_session_the_browser_came_with()
    {
        var planted = CookieOf(await app.Visit().SubmitLogIn("reader", DemonstrationAccounts.Password));
        using var client = app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true });
        client.DefaultRequestHeaders.Add("Cookie", planted);
        var victim = new Visitor(client);
        var own = CookieOf(await victim.SubmitLogIn("finance", DemonstrationAccounts.Password));
        own.ShouldNotBe(planted);
        using var attacker = app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        attacker.DefaultRequestHeaders.Add("Cookie", planted);
        (await attacker.GetAsync("/account/password", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_database_holds_no_key_that_opens_a_session()
    {
        var cookie = CookieOf(await app.Visit().SubmitLogIn("reader", DemonstrationAccounts.Password));
        await using var command = app.Services.GetRequiredService<AnlanDatabase>().Accounts.CreateCommand("select length(key_digest) from ident.session order by started_at desc limit 1");
        ((int)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!).ShouldBe(32);
        cookie.Length.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task Knowing_the_reader_costs_less_than_two_milliseconds_a_request()
    {
        var visitor = await app.LogIn(Role.Reader);
        async Task<double> MeanAsync(HttpClient client)
        {
            for (var i = 0; i < 50; i++) (await client.GetAsync("/language?to=zh")).Dispose();
            var clock = Stopwatch.StartNew();
            for (var i = 0; i < 300; i++) (await client.GetAsync("/language?to=zh")).Dispose();
            return clock.Elapsed.TotalMilliseconds / 300;
        }
        var without = await MeanAsync(app.Visit().Client);
        var with = await MeanAsync(visitor.Client);
        TestContext.Current.TestOutputHelper?.WriteLine($"{with - without:0.000} ms");
        (with - without).ShouldBeLessThan(2);
    }

    [Fact]
    public async Task A_sensitive_page_asks_again_after_five_minutes_and_then_leads_on()
    {
        var officer = await app.LogIn(Role.SecurityOfficer);
        (await officer.Get("/admin/security")).Status.ShouldBe(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromMinutes(6));
        var asked = await officer.Get("/admin/security?profile=long");
        asked.Location.ShouldBe("/account/confirm?back=%2Fadmin%2Fsecurity%3Fprofile%3Dlong");
        (await officer.Submit(await officer.Page(asked.Location!), "confirm", ("Input.Typed", "wrong"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await officer.Submit(await officer.Page(asked.Location!), "confirm", ("Input.Typed", DemonstrationAccounts.Password))).Location.ShouldBe("/admin/security?profile=long");
        (await officer.Get("/admin/security?profile=long")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_screen_that_stays_on_only_reads_is_never_idle_and_works_on_its_device_alone()
    {
        var officer = await app.LogIn(Role.SecurityOfficer);
        var made = await officer.Submit(await officer.Page("/admin/roles/new"), "role", ("Input.Code", "duty_officer"), ("Input.TitleZh", "值班人员"), ("Input.TitleEn", "Duty officer"), ("Input.Reason", "值守"));
        made.Status.ShouldBe(HttpStatusCode.Redirect, made.Text);
        var page = await officer.Page("/admin/roles/duty_officer");
        foreach (var box in page.QuerySelectorAll("input[name='Input.Permissions']").OfType<IHtmlInputElement>())
            box.IsChecked = box.Value is "kiosk.open" or "evaluations.read" or "evaluations.edit";
        (await officer.Submit(page, "role", ("Input.Reason", "大屏"))).Location.ShouldBe("/admin/roles");
        await app.AddUser("screen", "大屏", "duty_officer");

        var screen = await app.LogIn("screen", Administrators.Password);
        (await screen.Get("/affairs/evaluations/new")).Status.ShouldBe(HttpStatusCode.OK);
        (await screen.Submit(await screen.Page("/account/kiosk"), "kiosk", ("Input.Reason", "值班室大屏"))).Location.ShouldBe("/");
        (await screen.Get("/affairs/evaluations/new")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await screen.Get("/account/kiosk")).Status.ShouldBe(HttpStatusCode.Forbidden);
        app.Clock.Advance(TimeSpan.FromHours(20));
        (await screen.Get("/affairs/evaluations")).Status.ShouldBe(HttpStatusCode.OK);
        (await (await app.LogIn(Role.SecurityOfficer)).Page("/admin/sessions?text=screen")).Body!.TextContent.ShouldContain("值守大屏（只读）");

        screen.Client.DefaultRequestHeaders.UserAgent.ParseAdd("Another/1.0");
        app.Clock.Advance(TimeSpan.FromSeconds(5));
        (await screen.Get("/affairs/evaluations")).Location!.ShouldStartWith("/account/login");
    }

    static Task<Answer> EndAsync(Visitor visitor, string path, string session) => PostWithTokenAsync(visitor, path, "end-session", ("session", session));

    static async Task<Answer> PostWithTokenAsync(Visitor visitor, string path, string handler, (string Name, string Value) field)
    {
        var page = await visitor.Page(path + "?state=all&size=100");
        var form = page.Forms.Single(f => f.QuerySelector("input[name=_handler]")?.GetAttribute("value") == handler);
        var extra = page.CreateElement("input");
        extra.SetAttribute("name", field.Name);
        form.AppendChild(extra);
        return await visitor.Submit(page, handler, field);
    }

    static string CookieOf(Answer answer) => answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("anlan=", StringComparison.Ordinal)).Split(';')[0];
}
