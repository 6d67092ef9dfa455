using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Anlan.Browser.Tests;

/// <summary>Every page: accessible in light and dark, whole in both languages, at home on a phone, without a complaint of the browser.</summary>
public sealed class StationTests(Site site)
{
    public static TheoryData<string> Names => [.. Station.All.Select(s => s.Name)];

    public static TheoryData<string> Designs => [.. Station.All.Where(s => !s.OtherData).Select(s => s.Name)];

    public static MatrixTheoryData<string, string> DesignsAndLanguages => new(Station.All.Where(s => !s.OtherData).Select(s => s.Name), ["zh-CN", "en-GB"]);

    [Theory, MemberData(nameof(Designs))]
    public async Task In_Chinese_on_a_desk_it_is_accessible_light_and_dark(string station)
    {
        await using var tab = await OpenAsync(station, Screen.Desk, "zh-CN");
        await tab.PictureAsync(station);
        await tab.UnfoldAsync();
        await tab.SettleAsync();
        var light = await tab.AccessibilityProblemsAsync();
        await tab.ThemeAsync(ColorScheme.Dark);
        await tab.SettleAsync();
        (await tab.Page.Locator("html").GetAttributeAsync("data-bs-theme")).ShouldBe("dark");
        var dark = await tab.AccessibilityProblemsAsync();
        light.Select(p => "light: " + p).Concat(dark.Select(p => "dark: " + p)).ShouldBeEmpty();
        tab.ShouldHaveNoComplaints();
    }

    [Theory, MemberData(nameof(Names))]
    public async Task In_English_there_is_no_Chinese_but_names_and_units(string station)
    {
        await using var tab = await OpenAsync(station, Screen.Desk, "en-GB");
        await tab.PictureAsync(station);
        (await tab.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe("en");
        var kept = await site.KeptTextsAsync();
        if (station == "role") kept = [.. kept, "系统管理员"]; // a role has its title in both languages; its form holds the Chinese one
        if (station is "section" or "section-edit") kept = [.. kept, "应急指挥科"]; // so does a section
        (await tab.TextsAsync()).Select(t => (t, ChineseText.LeftIn(kept.Aggregate(t, (text, one) => text.Replace(one, ""))))).Where(t => t.Item2.Length > 0).Select(t => $"{t.Item2} in: {t.t}").ShouldBeEmpty();
        tab.ShouldHaveNoComplaints();
    }

    [Theory, MemberData(nameof(DesignsAndLanguages))]
    public async Task On_a_phone_it_fits_its_width(string station, string language)
    {
        await using var tab = await OpenAsync(station, Screen.Phone, language);
        await tab.PictureAsync(station);
        (await tab.OverflowAsync()).ShouldBe(0);
        await tab.UnfoldAsync();
        await tab.SettleAsync();
        (await tab.OverflowAsync()).ShouldBe(0, "when everything is unfolded");
        if (language == "zh-CN") (await tab.AccessibilityProblemsAsync()).ShouldBeEmpty();
        tab.ShouldHaveNoComplaints();
    }

    [Fact]
    public void The_stations_meet_every_page()
    {
        var pages = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null).Select(e => e.RoutePattern.RawText!).Distinct();
        pages.Where(page => !Station.All.Any(s => Leads(page, s.Shape))).ShouldBeEmpty();

        static bool Leads(string template, string path) => new TemplateMatcher(TemplateParser.Parse(template), []).TryMatch(path, []);
    }

    async Task<BrowserTab> OpenAsync(string name, Screen screen, string language)
    {
        var station = Station.All.Single(s => s.Name == name);
        var tab = station.User is { } user ? await site.OpenAsAsync(user, screen, language) : await site.OpenAsync(screen, language);
        (await tab.GoAsync(await station.PathAsync(site))).Status.ShouldBe(station.Status);
        return tab;
    }
}
