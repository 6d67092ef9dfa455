using System.IO.Compression;
using Anlan.Platform.Identity;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Anlan.Browser.Tests.Journeys;

/// <summary>The day of a finance officer: why did Pingshan get 93.7, what if, put a figure right, compare, take the report home.</summary>
public sealed class FinanceOfficerJourney(Site site)
{
    const string Pingshan = "/affairs/evaluations/of/pingshan-2021";

    [Fact]
    public async Task From_log_in_to_the_line_of_the_document_in_which_a_figure_is_printed()
    {
        await using var tab = await site.OpenAsync(Screen.Desk);
        await tab.GoAsync("/");
        await tab.LogInAsync("finance", DemonstrationAccounts.Password);
        await tab.GoAsync("/affairs/evaluations");
        await tab.Link("深圳市坪山区应急管理局").ClickAsync();
        await tab.Page.WaitForURLAsync("**/of/pingshan-2021");
        await Expect(tab.Content).ToContainTextAsync("93.7327");
        await Expect(tab.Content).ToContainTextAsync("公布 93.7");
        await tab.PictureAsync("journey-1-overview");

        await tab.Link("指标得分").ClickAsync();
        var row = tab.Page.Locator("details.ledger-row").Filter(new() { HasText = "政府采购执行情况" });
        await row.Locator("summary").First.ClickAsync();
        await Expect(row).ToContainTextAsync("0.974");
        await Expect(row).ToContainTextAsync("推定");
        await Expect(row).ToContainTextAsync("第 657 行");
        await Expect(row.GetByText("245.81 万元").First).ToBeVisibleAsync();
        await row.ScrollIntoViewIfNeededAsync();
        await tab.PictureAsync("journey-2-trace");

        await tab.Page.Locator(".tabs").GetByRole(AriaRole.Link, new() { Name = "发现" }).ClickAsync();
        await Expect(tab.Content).ToContainTextAsync("辖区企业数");
        await tab.Link("看指标").ClickAsync();
        await tab.Page.WaitForURLAsync("**/indicators#*");
        tab.ShouldHaveNoComplaints();
    }

    [Fact]
    public async Task What_if_shows_another_total_and_saves_nothing()
    {
        await using var tab = await site.OpenAsAsync("finance", Screen.Desk);
        await tab.GoAsync(Pingshan + "/history");
        var versions = await tab.Page.Locator(".timeline-entry").CountAsync();
        await tab.Link("假设测算").ClickAsync();
        await tab.Page.WaitForURLAsync("**/what-if");
        await tab.Page.Locator("form summary").Filter(new() { HasText = "政府采购执行情况" }).ClickAsync();
        await tab.Field("实际采购金额").FillAsync("260 万元");
        await tab.Button("测算").ClickAsync();
        var total = tab.Page.Locator(".compare tbody tr").First;
        await Expect(total).ToContainTextAsync("93.7");
        await Expect(total).ToContainTextAsync("92.8");
        await tab.PictureAsync("journey-3-what-if");

        // The address holds it all: somebody else sees the same.
        await using var colleague = await site.OpenAsAsync("reviewer", Screen.Desk);
        await colleague.GoAsync(tab.Path);
        await Expect(colleague.Page.Locator(".compare tbody tr").First).ToContainTextAsync("92.8");

        await tab.GoAsync(Pingshan);
        await Expect(tab.Page.Locator(".tile-figure").First).ToContainTextAsync("93.7");
        await tab.Link("版本").ClickAsync();
        await Expect(tab.Page.Locator(".timeline-entry")).ToHaveCountAsync(versions);
        tab.ShouldHaveNoComplaints();
    }

    [Fact]
    public async Task A_figure_is_refused_beside_its_field_then_saved_as_a_new_version()
    {
        await using var tab = await site.OpenAsAsync("finance", Screen.Desk);
        await tab.GoAsync(Pingshan + "/figures");
        await tab.Link("填写已办理回复件数").ClickAsync();
        await tab.Page.Locator("input[name='entry.Value']").FillAsync("一件多");
        await tab.Page.Locator("select[name='entry.Standing']").SelectOptionAsync("printed");
        await tab.Page.Locator("input[name='entry.Document']").FillAsync("信访台账");
        await tab.Page.Locator("input[name='entry.Why']").FillAsync("信访台账已核对");
        await tab.Button("保存").ClickAsync();
        var wrong = tab.Page.Locator(".field-invalid");
        await Expect(wrong).ToHaveCountAsync(1);
        await Expect(wrong.Locator("input")).ToHaveValueAsync("一件多");
        await Expect(wrong.Locator(".field-error")).ToBeVisibleAsync();
        await Expect(tab.Page.Locator("input[name='entry.Why']")).ToHaveValueAsync("信访台账已核对");
        await Expect(wrong.Locator("input")).ToBeFocusedAsync();
        await tab.PictureAsync("journey-4-error");
        (await tab.AccessibilityProblemsAsync()).ShouldBeEmpty();

        await wrong.Locator("input").FillAsync("1");
        await tab.Button("保存").ClickAsync();
        await tab.Page.WaitForURLAsync("**/figures");
        await Expect(tab.Page.Locator(".flash-messages")).ToContainTextAsync("已保存");
        await Expect(tab.Page.Locator("#petitions_replied")).ToContainTextAsync("信访台账");
        await tab.Link("版本").ClickAsync();
        var newest = tab.Page.Locator(".timeline-entry").First;
        await Expect(newest).ToContainTextAsync("第 2 版");
        await Expect(newest).ToContainTextAsync("周静 (finance)");
        await Expect(newest).ToContainTextAsync("信访台账已核对");
        await tab.PictureAsync("journey-5-history");
        tab.ShouldHaveNoComplaints();
    }

    [Fact]
    public async Task Two_bureaus_stand_side_by_side()
    {
        await using var tab = await site.OpenAsAsync("finance", Screen.Desk);
        await tab.GoAsync(Pingshan);
        await tab.Content.GetByRole(AriaRole.Link, new() { Name = "对比" }).ClickAsync();
        await tab.Field("乙").SelectOptionAsync("futian-2020");
        await tab.Content.GetByRole(AriaRole.Button, new() { Name = "对比" }).ClickAsync();
        await Expect(tab.Content).ToContainTextAsync("两者的指标体系不同");
        var total = tab.Page.Locator(".compare tbody tr").First;
        await Expect(total).ToContainTextAsync("93.70");
        await Expect(total).ToContainTextAsync("93.16");
        await tab.PictureAsync("journey-6-compare");
        tab.ShouldHaveNoComplaints();
    }

    [Fact]
    public async Task The_report_and_the_score_table_are_taken_home()
    {
        await using var tab = await site.OpenAsAsync("finance", Screen.Desk);
        await tab.GoAsync(Pingshan);
        await Expect(tab.Page.Locator(".file-links")).ToBeVisibleAsync();

        using (var report = await DownloadAsync(tab, "Word 报告", ".docx"))
            TextOf(report, "word/document.xml").ShouldContain("93.7");
        using (var table = await DownloadAsync(tab, "评分表", ".xlsx"))
            table.GetEntry("xl/workbook.xml").ShouldNotBeNull();
        tab.Path.ShouldBe(Pingshan);
        tab.ShouldHaveNoComplaints();
    }

    static async Task<ZipArchive> DownloadAsync(BrowserTab tab, string link, string extension)
    {
        var download = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Content.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync());
        download.SuggestedFilename.ShouldContain("坪山");
        download.SuggestedFilename.ShouldEndWith(extension);
        return ZipFile.OpenRead(await download.PathAsync());
    }

    static string TextOf(ZipArchive file, string part)
    {
        using var reader = new StreamReader((file.GetEntry(part) ?? throw new InvalidDataException($"no {part}")).Open());
        return System.Text.RegularExpressions.Regex.Replace(reader.ReadToEnd(), "<[^>]+>", "");
    }
}
