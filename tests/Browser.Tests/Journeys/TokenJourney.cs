using System.Net;
using System.Net.Http.Headers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Anlan.Browser.Tests.Journeys;

/// <summary>The security administrator issues a token, passes it on, and takes it back.</summary>
public sealed class TokenJourney(Site site)
{
    [Theory, InlineData("zh-CN"), InlineData("en-GB")]
    public async Task A_token_is_issued_shown_once_used_and_revoked(string language)
    {
        var chinese = language == "zh-CN";
        await using var tab = await site.OpenAsAsync("security", chinese ? Screen.Desk : Screen.Phone, language);
        await tab.GoAsync("/admin/tokens");
        await tab.Link(chinese ? "签发令牌" : "Issue a token").ClickAsync();

        // What is missing is said beside the field, and what was typed stays.
        await tab.Page.FillAsync("[name='Input.Name']", "Hydrology station");
        await tab.Page.ClickAsync("main form.form button[type=submit]");
        await Expect(tab.Page.Locator("#field-Input-Owner[aria-invalid=true]")).ToBeVisibleAsync();
        (await tab.Page.InputValueAsync("[name='Input.Name']")).ShouldBe("Hydrology station");
        await tab.PictureAsync("token-refused");

        await tab.Page.FillAsync("[name='Input.Purpose']", "Water levels, approval 2026-3");
        await tab.Page.Locator("[name='Input.Owner']").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await tab.Page.CheckAsync("[value='library.read']");
        await tab.Page.ClickAsync("main form.form button[type=submit]");
        var key = await tab.Page.Locator("code.secret").InnerTextAsync();
        await tab.PictureAsync("token-issued");
        (await tab.AccessibilityProblemsAsync()).ShouldBeEmpty();
        (await tab.OverflowAsync()).ShouldBe(0);
        (await AskAsync(key)).ShouldBe(HttpStatusCode.OK);

        await tab.Page.ClickAsync("main a.btn-primary");
        await Expect(tab.Page.Locator("h1")).ToContainTextAsync("Hydrology station");
        await tab.Page.GoBackAsync();
        await tab.SettleAsync();
        (await tab.Page.ContentAsync()).ShouldNotContain(key);

        await tab.GoAsync("/admin/tokens");
        await tab.Link("Hydrology station").ClickAsync();
        tab.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await tab.Page.FillAsync("[name=reason]", "No longer needed");
        await tab.Page.ClickAsync("main .reason-form button");
        await Expect(tab.Page.Locator("main")).ToContainTextAsync(chinese ? "已吊销" : "Revoked");
        await tab.PictureAsync("token-revoked");
        (await AskAsync(key)).ShouldBe(HttpStatusCode.Unauthorized);
        tab.ShouldHaveNoComplaints();
    }

    async Task<HttpStatusCode> AskAsync(string key)
    {
        using var machine = new HttpClient { BaseAddress = new Uri(site.Address), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };
        using var answer = await machine.GetAsync("/api/v1/divisions?limit=1", TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
