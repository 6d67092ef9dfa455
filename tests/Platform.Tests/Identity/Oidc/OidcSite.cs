using Anlan.Platform.Identity;
using Anlan.Platform.Storage;
using Anlan.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Tests.Identity.Oidc;

/// <summary>The application with a provider set, and what people do with it.</summary>
sealed class OidcSite : IAsyncDisposable
{
    readonly AnlanApp app;
    readonly WebApplicationFactory<Program> site;

    public OidcSite(AnlanApp app, string authority, (string Id, string Secret)? client = null, bool createUnknown = false, int logIns = 1_000_000)
    {
        this.app = app;
        var (id, secret) = client ?? Glewlwyd.Plain;
        site = app.WithWebHostBuilder(host => host
            .UseSetting("Oidc:Authority", authority).UseSetting("Oidc:ClientId", id).UseSetting("Oidc:ClientSecret", secret)
            .UseSetting("Oidc:CreateUnknown", createUnknown.ToString()).UseSetting("limits:log-in", logIns.ToString()));
    }

    public Visitor Visit(bool cookies = true) => new(site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = cookies }));

    /// <summary>An account meant for the provider, made through the page, with the role of a reader.</summary>
    public async Task AddUser(string userName, string displayName)
    {
        var administrator = Visit();
        await administrator.SubmitLogIn("admin", DemonstrationAccounts.Password);
        var answer = await administrator.Submit(await administrator.Page("/admin/users/new"), "new-user",
            ("Input.UserName", userName), ("Input.DisplayName", displayName), ("Input.Provider", "oidc"));
        answer.Location.ShouldBe("/admin/users", answer.Text);
        (await app.GiveRole(await app.IdOf(userName), Role.Reader)).Location.ShouldNotBeNull();
    }

    /// <summary>From the button of the log-in page to the address at the provider.</summary>
    public static async Task<Answer> Begin(Visitor visitor, string page = "/account/login")
    {
        var button = (await visitor.Page(page)).QuerySelector("a[href^='/account/oidc']").ShouldNotBeNull();
        button.TextContent.Trim().ShouldBe("统一身份认证登录");
        return await visitor.Get(button.GetAttribute("href")!);
    }

    /// <summary>The whole way: button, provider, back. What the last page answers.</summary>
    public static async Task<Answer> LogIn(Visitor visitor, Glewlwyd provider, string userName, string page = "/account/login") =>
        await visitor.Get(await provider.LogInAsync((await Begin(visitor, page)).Location!, userName));

    /// <summary>He is back at the log-in page, is told this, and is not logged in; the log has got one more failure, which says why and no secret.</summary>
    public async Task ShouldRefuse(Visitor visitor, Func<Task<Answer>> attempt, string said, string why)
    {
        var before = (await Failures()).Count;
        var answer = await attempt();
        answer.Location.ShouldBe("/account/login", answer.Text);
        (await visitor.Page("/account/login")).Body!.TextContent.ShouldContain(said);
        (await visitor.Get("/account/sessions")).Location.ShouldNotBeNull().ShouldStartWith("/account/login");
        var entry = (await Failures()).Skip(before).ShouldHaveSingleItem();
        entry.ShouldContain(why);
        foreach (var secret in new[] { Glewlwyd.Plain.Secret, "eyJ", "code=" }) entry.ShouldNotContain(secret);
    }

    /// <summary>The failed log-ins in the log, oldest first.</summary>
    public Task<List<string>> Failures() => Entries("LogInFailed");

    /// <summary>Who, why and with what data: the entries of this name, oldest first.</summary>
    public async Task<List<string>> Entries(string name)
    {
        await using var connection = await app.Services.GetRequiredService<AnlanDatabase>().Sealer.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = new Npgsql.NpgsqlCommand("select concat_ws(' ', actor_name, reason, after) from log.entry where kind = 'security' and name = $1 order by id", connection) { Parameters = { new() { Value = name } } };
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var failures = new List<string>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken)) failures.Add(rows.GetString(0));
        return failures;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();
}
