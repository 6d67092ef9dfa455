using Anlan.Platform.Identity;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Anlan.Browser.Tests.Journeys;

/// <summary>Who may do what, as people meet it; every route is checked over HTTP elsewhere.</summary>
public sealed class PermissionJourney(Site site)
{
    [Theory, InlineData("reviewer"), InlineData("reader")]
    public async Task Who_may_only_read_finds_no_button_to_change_and_gets_no_further_by_address(string user)
    {
        await using var tab = await site.OpenAsAsync(user, Screen.Desk);
        await tab.GoAsync("/affairs/evaluations");
        await Expect(tab.Content.GetByRole(AriaRole.Link, new() { Name = "对比" })).ToHaveCountAsync(1);
        await Expect(tab.Content.Locator("a[href$='/new'], a[href$='/import']")).ToHaveCountAsync(0);
        await tab.GoAsync("/affairs/evaluations/of/pingshan-2021/figures");
        await Expect(tab.Content.Locator("a[href*='/figures/']")).ToHaveCountAsync(0);
        foreach (var address in (string[])["/affairs/evaluations/new", "/affairs/evaluations/import", "/affairs/evaluations/of/pingshan-2021/figures/initial_budget", "/admin/users"])
        {
            (await tab.GoAsync(address)).Status.ShouldBe(403, address);
            await Expect(tab.Content).ToContainTextAsync("没有权限");
            tab.Path.ShouldBe(address);
        }
        tab.ShouldHaveNoComplaints();
    }

    [Fact]
    public async Task Who_is_not_logged_in_logs_in_and_is_where_he_wanted_to_be()
    {
        await using var tab = await site.OpenAsync(Screen.Desk);
        const string wanted = "/affairs/evaluations/of/futian-2020/figures?from=mail";
        await tab.GoAsync(wanted);
        tab.Path.ShouldStartWith("/account/login");
        await tab.LogInAsync("reader", DemonstrationAccounts.Password);
        tab.Path.ShouldBe(wanted);

        await tab.Page.Locator(".topbar summary").ClickAsync();
        await tab.Button("退出登录").ClickAsync();
        await tab.Page.WaitForURLAsync("**/account/login");
        await tab.GoAsync(wanted);
        tab.Path.ShouldStartWith("/account/login");
        tab.ShouldHaveNoComplaints();
    }

    [Fact]
    public async Task A_new_user_gets_a_password_for_one_time_and_has_to_choose_his_own()
    {
        await using var admin = await site.OpenAsAsync("admin", Screen.Desk);
        await admin.GoAsync("/admin/users");
        await admin.Link("新增用户").ClickAsync();
        await admin.Page.Locator("input[name='Input.UserName']").FillAsync("林芳");
        await admin.Page.Locator("input[name='Input.DisplayName']").FillAsync("林芳");
        await admin.Button("保存").ClickAsync();
        await admin.Page.WaitForURLAsync("**/admin/users");
        await Expect(admin.Page.Locator(".flash-messages")).ToContainTextAsync("林芳的一次性密码");
        await admin.PictureAsync("one-time-password");
        var password = System.Text.RegularExpressions.Regex.Match(await admin.Content.InnerTextAsync(), "(?<![A-Za-z0-9])[A-Za-z2-9]{16}(?![A-Za-z0-9])").Value;
        password.Length.ShouldBe(16);
        (await admin.AccessibilityProblemsAsync()).ShouldBeEmpty();

        await using var security = await site.OpenAsAsync("security", Screen.Desk);
        await security.GoAsync(await site.UserPathAsync("林芳") + "/role");
        await security.Page.Locator("select[name='Input.Role']").SelectOptionAsync(Role.FinanceOfficer);
        await security.Page.Locator("input[name='Input.Reason']").FillAsync("局办〔2026〕7号");
        await security.Button("保存").ClickAsync();
        await security.Page.WaitForURLAsync(url => !url.EndsWith("/role", StringComparison.Ordinal));

        await using var tab = await site.OpenAsync(Screen.Desk);
        await tab.GoAsync("/affairs/evaluations");
        await tab.LogInAsync("林芳", password);
        tab.Path.ShouldBe("/account/password");
        await tab.GoAsync("/affairs/evaluations");
        tab.Path.ShouldBe("/account/password");
        await tab.PictureAsync("must-change-password");
        await tab.Page.Locator("input[name='Input.Current']").FillAsync(password);
        await tab.Page.Locator("input[name='Input.New']").FillAsync("风平浪静 Row 7 一路平安");
        await tab.Page.Locator("input[name='Input.Repeated']").FillAsync("风平浪静 Row 7 一路平安");
        await tab.Button("修改密码").ClickAsync();
        await tab.Page.WaitForURLAsync(url => !url.Contains("/account/password", StringComparison.Ordinal));
        await tab.GoAsync("/affairs/evaluations");
        await Expect(tab.Link("新建自评")).ToBeVisibleAsync();
        admin.ShouldHaveNoComplaints();
        tab.ShouldHaveNoComplaints();
    }
}
