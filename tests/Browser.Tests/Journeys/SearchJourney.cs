using static Microsoft.Playwright.Assertions;

namespace Anlan.Browser.Tests.Journeys;

/// <summary>Somebody who knows half a name.</summary>
public sealed class SearchJourney(Site site)
{
    [Fact]
    public async Task By_keyboard_from_any_page_to_the_record()
    {
        await using var tab = await site.OpenAsAsync("records", Screen.Desk);
        await tab.GoAsync("/library/divisions");
        await tab.Page.Keyboard.PressAsync("/");
        await tab.Page.Keyboard.TypeAsync("qyjd");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Content).ToContainTextAsync("青衣街道");
        await tab.Content.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "青衣街道" }).ClickAsync();
        await Expect(tab.Page.Locator("h1")).ToContainTextAsync("青衣街道");
        tab.ShouldHaveNoComplaints();
    }

    [Fact]
    public async Task What_one_may_not_read_is_not_found()
    {
        await using var tab = await site.OpenAsAsync("finance", Screen.Phone);
        await tab.GoAsync("/search?q=%E6%9C%89%E9%99%90%E5%85%AC%E5%8F%B8");
        await Expect(tab.Content).ToContainTextAsync("没有找到");
        tab.ShouldHaveNoComplaints();
    }
}
