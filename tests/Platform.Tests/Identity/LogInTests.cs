using System.Net;
using Anlan.Platform.Identity;
using Anlan.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Tests.Identity;

public sealed class LogInTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    [Theory]
    [InlineData("admin", "陈安")]
    [InlineData("security", "何严")]
    [InlineData("auditor", "方正")]
    [InlineData("finance", "周静")]
    [InlineData("reviewer", "吴慎")]
    [InlineData("reader", "许宁")]
    public async Task Each_demonstration_account_logs_in_without_having_to_change_its_password(string userName, string displayName)
    {
        var visitor = app.Visit();
        (await visitor.SubmitLogIn(userName, DemonstrationAccounts.Password)).Location.ShouldBe("/");
        (await visitor.Get("/nowhere")).Document.QuerySelector(".topbar-user")!.TextContent.ShouldBe(displayName);
    }

    [Fact]
    public async Task A_page_asked_for_without_log_in_is_shown_after_it()
    {
        var visitor = app.Visit();
        var toLogIn = await visitor.Get("/admin/users?page=2");
        toLogIn.Location!.ShouldStartWith("/account/login");
        (await visitor.SubmitLogIn("admin", DemonstrationAccounts.Password, toLogIn.Location!)).Location.ShouldBe("/admin/users?page=2");
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    public async Task A_log_in_never_leads_to_another_site(string back)
    {
        var answer = await app.Visit().SubmitLogIn("reader", DemonstrationAccounts.Password, "/account/login?back=" + Uri.EscapeDataString(back));
        answer.Location.ShouldBe("/");
    }

    [Theory]
    [InlineData("zh-CN", "用户名或密码不正确")]
    [InlineData("en-GB", "The user name or the password is wrong")]
    public async Task A_wrong_password_and_an_unknown_user_read_alike_and_keep_the_user_name(string language, string said)
    {
        foreach (var userName in (string[])["finance", "nobody"])
        {
            var answer = await app.Visit().Reading(language).SubmitLogIn(userName, "wrong");
            answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            answer.Document.QuerySelector(".field-error")!.TextContent.ShouldContain(said);
            answer.Document.QuerySelector("input[name='Input.UserName']")!.GetAttribute("value").ShouldBe(userName);
            answer.Document.QuerySelector("input[name='Input.Password']")!.HasAttribute("value").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task Empty_fields_are_named_beside_each()
    {
        var answer = await app.Visit().Reading("en").SubmitLogIn("", "");
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Document.QuerySelectorAll(".field-error").Select(e => e.TextContent.Trim()).ShouldBe(["Enter your user name.", "Enter your password."]);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one()
    {
        for (var attempt = 1; attempt <= 5; attempt++)
            await app.Visit().SubmitLogIn("reviewer", "wrong");
        var answer = await app.Visit().SubmitLogIn("reviewer", DemonstrationAccounts.Password);
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Text.ShouldContain("账号锁定 30 分钟");

        var administrator = await app.LogIn(Role.Administrator);
        var list = await administrator.Page("/admin/users");
        list.Body!.TextContent.ShouldContain("密码错误，暂时锁定");
        var user = await administrator.Page(list.QuerySelectorAll("tbody a").Single(a => a.TextContent == "reviewer").GetAttribute("href")! + "/account");
        await administrator.Submit(user, "unlock", ("reason", "本人来电"));
        (await app.Visit().SubmitLogIn("reviewer", DemonstrationAccounts.Password)).Location.ShouldBe("/");
    }

    [Fact]
    public async Task The_lock_after_wrong_passwords_ends_by_itself_after_half_an_hour()
    {
        for (var attempt = 1; attempt <= 5; attempt++)
            await app.Visit().SubmitLogIn("finance", "wrong");

        app.Clock.Advance(TimeSpan.FromMinutes(29));
        (await app.Visit().SubmitLogIn("finance", DemonstrationAccounts.Password)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        (await app.Visit().SubmitLogIn("finance", DemonstrationAccounts.Password)).Location.ShouldBe("/");
    }

    [Fact]
    public async Task An_unknown_name_locks_like_a_known_one_so_that_nobody_learns_which_names_exist()
    {
        var answers = new List<string>();
        for (var attempt = 1; attempt <= 6; attempt++)
            answers.Add((await app.Visit().Reading("en").SubmitLogIn("somebody-else", "wrong")).Document.QuerySelector(".form")!.TextContent);
        answers.Take(4).ShouldAllBe(said => said.Contains("The user name or the password is wrong"));
        answers.Skip(4).ShouldAllBe(said => said.Contains("locked for 30 minutes"));
    }

    [Fact]
    public async Task Forty_guesses_at_the_same_moment_are_five_guesses()
    {
        var pages = await Task.WhenAll(Enumerable.Range(0, 40).Select(async _ => { var visitor = app.Visit(); return (visitor, page: await visitor.Page("/account/login")); }));
        var answers = await Task.WhenAll(pages.Select(p => p.visitor.Submit(p.page, "login", ("Input.UserName", "street"), ("Input.Password", "wrong"))));
        answers.Count(a => a.Text.Contains("用户名或密码不正确")).ShouldBeInRange(0, 4);
        (await SecurityEntries.CountAsync(app, "LogInFailed", "江晴")).ShouldBe(5);
        (await SecurityEntries.CountAsync(app, "LockedOut", "江晴")).ShouldBeInRange(1, 5);
        (await app.Visit().SubmitLogIn("street", DemonstrationAccounts.Password)).Text.ShouldContain("账号锁定 30 分钟");
    }

    [Fact]
    public async Task A_wrong_password_takes_as_long_for_a_name_that_nobody_has()
    {
        async Task<double> MedianAsync(Func<int, string> name)
        {
            var times = new List<double>();
            for (var i = 0; i < 15; i++)
            {
                var visitor = app.Visit();
                var page = await visitor.Page("/account/login");
                var clock = System.Diagnostics.Stopwatch.StartNew();
                await visitor.Submit(page, "login", ("Input.UserName", name(i)), ("Input.Password", "wrong"));
                times.Add(clock.Elapsed.TotalMilliseconds);
            }
            return times.Order().ElementAt(7);
        }
        await MedianAsync(i => $"warm-{i}");
        var unknown = await MedianAsync(i => $"nobody-{i}");
        await using var scope = app.Services.CreateAsyncScope();
        var attempts = scope.ServiceProvider.GetRequiredService<Anlan.Platform.Identity.LogIn.LogInAttempts>();
        var known = await MedianAsync(_ => { attempts.ForgetAsync("reader").GetAwaiter().GetResult(); return "reader"; });
        await attempts.ForgetAsync("reader", TestContext.Current.CancellationToken);
        // Checking a password costs tens of milliseconds: without that check the answer would come several times faster.
        (known / unknown).ShouldBeInRange(0.5, 2);
    }

    [Fact]
    public async Task Logging_out_ends_the_session()
    {
        var visitor = await app.LogIn(Role.Reader);
        var answer = await visitor.LogOut((await visitor.Get("/nowhere")).Document);
        answer.Location.ShouldBe("/account/login");
        answer.Headers.GetValues("Clear-Site-Data").ShouldBe(["\"cache\""]);
        (await visitor.Get("/account/password")).Location!.ShouldStartWith("/account/login");
    }

    [Fact]
    public async Task A_log_out_sent_from_another_site_is_refused()
    {
        var visitor = await app.LogIn(Role.Reader);
        var answer = await visitor.Client.PostAsync("/account/logout", new FormUrlEncodedContent([]), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await visitor.Get("/account/password")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_log_in_without_its_form_token_is_refused()
    {
        var answer = await app.Visit().Client.PostAsync("/account/login", new FormUrlEncodedContent(
            [new("_handler", "login"), new("Input.UserName", "reader"), new("Input.Password", DemonstrationAccounts.Password)]), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_for_scripts_and_other_sites()
    {
        var cookie = CookieOf(await app.Visit().SubmitLogIn("reader", DemonstrationAccounts.Password));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
    }

    [Fact]
    public async Task A_log_in_survives_a_restart()
    {
        var cookie = CookieOf(await app.Visit().SubmitLogIn("reader", DemonstrationAccounts.Password)).Split(';')[0];
        await using var again = AnlanApp.Restarted(app, demonstration: true);
        using var client = again.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        (await client.GetAsync("/account/password", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    static string CookieOf(Answer answer) => answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("anlan=", StringComparison.Ordinal));
}
