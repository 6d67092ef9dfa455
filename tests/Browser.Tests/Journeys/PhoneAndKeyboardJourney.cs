using Anlan.Platform.Identity;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Anlan.Browser.Tests.Journeys;

/// <summary>Without a desk, and without a mouse.</summary>
public sealed class PhoneAndKeyboardJourney(Site site)
{
    [Theory, InlineData("zh-CN", "导航菜单", "指标体系"), InlineData("en-GB", "Navigation menu", "Frameworks")]
    public async Task On_a_phone_the_navigation_opens_and_a_row_opens(string language, string menu, string entry)
    {
        await using var tab = await site.OpenAsAsync("finance", Screen.Phone, language);
        await tab.GoAsync("/affairs/evaluations");
        var navigation = tab.Page.Locator("#navigation");
        await Expect(navigation).ToBeHiddenAsync();
        await tab.Button(menu).TapAsync();
        await Expect(navigation).ToBeVisibleAsync();
        await tab.PictureAsync("navigation");
        await navigation.GetByRole(AriaRole.Link, new() { Name = entry }).TapAsync();
        await tab.Page.WaitForURLAsync("**/frameworks");
        await Expect(navigation).ToBeHiddenAsync();

        await tab.GoAsync("/affairs/evaluations/of/pingshan-2021/indicators");
        var row = tab.Page.Locator("#procurement_execution, details.ledger-row").Nth(4);
        await row.Locator("summary").First.TapAsync();
        await Expect(row.Locator(".tree").First).ToBeVisibleAsync();
        await tab.PictureAsync("row-open");
        (await tab.OverflowAsync()).ShouldBe(0);
        tab.ShouldHaveNoComplaints();
    }

    [Fact]
    public async Task By_keyboard_alone_somebody_logs_in_skips_to_the_content_and_opens_an_indicator()
    {
        await using var tab = await site.OpenAsync(Screen.Desk);
        await tab.GoAsync("/account/login?back=" + Uri.EscapeDataString("/affairs/evaluations/of/pingshan-2021/indicators"));
        var keys = tab.Page.Keyboard;
        await TabTo(tab, "input[name='Input.UserName']");
        await keys.TypeAsync("finance");
        await TabTo(tab, "input[name='Input.Password']");
        await keys.TypeAsync(DemonstrationAccounts.Password);
        await keys.PressAsync("Enter");
        await tab.Page.WaitForURLAsync("**/indicators");

        await tab.GoAsync(tab.Path);
        await keys.PressAsync("Tab");
        var skip = tab.Page.Locator(".skip-link");
        await Expect(skip).ToBeFocusedAsync();
        await Expect(skip).ToBeInViewportAsync();
        await keys.PressAsync("Enter");
        await Expect(tab.Content).ToBeFocusedAsync();
        await TabTo(tab, "details.ledger-row > summary");
        await tab.PictureAsync("keyboard-focus");
        await keys.PressAsync("Enter");
        var row = tab.Page.Locator("details.ledger-row").First;
        await Expect(row).ToHaveAttributeAsync("open", "");
        await TabTo(tab, "details.ledger-row .tree summary");
        tab.ShouldHaveNoComplaints();
    }

    // Presses Tab until the focus is there. More than 25 presses is not "reachable".
    static async Task TabTo(BrowserTab tab, string selector)
    {
        for (var presses = 0; presses < 25; presses++)
        {
            if (await tab.Page.EvaluateAsync<bool>("s => document.activeElement?.matches(s) ?? false", selector)) return;
            await tab.Page.Keyboard.PressAsync("Tab");
        }
        throw new InvalidOperationException($"{selector} is not reached with 25 tabs");
    }
}
