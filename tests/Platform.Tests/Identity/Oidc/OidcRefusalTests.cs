using System.Net;
using System.Web;
using Anlan.Testing;

namespace Anlan.Platform.Tests.Identity.Oidc;

/// <summary>Answers that are not what was asked for: the reader is told what he can do, nobody is logged in, and the log has one entry more.</summary>
public sealed class OidcRefusalTests(AnlanApp app, Glewlwyd provider) : IClassFixture<AnlanApp>, IClassFixture<Glewlwyd>, IAsyncLifetime
{
    const string NotWaitedFor = "这次登录已失效", NotSucceeded = "统一身份认证没有成功", OutOfOrder = "统一身份认证服务暂时无法使用";

    OidcSite site = null!;

    public ValueTask InitializeAsync()
    {
        site = new(app, provider.First);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_answer_with_a_wrong_state_is_refused_and_the_right_one_is_still_taken()
    {
        var visitor = await Known("wang", "王一");
        var right = await provider.LogInAsync((await OidcSite.Begin(visitor)).Location!, "wang");
        foreach (var wrong in new[] { With(right, "state", "x"), With(right, "state", "密"), With(right, "state", null) })
            await site.ShouldRefuse(visitor, () => visitor.Get(wrong), NotWaitedFor, "belongs to another request");
        (await visitor.Get(right)).Location.ShouldBe("/");
    }

    [Fact]
    public async Task An_answer_is_taken_in_the_browser_that_asked_for_it_only()
    {
        var visitor = await Known("feng", "冯二");
        var answer = await provider.LogInAsync((await OidcSite.Begin(visitor)).Location!, "feng");
        var another = site.Visit();
        await site.ShouldRefuse(another, () => another.Get(answer), NotWaitedFor, "not waited for");
        // Neither where that browser has a log-in of its own under way.
        await OidcSite.Begin(another);
        await site.ShouldRefuse(another, () => another.Get(answer), NotWaitedFor, "belongs to another request");
    }

    [Fact]
    public async Task A_code_put_into_somebody_elses_log_in_is_refused()
    {
        var visitor = await Known("chu", "褚三");
        var thief = site.Visit();
        var (own, stolen) = ((await OidcSite.Begin(thief)).Location!, await provider.LogInAsync((await OidcSite.Begin(visitor)).Location!, "chu"));
        await site.ShouldRefuse(thief, () => thief.Get(With(stolen, "state", Asked(own, "state"))), NotSucceeded, "(invalid_code)");
    }

    [Fact]
    public async Task An_answer_that_was_used_is_refused_and_so_is_its_code_with_the_cookie_put_back()
    {
        var visitor = await Known("wei", "卫四");
        var begun = await OidcSite.Begin(visitor);
        var cookie = begun.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("anlan-oidc=", StringComparison.Ordinal)).Split(';')[0];
        var answer = await provider.LogInAsync(begun.Location!, "wei");
        (await visitor.Get(answer)).Location.ShouldBe("/");
        var before = await site.Failures();
        (await visitor.Get(answer)).Location.ShouldBe("/account/login");

        var thief = site.Visit(cookies: false);
        thief.Client.DefaultRequestHeaders.Add("Cookie", cookie);
        var replayed = await thief.Get(answer);
        replayed.Location.ShouldBe("/account/login");
        replayed.Headers.GetValues("Set-Cookie").ShouldNotContain(c => c.Contains("session", StringComparison.OrdinalIgnoreCase));
        var failures = (await site.Failures())[before.Count..];
        failures.Count.ShouldBe(2);
        failures[0].ShouldContain("not waited for");
        failures[1].ShouldContain("(invalid_code)");
    }

    [Fact]
    public async Task An_error_of_the_provider_is_told()
    {
        var visitor = site.Visit();
        var answer = await provider.RefuseAsync((await OidcSite.Begin(visitor)).Location!);
        answer.ShouldContain("error=");
        await site.ShouldRefuse(visitor, () => visitor.Get(answer), NotSucceeded, "The provider refuses: interaction_required");
        // What is no code of an error does not get into the log.
        var state = Asked((await OidcSite.Begin(visitor)).Location!, "state");
        await site.ShouldRefuse(visitor, () => visitor.Get($"/account/oidc/return?state={state}&error=%E4%BC%AA%E9%80%A0%0Aentry"), NotSucceeded, "The provider refuses: without a code.");
    }

    [Fact]
    public async Task An_account_that_was_locked_stays_shut()
    {
        await Known("jiang", "蒋五");
        var administrator = await app.LogIn(Platform.Identity.Role.Administrator);
        await administrator.Submit(await administrator.Page($"/admin/users/{await app.IdOf("jiang")}/account"), "lock", ("reason", "调离"));
        var visitor = site.Visit();
        await site.ShouldRefuse(visitor, () => OidcSite.LogIn(visitor, provider, "jiang"), "已被管理员锁定", "account locked");
    }

    [Fact]
    public async Task A_provider_that_is_down_is_said_to_be_so()
    {
        await using var down = new OidcSite(app, $"http://127.0.0.1:{PrivateServer.FreePort()}/api/first");
        var visitor = down.Visit();
        await down.ShouldRefuse(visitor, () => OidcSite.Begin(visitor), OutOfOrder, "gave no usable answer");
    }

    [Fact]
    public async Task A_provider_whose_issuer_is_not_to_the_letter_the_one_that_was_set_is_refused()
    {
        foreach (var authority in new[] { provider.Liar, provider.First + "/" })
        {
            await using var other = new OidcSite(app, authority);
            var visitor = other.Visit();
            await other.ShouldRefuse(visitor, () => OidcSite.Begin(visitor), OutOfOrder, "The provider calls itself");
        }
    }

    [Fact]
    public async Task A_provider_without_TLS_elsewhere_is_not_spoken_to()
    {
        await using var plain = new OidcSite(app, "http://id.example.cn");
        var visitor = plain.Visit();
        await plain.ShouldRefuse(visitor, () => OidcSite.Begin(visitor), OutOfOrder, "is not https");
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("""{"issuer":5}""")]
    [InlineData("""{"issuer":"{me}"}""")]
    [InlineData("""{"issuer":"{me}","authorization_endpoint":"javascript:alert(1)"}""")]
    [InlineData("""{"issuer":"{me}","authorization_endpoint":"http://id.example.cn/auth"}""")]
    public async Task Nonsense_instead_of_a_description_leads_nowhere(string description)
    {
        await using var liar = new Pretender(description);
        await using var misled = new OidcSite(app, liar.Address);
        var visitor = misled.Visit();
        await misled.ShouldRefuse(visitor, () => OidcSite.Begin(visitor), OutOfOrder, "\"how\": \"Unusable\"");
    }

    [Fact]
    public async Task Nonsense_instead_of_a_token_or_keys_logs_nobody_in()
    {
        await using var liar = new Pretender("""{"issuer":"{me}","authorization_endpoint":"{me}/auth","token_endpoint":"{me}/token","jwks_uri":"{me}/keys","token_endpoint_auth_methods_supported":5}""");
        await using var misled = new OidcSite(app, liar.Address);
        const string keys = """{"keys":[]}""", odd = "eyJhbGciOiJSUzI1NiJ9.e30.AAAA", notText = "eyJhbGciOiL_In0.e30.AAAA";
        foreach (var (status, token, published, said, why) in new[]
        {
            (200, "", keys, OutOfOrder, "gave no usable answer"),
            (200, "[]", keys, OutOfOrder, "gave no usable answer"),
            (200, "{}", keys, NotSucceeded, "sent no ID token"),
            (200, """{"id_token":7}""", keys, NotSucceeded, "sent no ID token"),
            (200, """{"id_token":"a.b"}""", keys, NotSucceeded, "not three parts"),
            (200, $$"""{"id_token":"{{odd}}"}""", "[]", OutOfOrder, "gave no usable answer"),
            (200, $$"""{"id_token":"{{odd}}"}""", """{"keys":5}""", NotSucceeded, "No key of the provider"),
            (200, $$"""{"id_token":"{{odd}}"}""", """{"keys":[5,null,{"kty":"RSA"},{"kty":"RSA","n":7,"e":"AQAB"},{"kty":"EC","crv":"P-256","x":"AA"}]}""", NotSucceeded, "No key of the provider"),
            (200, $$"""{"id_token":"{{notText}}"}""", keys, NotSucceeded, "cannot be read"),
            (302, "", keys, OutOfOrder, "answered 302"),
            (500, Glewlwyd.Plain.Secret, keys, OutOfOrder, "answered 500."),
            (400, $$"""{"error":"{{Glewlwyd.Plain.Secret}} eyJ"}""", keys, OutOfOrder, "answered 400."),
            (400, """{"error":"invalid_grant"}""", keys, NotSucceeded, "answered 400 (invalid_grant)"),
        })
        {
            (liar.Status, liar.Token, liar.Keys) = (status, token, published);
            var visitor = misled.Visit();
            var state = Asked((await OidcSite.Begin(visitor)).Location!, "state");
            await misled.ShouldRefuse(visitor, () => visitor.Get($"/account/oidc/return?state={state}&code=c"), said, why);
        }
    }

    [Fact]
    public async Task Made_up_answers_in_great_number_are_slowed_before_they_fill_the_log()
    {
        await using var limited = new OidcSite(app, provider.First, logIns: 2);
        var before = (await limited.Failures()).Count;
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++) answers.Add((await limited.Visit().Get("/account/oidc/return?state=x&code=y")).Status);
        answers.ShouldBe([HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests]);
        (await limited.Failures()).Count.ShouldBe(before + 2);
    }

    /// <summary>A new browser of somebody whose account is meant for the provider.</summary>
    async Task<Visitor> Known(string userName, string name)
    {
        await provider.AddUserAsync(userName, name);
        await site.AddUser(userName, name);
        return site.Visit();
    }

    static string Asked(string address, string name) => Uri.EscapeDataString(HttpUtility.ParseQueryString(new Uri(address).Query)[name]!);

    static string With(string address, string name, string? value)
    {
        var uri = new Uri(address);
        var query = HttpUtility.ParseQueryString(uri.Query);
        if (value is null) query.Remove(name);
        else query[name] = Uri.UnescapeDataString(value);
        return $"{uri.AbsolutePath}?{query}";
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();
}
