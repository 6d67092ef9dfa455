using System.Text;
using static Microsoft.Playwright.Assertions;

namespace Anlan.Browser.Tests.Journeys;

/// <summary>A records officer with a list of enterprises that somebody else has made.</summary>
public sealed class ImportJourney(Site site)
{
    [Theory]
    [InlineData("desk")]
    [InlineData("phone")]
    public async Task A_list_is_uploaded_its_columns_checked_tried_imported_and_undone(string screen)
    {
        await using var tab = await site.OpenAsAsync("records", screen == "desk" ? Screen.Desk : Screen.Phone);
        await tab.GoAsync("/library/organisations");
        await tab.Content.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "导入" }).ClickAsync();
        var table = $"厂名{screen},种类,在哪条街\n旅程{screen}一厂,企业,青衣街道\n旅程{screen}二厂,作坊,青衣街道\n";
        await tab.Page.Locator("input[type=file]").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "企业名单.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(table) });
        await tab.Field("来源和说明").FillAsync("2026 年企业普查");
        await tab.Button("上传并核对列").ClickAsync();
        await tab.Page.WaitForURLAsync("**/columns");
        await tab.Page.Locator("select").Nth(0).SelectOptionAsync("Name");
        await tab.Page.Locator("select").Nth(1).SelectOptionAsync("Kind");
        await tab.Page.Locator("select").Nth(2).SelectOptionAsync("Division");
        await tab.PictureAsync("journey-import-columns");
        await tab.Button("试导入").ClickAsync();
        await Expect(tab.Content).ToContainTextAsync("“作坊”不在可选范围内");
        await tab.PictureAsync("journey-import-tried");
        await tab.Button("开始导入 1 行").ClickAsync();
        await Expect(tab.Page.Locator("h1")).ToContainTextAsync("已完成");
        (await tab.AccessibilityProblemsAsync()).ShouldBeEmpty();
        await tab.PictureAsync("journey-import-done");
        await tab.Field("撤销原因").FillAsync("名单有误");
        await tab.Button("撤销这次导入").ClickAsync();
        await Expect(tab.Page.Locator("h1")).ToContainTextAsync("已撤销");
        tab.ShouldHaveNoComplaints();
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_told_before_it_is_sent()
    {
        await using var tab = await site.OpenAsAsync("records", Screen.Desk);
        await tab.GoAsync("/imports/new?register=organisations");
        var large = Path.Combine(Path.GetTempPath(), $"anlan-large-{Guid.NewGuid():N}.csv");
        await using (var file = File.Create(large)) file.SetLength(200L << 20);
        try
        {
            await tab.Page.Locator("input[type=file]").SetInputFilesAsync(large);
            await Expect(tab.Page.Locator(".field-error")).ToHaveTextAsync("文件超过 30 MB，请拆分后再上传。");
        }
        finally
        {
            File.Delete(large);
        }
        tab.ShouldHaveNoComplaints();
    }
}
