using Anlan.Platform.Identity;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Anlan.Browser.Tests.Journeys;

/// <summary>Setting up a device, and being logged out by the security administrator.</summary>
public sealed class SecondFactorJourney(Site site)
{
    [Theory, InlineData("/admin/roles"), InlineData("/admin/roles/administrator"), InlineData("/admin/security"), InlineData("/admin/sessions"), InlineData("/admin/delegations")]
    public async Task The_security_administrators_pages_are_accessible_and_fit_a_phone(string path)
    {
        await using var desk = await site.OpenAsAsync("security", Screen.Desk);
        (await desk.GoAsync(path)).Status.ShouldBe(200);
        await desk.PictureAsync("security" + path.Replace('/', '-'));
        (await desk.AccessibilityProblemsAsync()).ShouldBeEmpty();
        desk.ShouldHaveNoComplaints();
        await using var phone = await site.OpenAsAsync("security", Screen.Phone);
        await phone.GoAsync(path);
        (await phone.OverflowAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_session_that_was_ended_leads_to_the_log_in()
    {
        await using var reader = await site.OpenAsync(Screen.Desk);
        await reader.GoAsync("/account/login");
        await reader.LogInAsync("reader", DemonstrationAccounts.Password);
        await reader.GoAsync("/account/second-factor");
        await Expect(reader.Page.Locator("svg.qr")).ToBeVisibleAsync();
        await reader.PictureAsync("second-factor-set-up");
        (await reader.AccessibilityProblemsAsync()).ShouldBeEmpty();

        await using var security = await site.OpenAsAsync("security", Screen.Desk);
        await security.GoAsync("/admin/sessions?text=reader");
        await security.Page.Locator("button[name=session]").First.ClickAsync();
        await Expect(security.Page.Locator(".flash-messages")).ToContainTextAsync("会话已结束");
        await reader.GoAsync("/account/sessions");
        reader.Path.ShouldStartWith("/account/login");
    }
}
