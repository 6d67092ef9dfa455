using System.Net;
using Anlan.Platform.Attachments.Scanning;
using Anlan.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Anlan.Platform.Tests.Attachments.Scanning;

/// <summary>The screen for attachments of an installation that has a scanner.</summary>
public sealed class ScannedUploadTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    [Fact]
    public async Task A_clean_file_is_kept_and_marked_as_scanned()
    {
        await using var clamd = new SimulatedClamd(unix: true);
        var visitor = await Visit(clamd.Address);
        (await visitor.Page(Files.Screen)).QuerySelector("main")!.TextContent.ShouldContain("每个文件保存前先查毒");
        (await visitor.Send(("干净.pdf", Files.Pdf))).Status.ShouldBe(HttpStatusCode.Redirect);
        clamd.Streams.Single().ShouldBe(Files.Pdf);
        (await app.Kept()).Single(a => a.Name == "干净.pdf").ScannedBy.ShouldBe("ClamAV");
        (await visitor.Page("/library/organisations/1")).QuerySelector("#attachments")!.TextContent.ShouldContain("已查毒（ClamAV）");
    }

    [Fact]
    public async Task A_file_with_a_virus_is_refused_told_by_name_and_noted_for_the_auditor()
    {
        await using var clamd = new SimulatedClamd();
        var visitor = await Visit(clamd.Address);
        var answer = await visitor.Send(("病毒.txt", Files.Eicar), ("好.txt", "好"u8.ToArray()));
        answer.Refusals().ShouldContain("病毒.txt：查出病毒（Win.Test.EICAR_HDB-1），文件没有保存");
        (await app.Kept()).Select(a => a.Name).ShouldNotContain("病毒.txt");
        (await app.Kept()).Select(a => a.Name).ShouldContain("好.txt");
        await using var scope = await app.Work();
        await using var entry = scope.Work.Command("select actor_name || ' ' || subject || ' ' || (after ->> 'virus') from log.entry where kind = 'security' and name = 'VirusRefused' and subject like 'library.%'");
        ((string?)await entry.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe("林籍 library.organisation/1 Win.Test.EICAR_HDB-1");
    }

    [Fact]
    public async Task With_a_scanner_that_is_dead_nothing_is_taken_and_what_was_typed_stays()
    {
        var visitor = await Visit("127.0.0.1:1");
        var answer = await visitor.Send(("文件.pdf", [.. Files.Pdf, 1]));
        answer.Refusals().ShouldContain("文件.pdf：查毒程序没有应答，文件没有保存");
        answer.Document.QuerySelector("input[name='Input.Note']")!.GetAttribute("value").ShouldBe("现场");
        (await app.Kept()).Select(a => a.Name).ShouldNotContain("文件.pdf");
    }

    [Fact]
    public async Task A_file_above_the_limit_of_the_scanner_is_refused_with_what_to_do()
    {
        await using var clamd = new SimulatedClamd(unix: true) { MostBytes = 1 << 20 };
        var visitor = await Visit(clamd.Address);
        (await visitor.Send(("大.pdf", [.. Files.Pdf, .. new byte[5 << 20]]))).Refusals().ShouldContain("超过查毒程序能检查的大小");
        (await app.Kept()).Select(a => a.Name).ShouldNotContain("大.pdf");
    }

    [Fact]
    public async Task A_table_for_an_import_is_scanned_too()
    {
        await using var clamd = new SimulatedClamd();
        var visitor = await Visit(clamd.Address);
        var table = "名称,类型,区划代码\n测试厂,企业,990101001\n"u8.ToArray();
        var refused = await visitor.Upload(await visitor.Page("/imports/new?register=organisations"), "upload", "a.csv", [.. table, .. Files.Eicar], ("Input.Note", "普查"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Document.QuerySelector(".field-error")!.TextContent.ShouldContain("查出病毒（Win.Test.EICAR_HDB-1）");
        (await visitor.Upload(await visitor.Page("/imports/new?register=organisations"), "upload", "a.csv", table, ("Input.Note", "普查"))).Status.ShouldBe(HttpStatusCode.Redirect);
        clamd.Closing = true;
        (await visitor.Upload(await visitor.Page("/imports/new?register=organisations"), "upload", "a.csv", table, ("Input.Note", "普查"))).Text.ShouldContain("查毒程序没有应答");
    }

    [Fact]
    public async Task The_status_page_says_whether_there_is_one()
    {
        var admin = await app.LogIn("admin", "anlan-demo");
        (await admin.Page("/admin/status")).QuerySelectorAll("tbody tr").Select(r => r.TextContent).ShouldContain(r => r.Contains("查毒程序") && r.Contains("没有接入查毒程序"));
    }

    async Task<Visitor> Visit(string clamd)
    {
        var site = app.WithWebHostBuilder(host => host.UseSetting(VirusScanner.Setting, clamd));
        var visitor = new Visitor(site.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true }));
        (await visitor.SubmitLogIn("records", "anlan-demo")).Status.ShouldBe(HttpStatusCode.Redirect);
        return visitor;
    }
}
