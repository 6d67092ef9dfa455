using System.Text.RegularExpressions;
using Anlan.Platform.Identity;
using Anlan.Platform.Identity.SecondFactor;
using Anlan.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Tests.Identity;

/// <summary>What administrators do in tests that are about something else.</summary>
static partial class Administrators
{
    public const string Password = "值班表贴在 Row 3 门后面";

    /// <summary>A user who has chosen his own password, made through the pages.</summary>
    public static async Task<Guid> AddUser(this AnlanApp app, string userName, string displayName, string? role)
    {
        var administrator = await app.LogIn(Role.Administrator);
        var answer = await administrator.Submit(await administrator.Page("/admin/users/new"), "new-user", ("Input.UserName", userName), ("Input.DisplayName", displayName));
        answer.Location.ShouldBe("/admin/users", answer.Text);
        var password = OneTime().Match((await administrator.Follow(answer)).Text).Groups[1].Value;
        var id = await app.IdOf(userName);
        if (role is not null) (await app.GiveRole(id, role)).Location.ShouldNotBeNull();
        var visitor = await app.LogIn(userName, password);
        await visitor.Submit(await visitor.Page("/account/password"), "password", ("Input.Current", password), ("Input.New", Password), ("Input.Repeated", Password));
        return id;
    }

    public static async Task<Answer> GiveRole(this AnlanApp app, Guid user, string role)
    {
        var officer = await app.LogIn(Role.SecurityOfficer);
        return await officer.Submit(await officer.Page($"/admin/users/{user}/role"), "role", ("Input.Role", role), ("Input.Reason", "局办〔2026〕7号"));
    }

    public static async Task<Guid> IdOf(this AnlanApp app, string userName)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<UserManager<User>>().FindByNameAsync(userName)).ShouldNotBeNull().Id;
    }

    /// <summary>Sets up the second factor on the page and returns the secret and the recovery codes.</summary>
    public static async Task<(byte[] Secret, string[] Codes)> Enrol(this AnlanApp app, Visitor visitor)
    {
        var page = await visitor.Page("/account/second-factor");
        var secret = Read(page.QuerySelector("code.secret")!.TextContent.Replace(" ", ""));
        var answer = await visitor.Submit(page, "enrol", ("code", Totp.Code(secret, Totp.Step(app.Clock.GetUtcNow()))));
        var codes = answer.Document.QuerySelectorAll(".recovery-codes code").Select(c => c.TextContent).ToArray();
        codes.ShouldNotBeEmpty(answer.Text);
        return (secret, codes);
    }

    /// <summary>The code of the next half minute: a code is taken once.</summary>
    public static string NextCode(this AnlanApp app, byte[] secret)
    {
        app.Clock.Advance(TimeSpan.FromSeconds(31));
        return Totp.Code(secret, Totp.Step(app.Clock.GetUtcNow()));
    }

    static byte[] Read(string base32)
    {
        const string characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(base32.Select(c => Convert.ToString(characters.IndexOf(c), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2))];
    }

    [GeneratedRegex("一次性密码：([A-Za-z0-9]{16})")]
    private static partial Regex OneTime();
}
