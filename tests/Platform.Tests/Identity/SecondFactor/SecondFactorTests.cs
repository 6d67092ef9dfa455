using System.Net;
using Anlan.Platform.Identity;
using Anlan.Testing;

namespace Anlan.Platform.Tests.Identity.SecondFactor;

public sealed class SecondFactorTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    [Fact]
    public async Task Whose_role_asks_for_it_gets_no_further_before_setting_it_up_and_then_logs_in_with_a_code()
    {
        await app.AddUser("audit-li", "李审", Role.Auditor);
        var visitor = await app.LogIn("audit-li", Administrators.Password);
        (await visitor.Get("/admin/users")).Location.ShouldBe("/account/second-factor");
        var (secret, codes) = await app.Enrol(visitor);
        codes.Length.ShouldBe(10);
        app.Clock.Advance(TimeSpan.FromSeconds(5));
        (await visitor.Get("/admin/users")).Status.ShouldBe(HttpStatusCode.OK);

        var next = app.Visit();
        var password = await next.SubmitLogIn("audit-li", Administrators.Password, "/account/login?back=%2Fadmin%2Fusers");
        password.Location.ShouldBe("/account/login/code?back=%2Fadmin%2Fusers");
        (await next.Get("/admin/users")).Location!.ShouldStartWith("/account/login");
        var code = app.NextCode(secret);
        var answer = await next.Submit(await next.Page(password.Location!), "code", ("Input.Code", code));
        answer.Location.ShouldBe("/admin/users");
        (await next.Get("/admin/users")).Status.ShouldBe(HttpStatusCode.OK);

        // The same code a second time, and a recovery code once and not twice.
        (await CodeAsync("audit-li", code)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await CodeAsync("audit-li", codes[0].ToLowerInvariant().Replace("-", ""))).Location.ShouldBe("/");
        (await CodeAsync("audit-li", codes[0])).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SecurityEntries.CountAsync(app, "RecoveryCodeUsed", "李审")).ShouldBe(1);
        (await SecurityEntries.CountAsync(app, "SecondFactorEnrolled", "李审")).ShouldBe(1);
    }

    [Fact]
    public async Task Two_log_ins_with_the_same_code_at_the_same_moment_are_one()
    {
        await app.AddUser("twice", "双登", Role.Reader);
        var (secret, _) = await app.Enrol(await app.LogIn("twice", Administrators.Password));
        var waiting = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            var visitor = app.Visit();
            return (visitor, page: await visitor.Page((await visitor.SubmitLogIn("twice", Administrators.Password)).Location!));
        }));
        var code = app.NextCode(secret);
        var answers = await Task.WhenAll(waiting.Select(w => w.visitor.Submit(w.page, "code", ("Input.Code", code))));
        answers.Count(a => a.Status == HttpStatusCode.Redirect).ShouldBe(1);
    }

    [Fact]
    public async Task Wrong_codes_lock_like_wrong_passwords_and_a_right_password_in_between_does_not_help()
    {
        await app.AddUser("guessed", "被猜", Role.Reader);
        var (secret, _) = await app.Enrol(await app.LogIn("guessed", Administrators.Password));
        for (var attempt = 1; attempt <= 5; attempt++) await CodeAsync("guessed", "000000");
        (await app.Visit().SubmitLogIn("guessed", Administrators.Password)).Text.ShouldContain("账号锁定 30 分钟");
        app.Clock.Advance(TimeSpan.FromMinutes(31));
        (await CodeAsync("guessed", app.NextCode(secret))).Location.ShouldBe("/");
    }

    [Fact]
    public async Task The_security_administrator_resets_it_and_the_sessions_end()
    {
        var id = await app.AddUser("lost-phone", "丢机", Role.Reader);
        var visitor = await app.LogIn("lost-phone", Administrators.Password);
        await app.Enrol(visitor);
        var officer = await app.LogIn(Role.SecurityOfficer);
        await officer.Submit(await officer.Page($"/admin/users/{id}/security"), "reset-factor", ("reason", "手机丢失，已电话核实"));
        (await visitor.Get("/account/password")).Location!.ShouldStartWith("/account/login");
        (await app.Visit().SubmitLogIn("lost-phone", Administrators.Password)).Location.ShouldBe("/");
        (await SecurityEntries.CountAsync(app, "SecondFactorReset", "何严")).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_page_draws_the_code_without_script_and_refuses_a_wrong_first_code()
    {
        await app.AddUser("enrols", "绑定", Role.Reader);
        var visitor = await app.LogIn("enrols", Administrators.Password);
        var page = await visitor.Page("/account/second-factor");
        page.QuerySelector("svg.qr path.qr-modules")!.GetAttribute("d")!.Length.ShouldBeGreaterThan(1000);
        (await visitor.Submit(page, "enrol", ("code", "000000"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        // Without a right code nothing has changed.
        (await app.Visit().SubmitLogIn("enrols", Administrators.Password)).Location.ShouldBe("/");
    }

    async Task<Answer> CodeAsync(string userName, string code)
    {
        var visitor = app.Visit();
        var passed = await visitor.SubmitLogIn(userName, Administrators.Password);
        return passed.Location is null ? passed : await visitor.Submit(await visitor.Page(passed.Location), "code", ("Input.Code", code));
    }
}
