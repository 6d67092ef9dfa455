using System.Buffers.Binary;
using System.Net;
using Anlan.Platform.Identity;
using Anlan.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Tests.Identity.Passwords;

public sealed class PasswordTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    [Fact]
    public async Task The_last_five_do_not_come_again_and_the_sixth_may()
    {
        await app.AddUser("rotates", "换密", Role.Reader);
        var used = new List<string> { Administrators.Password };
        for (var number = 1; number <= 5; number++)
        {
            (await ChangeAsync("rotates", used[^1], used[0])).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            used.Add($"第 {number} Row 门后面的表");
            (await ChangeAsync("rotates", used[^2], used[^1])).Location.ShouldBe("/", used[^1]);
        }
        // Between: five others have been used since the first one.
        (await ChangeAsync("rotates", used[^1], used[1])).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ChangeAsync("rotates", used[^1], used[0])).Location.ShouldBe("/");
    }

    [Fact]
    public async Task A_password_is_kept_as_a_slow_digest()
    {
        await app.AddUser("hashed", "摘要", Role.Reader);
        await using var scope = app.Services.CreateAsyncScope();
        var kept = Convert.FromBase64String((await scope.ServiceProvider.GetRequiredService<UserDirectory>().Users.SingleAsync(u => u.UserName == "hashed", TestContext.Current.CancellationToken)).PasswordHash!);
        // The format of the framework, version 3: a byte, the function (2: HMAC-SHA-512), the rounds, the length of the salt.
        (kept[0], BinaryPrimitives.ReadInt32BigEndian(kept.AsSpan(1)), BinaryPrimitives.ReadInt32BigEndian(kept.AsSpan(5)), BinaryPrimitives.ReadInt32BigEndian(kept.AsSpan(9))).ShouldBe(((byte)1, 2, 210_000, 16));
    }

    [Fact]
    public async Task A_changed_password_ends_the_other_sessions_and_not_this_one()
    {
        await app.AddUser("careful", "小心", Role.Reader);
        var elsewhere = await app.LogIn("careful", Administrators.Password);
        var here = await app.LogIn("careful", Administrators.Password);
        await here.Submit(await here.Page("/account/password"), "password", ("Input.Current", Administrators.Password), ("Input.New", "另一张 Table 7 在窗边"), ("Input.Repeated", "另一张 Table 7 在窗边"));
        (await here.Get("/account/password")).Status.ShouldBe(HttpStatusCode.OK);
        (await elsewhere.Get("/account/password")).Location!.ShouldStartWith("/account/login");
    }

    [Fact]
    public async Task A_password_is_changed_after_ninety_days_and_its_owner_told_a_week_before()
    {
        await app.AddUser("ages", "老密", Role.Reader);
        app.Clock.Advance(TimeSpan.FromDays(84));
        var visitor = await app.LogIn("ages", Administrators.Password);
        (await visitor.Get("/account/sessions")).Text.ShouldContain("密码还有 6 天到期");
        app.Clock.Advance(TimeSpan.FromDays(7));
        var late = await app.LogIn("ages", Administrators.Password);
        (await late.Get("/affairs/evaluations")).Location.ShouldBe("/account/password");
        // Accounts with a published password are for trying the platform: theirs does not age.
        (await (await app.LogIn(Role.Reader)).Get("/affairs/evaluations")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Rules_hold_from_their_day_on_and_former_ones_are_kept()
    {
        var officer = await app.LogIn(Role.SecurityOfficer);
        var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);
        Task<Answer> Set(AngleSharp.Html.Dom.IHtmlDocument page, DateOnly from, params (string, string)[] more) =>
            officer.Submit(page, "rules", [("Input.From", from.ToString("yyyy-MM-dd")), ("Input.Reason", "按等保测评意见"), .. more]);
        (await Set(await officer.Page("/admin/security"), today.AddDays(-1))).Text.ShouldContain("只能设定今天起的规则");
        (await Set(await officer.Page("/admin/security?profile=long"), today.AddDays(3))).Location.ShouldBe("/admin/security");
        (await (await app.LogIn(Role.Reader)).Page("/account/password")).Body!.TextContent.ShouldContain("至少 10 个字符");
        app.Clock.Advance(TimeSpan.FromDays(4));
        (await (await app.LogIn(Role.Reader)).Page("/account/password")).Body!.TextContent.ShouldContain("至少 15 个字符");
        officer = await app.LogIn(Role.SecurityOfficer);
        var list = await officer.Page("/admin/security");
        list.Body!.TextContent.ShouldContain("等保三级");
        list.Body!.TextContent.ShouldContain("长口令");

        // One session for each account, while we are at it; and back to the beginning for the others.
        (await Set(await officer.Page("/admin/security?profile=level3"), today.AddDays(4), ("Input.OneSession", "true"))).Location.ShouldBe("/admin/security");
        var first = await app.LogIn(Role.Reader);
        await app.LogIn(Role.Reader);
        (await first.Get("/account/password")).Location!.ShouldStartWith("/account/login");
    }

    async Task<Answer> ChangeAsync(string userName, string current, string wanted)
    {
        var visitor = await app.LogIn(userName, current);
        return await visitor.Submit(await visitor.Page("/account/password"), "password", ("Input.Current", current), ("Input.New", wanted), ("Input.Repeated", wanted));
    }
}
