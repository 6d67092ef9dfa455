using System.Net;
using Anlan.Platform.Identity.SecondFactor;
using Anlan.Testing;

namespace Anlan.Platform.Tests.Identity.Oidc;

/// <summary>To a real provider and back, through the pages.</summary>
public sealed class OidcRoundTripTests(AnlanApp app, Glewlwyd provider) : IClassFixture<AnlanApp>, IClassFixture<Glewlwyd>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whose_account_is_meant_for_the_provider_gets_in_and_is_led_on(bool oddSecret)
    {
        await using var site = new OidcSite(app, provider.First, oddSecret ? Glewlwyd.Odd : Glewlwyd.Plain);
        var (userName, name) = oddSecret ? ("zhangwei", "张伟") : ("zhaolei", "赵磊");
        await provider.AddUserAsync(userName, name);
        await site.AddUser(userName, name);
        for (var time = 1; time <= 2; time++) // the first time by the name, then by the lasting number
        {
            var visitor = site.Visit();
            var answer = await OidcSite.LogIn(visitor, provider, userName, "/account/login?back=%2Faccount%2Fsessions");
            answer.Location.ShouldBe("/account/sessions", answer.Text);
            (await visitor.Page("/account/sessions")).QuerySelector(".topbar-user")!.TextContent.ShouldBe(name);
            (await SecurityEntries.CountAsync(app, "LoggedIn", name)).ShouldBe(time);
            // What the provider handed out stays on the server.
            (answer.Headers + answer.Text).ShouldNotContain("eyJ");
        }
        (await SecurityEntries.CountAsync(app, "AccountLinked", name)).ShouldBe(1);
        (await site.Entries("LoggedIn"))[^1].ShouldContain("\"by\": \"oidc\"");
    }

    [Fact]
    public async Task Whom_the_platform_does_not_know_is_told_so()
    {
        await using var site = new OidcSite(app, provider.First);
        await provider.AddUserAsync("stranger", "生人");
        var visitor = site.Visit();
        await site.ShouldRefuse(visitor, () => OidcSite.LogIn(visitor, provider, "stranger"), "本平台没有您的账号", "no account here");
    }

    [Fact]
    public async Task Where_strangers_are_taken_in_they_may_do_nothing_yet()
    {
        await using var site = new OidcSite(app, provider.First, createUnknown: true);
        await provider.AddUserAsync("newcomer", "新来");
        var visitor = site.Visit();
        (await OidcSite.LogIn(visitor, provider, "newcomer")).Location.ShouldBe("/");
        (await visitor.Get("/admin/users")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.Get("/account/sessions")).Document.QuerySelector(".topbar-user")!.TextContent.ShouldBe("新来");
    }

    [Fact]
    public async Task An_account_with_a_password_of_its_own_is_not_opened_by_its_name_at_the_provider()
    {
        await using var site = new OidcSite(app, provider.First, createUnknown: true);
        await provider.AddUserAsync("finance", "冒名");
        var visitor = site.Visit();
        await site.ShouldRefuse(visitor, () => OidcSite.LogIn(visitor, provider, "finance"), "本平台没有您的账号", "no account here");
    }

    [Fact]
    public async Task An_account_stays_with_the_person_who_came_first_when_the_name_passes_to_another()
    {
        await using var site = new OidcSite(app, provider.First, createUnknown: true);
        await provider.AddUserAsync("liuyang", "刘洋");
        await site.AddUser("liuyang", "刘洋");
        (await OidcSite.LogIn(site.Visit(), provider, "liuyang")).Location.ShouldBe("/");
        await provider.PassOnAsync("liuyang");
        var visitor = site.Visit();
        await site.ShouldRefuse(visitor, () => OidcSite.LogIn(visitor, provider, "liuyang"), "本平台没有您的账号", "no account here");
    }

    [Fact]
    public async Task People_of_two_providers_are_kept_apart()
    {
        await provider.AddUserAsync("chenjing", "陈静");
        await using (var first = new OidcSite(app, provider.First))
        {
            await first.AddUser("chenjing", "陈静");
            (await OidcSite.LogIn(first.Visit(), provider, "chenjing")).Location.ShouldBe("/");
        }
        await using var second = new OidcSite(app, provider.Second, createUnknown: true);
        var visitor = second.Visit();
        await second.ShouldRefuse(visitor, () => OidcSite.LogIn(visitor, provider, "chenjing"), "本平台没有您的账号", provider.Second);
    }

    [Fact]
    public async Task A_second_factor_is_asked_for_after_the_provider_too_and_no_guess_of_it_is_given_back()
    {
        await using var site = new OidcSite(app, provider.First);
        await provider.AddUserAsync("sunli", "孙丽");
        await site.AddUser("sunli", "孙丽");
        var visitor = site.Visit();
        await OidcSite.LogIn(visitor, provider, "sunli");
        var (secret, _) = await app.Enrol(visitor);

        visitor = site.Visit();
        var passed = await OidcSite.LogIn(visitor, provider, "sunli", "/account/login?back=%2Faccount%2Fsessions");
        passed.Location.ShouldBe("/account/login/code?back=%2Faccount%2Fsessions");
        (await visitor.Get("/account/sessions")).Location!.ShouldStartWith("/account/login");
        (await visitor.Submit(await visitor.Page(passed.Location!), "code", ("Input.Code", app.NextCode(secret)))).Location.ShouldBe("/account/sessions");

        for (var guess = 1; guess <= 5; guess++) (await Guess("000000")).Location.ShouldBeNull();
        (await Guess(app.NextCode(secret))).Text.ShouldContain("账号锁定 30 分钟");
        app.Clock.Advance(TimeSpan.FromMinutes(31));
        (await Guess(app.NextCode(secret))).Location.ShouldBe("/");

        async Task<Answer> Guess(string code)
        {
            var guesser = site.Visit();
            return await guesser.Submit(await guesser.Page((await OidcSite.LogIn(guesser, provider, "sunli")).Location!), "code", ("Input.Code", code));
        }
    }
}
