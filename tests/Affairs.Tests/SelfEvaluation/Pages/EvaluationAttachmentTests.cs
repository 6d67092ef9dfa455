using System.Net;
using Anlan.Platform.Identity;
using Anlan.Testing;

namespace Anlan.Affairs.Tests.SelfEvaluation.Pages;

/// <summary>What an evaluation rests on lies beside it: vouchers, photographs, minutes.</summary>
public sealed class EvaluationAttachmentTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    const string Page = "/affairs/evaluations/of/pingshan-2021";

    [Fact]
    public async Task Whoever_fills_in_adds_and_removes_and_a_reader_reads()
    {
        var officer = await app.LogIn(Role.FinanceOfficer);
        var add = (await officer.Page(Page)).QuerySelector("#attachments a.btn")!.GetAttribute("href")!;
        (await officer.Page(add)).QuerySelector("main")!.TextContent.ShouldContain("2021");
        (await officer.Upload(await officer.Page(add), "upload", "采购凭证.pdf", "%PDF-1.7 凭证"u8.ToArray(), ("Input.Note", "指标 A11"))).Location.ShouldBe(Page);
        var list = (await officer.Page(Page)).QuerySelector("#attachments")!;
        list.TextContent.ShouldContain("指标 A11");
        var remove = list.QuerySelector("a[href$=remove]")!.GetAttribute("href")!;

        var reader = await app.LogIn(Role.Reader);
        (await reader.Page(Page)).QuerySelectorAll("#attachments a").Length.ShouldBe(1);
        (await reader.Get(remove.Replace("/remove", ""))).Text.ShouldBe("%PDF-1.7 凭证");
        (await reader.Get(add)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await reader.Get(remove)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (await app.LogIn(Role.Auditor)).Get(remove.Replace("/remove", ""))).Status.ShouldBe(HttpStatusCode.NotFound, "who may not read the record gets none of its files");

        (await officer.Submit(await officer.Page(remove), "remove", ("Input.Reason", "换新扫描件"))).Location.ShouldBe(Page);
        (await officer.Page(Page)).QuerySelector("#attachments")!.TextContent.ShouldContain("换新扫描件");
    }
}
