using Anlan.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Anlan.Browser.Tests.Journeys;

/// <summary>Somebody uploads a report and reads what does not agree in it, at a desk and on a phone.</summary>
public sealed class ReportCheckJourney(Site site)
{
    [Theory, InlineData(true, "zh-CN"), InlineData(false, "zh-CN"), InlineData(false, "en-GB")]
    public async Task A_report_is_checked_and_its_findings_are_read(bool desk, string language)
    {
        await using var tab = await site.OpenAsAsync("reader", desk ? Screen.Desk : Screen.Phone, language);
        await tab.GoAsync("/affairs/report-check");
        await tab.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "自评报告.txt",
            MimeType = "text/plain",
            Buffer = await File.ReadAllBytesAsync(Repository.PathOf("tests/Affairs.Tests/ReportCheck/invented-report.txt"), TestContext.Current.CancellationToken),
        });
        await tab.Button(language == "zh-CN" ? "开始核对" : "Check").ClickAsync();
        await Expect(tab.Page.Locator("main tbody tr")).ToHaveCountAsync(6);
        await Expect(tab.Content).ToContainTextAsync("95.97%");
        await tab.PictureAsync($"report-check-found-{(desk ? "desk" : "phone")}-{language}");
        (await tab.OverflowAsync()).ShouldBe(0);
        (await tab.AccessibilityProblemsAsync()).ShouldBeEmpty();
        tab.ShouldHaveNoComplaints();
    }
}
