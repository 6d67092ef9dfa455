using System.Net;
using System.Security.Cryptography;
using Anlan.Platform.Attachments;
using Anlan.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Library.Tests.Attachments;

/// <summary>Files of organisations and people, as officers of the district, of a street and readers see them.</summary>
public sealed class AttachmentPageTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_uploaded_listed_with_its_digest_and_downloaded_the_same()
    {
        var visitor = await app.District();
        var record = await AddOrganisationAsync("附件公司");
        var content = "%PDF-1.7 整改报告"u8.ToArray();
        var page = await visitor.Page($"/library/organisations/{record}");
        page.QuerySelector("#attachments")!.Words().ShouldContain("还没有附件");
        var form = await visitor.Page(page.QuerySelector("#attachments a.btn")!.GetAttribute("href")!);
        form.QuerySelector("main")!.Words().ShouldContain("合计不超过 260 MB");
        form.Texts("table tbody tr").ShouldContain("PDF 文件pdf100 MB");
        (await visitor.Upload(form, "upload", "整改报告.pdf", content, ("Input.Note", "第一次检查"))).Location.ShouldBe($"/library/organisations/{record}");

        var entry = (await visitor.Page($"/library/organisations/{record}")).QuerySelector("#attachments li")!;
        var words = entry.Words();
        words.ShouldContain("PDF 文件 · 21 B · 林籍 · ");
        words.ShouldContain("第一次检查");
        words.ShouldContain(Convert.ToHexStringLower(SHA256.HashData(content)));
        using var download = await visitor.Client.GetAsync(entry.QuerySelector("a")!.GetAttribute("href"), Stop);
        (await download.Content.ReadAsByteArrayAsync(Stop)).ShouldBe(content);
        download.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        download.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Fact]
    public async Task A_file_of_the_same_name_is_its_next_version_and_the_same_content_is_not_kept_twice()
    {
        var visitor = await app.District();
        var record = await AddOrganisationAsync("版本公司");
        await UploadAsync(visitor, record, "预案.txt", "一"u8.ToArray());
        await UploadAsync(visitor, record, "预案.txt", "二"u8.ToArray());
        var again = await visitor.Upload(await visitor.Page(Screen(record)), "upload", "预案.txt", "二"u8.ToArray());
        again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        again.Document.QuerySelector(".field-error")!.Words().ShouldContain("已有同名且内容完全相同的附件");
        var list = (await visitor.Page($"/library/organisations/{record}")).QuerySelector("#attachments")!;
        list.QuerySelector("li")!.Words().ShouldContain("第 2 版");
        list.QuerySelector("li .disclosure")!.Words().ShouldStartWith("以前的版本 1 个");

        // The number of a version that was removed is not given again.
        await RemoveAsync(visitor, list.QuerySelector("li a[href$=remove]")!.GetAttribute("href")!, "写错了");
        await UploadAsync(visitor, record, "预案.txt", "三"u8.ToArray());
        (await visitor.Page($"/library/organisations/{record}")).QuerySelector("#attachments li")!.Words().ShouldContain("第 3 版");
    }

    [Fact]
    public async Task A_removal_needs_a_reason_and_stays_on_record_while_the_content_goes()
    {
        var visitor = await app.District();
        var record = await AddOrganisationAsync("删除公司");
        await UploadAsync(visitor, record, "错误.txt", "不该上传的内容"u8.ToArray());
        var address = (await visitor.Page($"/library/organisations/{record}")).QuerySelector("#attachments a[href$=remove]")!.GetAttribute("href")!;
        (await visitor.Submit(await visitor.Page(address), "remove")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await RemoveAsync(visitor, address, "传错了单位");
        var list = (await visitor.Page($"/library/organisations/{record}")).QuerySelector("#attachments")!.Words();
        list.ShouldContain("已删除 1 个");
        list.ShouldContain("原因：传错了单位");
        (await visitor.Get(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.Get(address.Replace("/remove", ""))).Status.ShouldBe(HttpStatusCode.NotFound);

        await using var scope = await app.Work();
        await using var asked = scope.Work.Command("""
            select (select count(*) from attachments.content where sha256 = sha256($2)),
              (select actor_name || ' ' || reason from log.entry where subject = $1 and kind = 'change' and name = 'removed'),
              (select count(*) from log.entry where subject = $3 and kind = 'fact' and name in ('AttachmentAdded', 'AttachmentRemoved'))
            """, "attachments.attachment/" + address.Split('/')[2], "不该上传的内容"u8.ToArray(), $"library.organisation/{record}");
        await using var row = await asked.ExecuteReaderAsync(Stop);
        await row.ReadAsync(Stop);
        (row.GetInt64(0), row.GetString(1), row.GetInt64(2)).ShouldBe((0, "林籍 传错了单位", 2));
    }

    [Fact]
    public async Task A_reader_reads_and_downloads_and_changes_nothing()
    {
        var officer = await app.District();
        await UploadAsync(officer, 1, "可读.txt", "可读"u8.ToArray());
        var remove = (await officer.Page("/library/organisations/1")).QuerySelector("#attachments a[href$=remove]")!.GetAttribute("href")!;
        var reader = await app.LogIn("reader", "anlan-demo");
        var list = (await reader.Page("/library/organisations/1")).QuerySelector("#attachments")!;
        list.QuerySelectorAll("a").Select(a => a.GetAttribute("href")).ShouldBe([remove.Replace("/remove", "")]);
        (await reader.Get(remove.Replace("/remove", ""))).Status.ShouldBe(HttpStatusCode.OK);
        (await reader.Get(remove)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await reader.Get(Screen(1))).Status.ShouldBe(HttpStatusCode.Forbidden);
        // Also with a page that somebody else was given.
        (await reader.Upload(await officer.Page(Screen(1)), "upload", "a.txt", "x"u8.ToArray())).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await reader.Submit(await officer.Page(remove), "remove", ("Input.Reason", "x"))).Status.ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.BadRequest);
        (await officer.Get(remove)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_street_neither_sees_nor_adds_to_what_lies_elsewhere()
    {
        var record = await AddOrganisationAsync("邻街公司", "990101002");
        await UploadAsync(await app.District(), record, "邻街.txt", "邻街"u8.ToArray());
        var remove = (await (await app.District()).Page($"/library/organisations/{record}")).QuerySelector("#attachments a[href$=remove]")!.GetAttribute("href")!;
        var street = await app.Street();
        foreach (var address in (string[])[$"/library/organisations/{record}", Screen(record), remove, remove.Replace("/remove", "")])
            (await street.Get(address)).Status.ShouldBe(HttpStatusCode.NotFound, address);
        // Also with a page of its own that is sent elsewhere.
        var form = await street.Page(Screen(await AddOrganisationAsync("本街公司")));
        form.QuerySelector("main form")!.SetAttribute("action", Screen(record));
        (await street.Upload(form, "upload", "a.txt", "x"u8.ToArray())).Status.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest);
        (await (await app.District()).Page($"/library/organisations/{record}")).QuerySelectorAll("#attachments a.attachment-name").Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("library.organisation/01"), InlineData("library.organisation/1 or 1=1"), InlineData("library.organisation/999999999"), InlineData("library.organisation/99999999999999999999")]
    [InlineData("library.division/1"), InlineData("ident.users/1"), InlineData("library.organisation/-1"), InlineData("library.person/00000000-0000-0000-0000-000000000000x")]
    public async Task What_is_no_record_with_attachments_is_not_found(string owner) =>
        (await (await app.District()).Get("/attachments/of/" + owner)).Status.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task Files_go_where_the_record_goes()
    {
        var record = await AddOrganisationAsync("搬走公司");
        var (district, street) = (await app.District(), await app.Street());
        await UploadAsync(street, record, "证照.txt", "搬走的内容"u8.ToArray());
        var download = (await street.Page($"/library/organisations/{record}")).QuerySelector("#attachments a.attachment-name")!.GetAttribute("href")!;
        (await district.Submit(await district.Page($"/library/organisations/{record}/edit"), "organisation", ("Input.Division", "990101002"), ("Input.Reason", "搬到邻街"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await street.Get(download)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await district.Get(download)).Text.ShouldBe("搬走的内容");
        await using var there = await app.Work("990101002");
        (await there.Services.GetRequiredService<AttachmentStore>().ListAsync($"library.organisation/{record}", Stop)).Count.ShouldBe(1);
        await using var all = await app.Work();
        await using var contents = all.Work.Command("select string_agg(division, ',') from attachments.content where sha256 = sha256($1)", "搬走的内容"u8.ToArray());
        (await contents.ExecuteScalarAsync(Stop)).ShouldBe("990101002");
    }

    [Fact]
    public async Task A_record_with_files_is_not_removed()
    {
        var record = await AddOrganisationAsync("留下公司");
        await UploadAsync(await app.District(), record, "证照.txt", "留下"u8.ToArray());
        await using var scope = await app.Work();
        await scope.Work.BecauseAsync("test", Stop);
        await using var remove = scope.Work.Command("delete from library.organisation where id = $1", record);
        (await Should.ThrowAsync<Npgsql.PostgresException>(() => remove.ExecuteNonQueryAsync(Stop))).SqlState.ShouldBe("23503");
    }

    [Fact]
    public async Task People_have_files_too_and_in_English_the_page_is_English()
    {
        var visitor = (await app.District()).Reading("en");
        var address = (await visitor.Page("/library/people")).QuerySelector("#people tbody a")!.GetAttribute("href")!;
        (await visitor.Upload(await visitor.Page("/attachments/of/library.person/" + address.Split('/')[^1]), "upload", "certificate.txt", "ok"u8.ToArray())).Location.ShouldBe(address);
        (await visitor.Page(address)).QuerySelector("#attachments")!.Words().ShouldContain("text · 2 B");
    }

    static string Screen(long record) => $"/attachments/of/library.organisation/{record}";

    static async Task UploadAsync(Visitor visitor, long record, string name, byte[] content)
    {
        var answer = await visitor.Upload(await visitor.Page(Screen(record)), "upload", name, content);
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Text);
    }

    static async Task RemoveAsync(Visitor visitor, string address, string reason) =>
        (await visitor.Submit(await visitor.Page(address), "remove", ("Input.Reason", reason))).Status.ShouldBe(HttpStatusCode.Redirect);

    async Task<long> AddOrganisationAsync(string name, string division = "990101001")
    {
        await using var scope = await app.Work();
        await scope.Work.BecauseAsync("test", Stop);
        await using var add = scope.Work.Command("insert into library.organisation (division, name, kind) values ($1, $2, 'enterprise') returning id", division, name);
        var id = (long)(await add.ExecuteScalarAsync(Stop))!;
        await scope.Work.CommitAsync(Stop);
        return id;
    }
}
