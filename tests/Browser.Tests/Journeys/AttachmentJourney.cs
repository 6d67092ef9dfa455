using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Anlan.Browser.Tests.Journeys;

/// <summary>A records officer puts files to an organisation, takes one home, finds one refused, and removes what was wrong.</summary>
public sealed class AttachmentJourney(Site site)
{
    const string Record = "/library/organisations/2";

    [Theory, InlineData("desk"), InlineData("phone")]
    public async Task Files_are_added_taken_home_and_removed_with_a_reason(string screen)
    {
        await using var tab = await site.OpenAsAsync("records", screen == "desk" ? Screen.Desk : Screen.Phone);
        var (photo, plan) = ($"现场照片-{screen}.png", $"应急预案-{screen}.pdf");
        var content = Encoding.UTF8.GetBytes("%PDF-1.7 预案 " + screen);
        await tab.GoAsync(Record);
        var attachments = tab.Page.Locator("#attachments");
        await attachments.GetByRole(AriaRole.Link, new() { Name = "上传附件" }).ClickAsync();
        await tab.Field("文件").SetInputFilesAsync([File(photo, [0x89, .. "PNG\r\n"u8, 0x1A, .. "\n"u8, .. Encoding.UTF8.GetBytes(screen)]), File(plan, content), File("安装程序.pdf", "MZ"u8.ToArray())]);
        await tab.Page.Locator("input[name='Input.Note']").FillAsync("2026 年汛前检查");
        await tab.Button("上传").ClickAsync();
        await Expect(tab.Content).ToContainTextAsync("已上传 2 个");
        await Expect(tab.Content).ToContainTextAsync("安装程序.pdf：不接受这种文件");
        await Expect(tab.Page.Locator("input[name='Input.Note']")).ToHaveValueAsync("2026 年汛前检查");
        (await tab.AccessibilityProblemsAsync()).ShouldBeEmpty();
        await tab.PictureAsync($"attachments-1-refused-{screen}");

        await tab.Content.GetByRole(AriaRole.Link, new() { NameRegex = new("^回到") }).ClickAsync();
        await Expect(attachments).ToContainTextAsync(plan);
        await Expect(attachments).ToContainTextAsync("2026 年汛前检查");
        var download = await tab.Page.RunAndWaitForDownloadAsync(() => attachments.GetByRole(AriaRole.Link, new() { Name = plan, Exact = true }).ClickAsync());
        download.SuggestedFilename.ShouldBe(plan);
        (await System.IO.File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken)).ShouldBe(content);

        // By keyboard, as somebody who does not use a mouse.
        await attachments.GetByRole(AriaRole.Link, new() { Name = $"删除 {photo}" }).FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Content).ToContainTextAsync("删除后不能再下载");
        await tab.Field("删除原因").FillAsync("传错了单位");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Content).ToContainTextAsync($"已删除附件“{photo}”");
        await Expect(attachments.GetByRole(AriaRole.Link, new() { Name = photo, Exact = true })).ToHaveCountAsync(0);
        await attachments.Locator("summary").Filter(new() { HasText = "已删除" }).ClickAsync();
        await Expect(attachments).ToContainTextAsync("原因：传错了单位");
        (await tab.AccessibilityProblemsAsync()).ShouldBeEmpty();
        (await tab.OverflowAsync()).ShouldBe(0);
        await tab.PictureAsync($"attachments-2-removed-{screen}");
        tab.ShouldHaveNoComplaints();
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_told_before_it_is_sent()
    {
        await using var tab = await site.OpenAsAsync("records", Screen.Desk);
        await tab.GoAsync("/attachments/of/library.organisation/2");
        await tab.Field("文件").SetInputFilesAsync([.. Enumerable.Range(0, 21).Select(i => File($"{i}.txt", "x"u8.ToArray()))]);
        await Expect(tab.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("一次最多 20 个文件，每个不超过 250 MB，合计不超过 260 MB");
        tab.ShouldHaveNoComplaints();
    }

    static FilePayload File(string name, byte[] content) => new() { Name = name, MimeType = "application/octet-stream", Buffer = content };
}
