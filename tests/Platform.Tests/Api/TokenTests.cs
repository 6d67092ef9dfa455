using System.Net;
using System.Text.RegularExpressions;
using Anlan.Platform.Identity;
using Anlan.Platform.Identity.Tokens;
using Anlan.Platform.Storage;
using Anlan.Platform.Tests.Identity;
using Anlan.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Tests.Api;

public sealed partial class TokenTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    const string Somewhere = "/api/v1/divisions?limit=1";

    static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_issued_on_the_page_shown_once_and_opens_the_interface()
    {
        var officer = await app.LogIn(Role.SecurityOfficer);
        var answer = await Issue(officer);
        var key = Key().Match(answer.Text).Value;
        key.Length.ShouldBe(70, answer.Text);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();

        (await app.Client(key).Json(Somewhere)).Items().Count.ShouldBe(1);
        var list = await officer.Page("/admin/tokens");
        list.Body!.TextContent.ShouldContain("市数据局");
        list.Body.TextContent.ShouldNotContain(key);
        (await SecurityEntries.CountAsync(app, "ApiTokenIssued", "何严")).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_database_holds_a_digest_of_the_key_and_the_log_holds_neither()
    {
        var issued = await app.IssueToken("990101", ["library.read"]);
        await using var connection = await app.Services.GetRequiredService<AnlanDatabase>().Accounts.OpenConnectionAsync(Stop);
        await using var command = new Npgsql.NpgsqlCommand($"select key_digest, to_jsonb(t)::text from ident.api_token t where id = '{issued.Token.Id}'", connection);
        await using (var settings = new Npgsql.NpgsqlCommand("select set_config('anlan.lo', '', false), set_config('anlan.hi', '~', false)", connection)) await settings.ExecuteNonQueryAsync(Stop);
        await using (var row = await command.ExecuteReaderAsync(Stop))
        {
            (await row.ReadAsync(Stop)).ShouldBeTrue();
            row.GetFieldValue<byte[]>(0).ShouldBe(TokenKey.Digest(issued.Key));
            row.GetString(1).ShouldNotContain(issued.Key[6..]);
        }
        (await LogCount("after::text like '%' || $1 || '%' or before::text like '%' || $1 || '%' or reason like '%' || $1 || '%'", issued.Key[6..])).ShouldBe(0);
        (await LogCount("subject = $1 and after ->> 'key_digest' = '***'", $"ident.api_token/{issued.Token.Id}")).ShouldBe(1);
    }

    [Fact]
    public async Task A_token_that_was_revoked_opens_nothing_from_the_next_request_on()
    {
        var issued = await app.IssueToken("", ["library.read"]);
        var machine = app.Client(issued.Key);
        await machine.Json(Somewhere);

        var officer = await app.LogIn(Role.SecurityOfficer);
        await officer.Submit(await officer.Page($"/admin/tokens/{issued.Token.Id}"), "revoke", ("reason", "对接结束"));

        (await machine.Problem(Somewhere, HttpStatusCode.Unauthorized)).Text("detail").ShouldBe("令牌已被吊销。");
        (await officer.Page($"/admin/tokens/{issued.Token.Id}")).Body!.TextContent.ShouldContain("对接结束");
        (await SecurityEntries.CountAsync(app, "ApiTokenRevoked", "何严")).ShouldBeGreaterThan(0);
        (await SecurityEntries.CountAsync(app, "ApiTokenRefused", issued.Token.Name)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_token_lasts_a_year_at_most_and_expires()
    {
        var late = await Issue(await app.LogIn(Role.SecurityOfficer), ("Input.LastDay", DateOnly.FromDateTime(app.Clock.GetUtcNow().AddHours(8).DateTime).AddYears(1).ToString("yyyy-MM-dd")));
        late.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        late.Text.ShouldContain("有效期应在今天到");

        await using var other = await AnlanApp.Another();
        var machine = await other.TokenClient("", "library.read");
        await machine.Json(Somewhere);
        other.Clock.Advance(TimeSpan.FromDays(366));
        (await machine.Problem(Somewhere, HttpStatusCode.Unauthorized)).Text("detail").ShouldBe("令牌已过期。");
    }

    [Fact]
    public async Task A_token_is_used_from_its_addresses_only()
    {
        SourceAddresses.Read("10.8.3.0/24\n2001:db8::1，192.0.2.7").Addresses.ShouldBe(["10.8.3.0/24", "2001:db8::1/128", "192.0.2.7/32"]);
        SourceAddresses.Read("10.8.3.0/24\nanywhere").Wrong.ShouldBe("anywhere");
        SourceAddresses.Read("10.1").Wrong.ShouldBe("10.1");
        SourceAddresses.Allow(["10.8.3.0/24"], IPAddress.Parse("::ffff:10.8.3.9")).ShouldBeTrue();
        SourceAddresses.Allow(["10.8.3.0/24"], IPAddress.Parse("10.8.4.9")).ShouldBeFalse();
        SourceAddresses.Allow([], null).ShouldBeTrue();

        var answer = await Issue(await app.LogIn(Role.SecurityOfficer), ("Input.Addresses", "198.51.100.0/24"));
        (await app.Client(Key().Match(answer.Text).Value).Problem(Somewhere, HttpStatusCode.Unauthorized)).Text("detail").ShouldBe("令牌不能从这个地址使用。");
    }

    [Fact]
    public async Task Nothing_but_a_token_opens_the_interface_and_nobody_is_sent_to_the_log_in()
    {
        var visitor = await app.LogIn(Role.Administrator);
        (await visitor.Client.Problem(Somewhere, HttpStatusCode.Unauthorized)).Text("title").ShouldBe("需要有效的令牌");
        (await app.Client("anlan_" + new string('0', 64)).Problem(Somewhere, HttpStatusCode.Unauthorized)).Text("detail").ShouldBe("令牌不正确。");
        await app.Client("' or 1=1 --").Problem(Somewhere, HttpStatusCode.Unauthorized);
        using var plain = app.CreateClient(new() { AllowAutoRedirect = false });
        using var answer = await plain.GetAsync(Somewhere, Stop);
        answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer realm=\"anlan\"");
        await plain.Problem("/api/v2/organisations", HttpStatusCode.Unauthorized);
        await (await app.TokenClient("", "library.read")).Problem("/api/v2/organisations", HttpStatusCode.NotFound);
        await (await app.TokenClient("", "library.read")).Problem(Somewhere, HttpStatusCode.MethodNotAllowed, HttpMethod.Post);
    }

    [Fact]
    public async Task A_token_is_worth_nothing_on_pages() =>
        (await app.Client((await app.IssueToken("", ["library.read"])).Key).GetAsync("/library/organisations", Stop)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

    [Fact]
    public async Task A_token_may_do_what_it_was_given_and_no_more()
    {
        var machine = await app.TokenClient("", "library.read");
        (await machine.Problem("/api/v1/evaluations", HttpStatusCode.Forbidden)).Text("title").ShouldBe("令牌没有此权限");
        await machine.Json("/api/v1/organisations");
    }

    [Fact]
    public async Task An_administrators_office_is_not_given_to_a_token()
    {
        (await Should.ThrowAsync<InvalidOperationException>(() => app.IssueToken("", ["log.read"]))).Message.ShouldContain("administrator");
        (await Should.ThrowAsync<InvalidOperationException>(() => app.IssueToken("", ["dragons.fly"]))).Message.ShouldContain("permission");
        var page = await (await app.LogIn(Role.SecurityOfficer)).Page("/admin/tokens/new");
        page.QuerySelectorAll("input[name='Input.Permissions']").Select(i => i.GetAttribute("value")).ShouldBe(["evaluations.read", "facts.read", "library.edit", "library.read"]);
    }

    [Theory, InlineData(Role.Administrator), InlineData(Role.Auditor), InlineData(Role.Reader)]
    public async Task Only_the_security_administrator_issues_tokens(string role) =>
        (await (await app.LogIn(role)).Get("/admin/tokens/new")).Status.ShouldBe(HttpStatusCode.Forbidden);

    [Fact]
    public async Task Issuing_needs_a_fresh_proof_of_who_issues()
    {
        await using var other = await AnlanApp.Another();
        var officer = await other.LogIn(Role.SecurityOfficer);
        other.Clock.Advance(TimeSpan.FromMinutes(RecentLogInAttribute.Minutes + 1));
        (await officer.Get("/admin/tokens/new")).Location!.ShouldStartWith("/account/confirm");
    }

    [Fact]
    public async Task Each_reading_stands_in_the_log_under_the_name_of_the_token()
    {
        var issued = await app.IssueToken("990101001", ["library.read"]);
        var machine = app.Client(issued.Key);
        await machine.Json("/api/v1/organisations?limit=3");
        (await LogCount("kind = 'access' and name = 'ApiRead' and subject = '/api/v1/organisations' and actor = $1::uuid and actor_name = '区大数据共享平台' and (after ->> 'records')::int = 3 and division = '990101001'",
            issued.Token.Id.ToString())).ShouldBe(1);
        var officer = await app.LogIn(Role.SecurityOfficer);
        (await officer.Page($"/admin/tokens/{issued.Token.Id}")).QuerySelectorAll(".key-value").First(k => k.TextContent.Contains("最近使用")).TextContent.ShouldContain("202");
    }

    [Fact]
    public async Task A_token_that_asks_too_often_is_told_to_wait()
    {
        await using var strict = app.WithWebHostBuilder(host => host.UseSetting("limits:api", "1"));
        var client = strict.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await app.IssueToken("", ["library.read"])).Key);
        for (var i = 0; i < 5; i++) (await client.GetAsync(Somewhere, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var refused = await client.GetAsync(Somewhere, Stop);
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta.ShouldNotBeNull();
        (await client.Problem(Somewhere, HttpStatusCode.TooManyRequests)).Text("title").ShouldBe("操作过于频繁");
        using var another = strict.CreateClient();
        another.DefaultRequestHeaders.Authorization = new("Bearer", (await app.IssueToken("", ["library.read"])).Key);
        (await another.GetAsync(Somewhere, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    static async Task<Answer> Issue(Visitor officer, params (string, string)[] besides)
    {
        var page = await officer.Page("/admin/tokens/new");
        var owner = page.QuerySelectorAll("select[name='Input.Owner'] option").First(o => o.TextContent.Contains("reader")).GetAttribute("value")!;
        foreach (var box in page.QuerySelectorAll("input[name='Input.Permissions']")) if (box.GetAttribute("value") == "library.read") box.SetAttribute("checked", "checked");
        return await officer.Submit(page, "token", [("Input.Name", "市数据局"), ("Input.Purpose", "数据共享，府办〔2026〕3号"), ("Input.Owner", owner), .. besides]);
    }

    async Task<long> LogCount(string where, string value)
    {
        await using var connection = await app.Services.GetRequiredService<AnlanDatabase>().Sealer.OpenConnectionAsync(Stop);
        await using var command = new Npgsql.NpgsqlCommand("select count(*) from log.entry where " + where, connection) { Parameters = { new() { Value = value } } };
        return (long)(await command.ExecuteScalarAsync(Stop))!;
    }

    [GeneratedRegex("anlan_[0-9a-f]{64}")]
    private static partial Regex Key();
}
