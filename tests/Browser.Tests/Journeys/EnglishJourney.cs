using Anlan.Platform.Identity;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Anlan.Browser.Tests.Journeys;

/// <summary>The main stations once more, by somebody who reads English.</summary>
public sealed class EnglishJourney(Site site)
{
    [Fact]
    public async Task From_log_in_to_the_printed_figure_in_English()
    {
        await using var tab = await site.OpenAsync(Screen.Desk, "en-GB");
        await tab.GoAsync("/affairs/evaluations");
        await Expect(tab.Page).ToHaveTitleAsync("Log in — Anlan");
        await tab.LogInAsync("finance", DemonstrationAccounts.Password);
        await tab.Link("Emergency Management Bureau of Pingshan District, Shenzhen").ClickAsync();
        await Expect(tab.Content).ToContainTextAsync("unrounded 93.7327; published 93.7");
        await tab.Link("Scores").ClickAsync();
        var row = tab.Page.Locator("details.ledger-row").Filter(new() { HasText = "Government procurement execution" });
        await row.Locator("summary").First.ClickAsync();
        await Expect(row).ToContainTextAsync("0.974");
        await Expect(row).ToContainTextAsync("Assumed");
        await Expect(row).ToContainTextAsync("line 657");
        await tab.PictureAsync("journey-2-trace");
        await tab.Page.Locator(".tabs").GetByRole(AriaRole.Link, new() { Name = "What-if" }).ClickAsync();
        await tab.Page.WaitForURLAsync("**/what-if");
        await tab.Page.Locator("form summary").Filter(new() { HasText = "Government procurement execution" }).ClickAsync();
        await tab.Field("Actual procurement").FillAsync("2600000 元");
        await tab.Button("Work it out").ClickAsync();
        await Expect(tab.Page.Locator(".compare tbody tr").First).ToContainTextAsync("92.8");
        (await tab.TextsAsync()).Select(ChineseText.LeftIn).Where(left => left.Length > 0).ShouldBeEmpty();
        tab.ShouldHaveNoComplaints();
    }

    [Fact]
    public async Task One_click_changes_the_language_and_stays_on_the_page()
    {
        await using var tab = await site.OpenAsAsync("reader", Screen.Desk);
        const string here = "/affairs/evaluations/of/pingshan-2021/what-if?i.actual_procurement=260%E4%B8%87%E5%85%83";
        await tab.GoAsync(here);
        await Expect(tab.Content).ToContainTextAsync("假设");
        await tab.Link("English").ClickAsync();
        await Expect(tab.Content).ToContainTextAsync("Nothing is saved");
        tab.Path.ShouldBe(here);
        await tab.Link("中文").ClickAsync();
        await Expect(tab.Content).ToContainTextAsync("什么也不保存");
        tab.Path.ShouldBe(here);
        tab.ShouldHaveNoComplaints();
    }

    [Fact]
    public async Task The_theme_button_makes_it_dark_and_the_next_page_remembers()
    {
        await using var tab = await site.OpenAsAsync("reader", Screen.Desk);
        await tab.GoAsync("/affairs/evaluations/of/pingshan-2021");
        var page = tab.Page.Locator("html");
        await Expect(page).ToHaveAttributeAsync("data-bs-theme", "light");
        var button = tab.Page.Locator("button[data-action=theme]");
        await button.ClickAsync();
        await button.ClickAsync();
        await Expect(page).ToHaveAttributeAsync("data-bs-theme", "dark");
        await tab.PictureAsync("dark-overview");
        await tab.Link("指标得分").ClickAsync();
        await Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/indicators$"));
        await tab.GoAsync("/affairs/evaluations");
        await Expect(page).ToHaveAttributeAsync("data-bs-theme", "dark");
        await tab.PictureAsync("dark-list");
        tab.ShouldHaveNoComplaints();
    }
}
