using System.Net;
using System.Net.Http.Headers;
using Anlan.Platform.Attachments;
using Anlan.Platform.Attachments.Scanning;
using Anlan.Platform.Identity;
using Anlan.Platform.Storage;
using Anlan.Testing;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Anlan.Platform.Tests.Attachments;

/// <summary>Files of records in two divisions of a table made for the test.</summary>
public sealed class AttachmentTests(AnlanApp app) : IClassFixture<AnlanApp>, IAsyncLifetime
{
    static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    static readonly AttachmentOwner Notes = new("test.note", "evaluations.read", "evaluations.edit");
    static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    public async ValueTask InitializeAsync()
    {
        await using var command = app.Services.GetRequiredService<AnlanDatabase>().Owner.CreateCommand("""
            create schema if not exists test;
            create table if not exists test.note (id int primary key, division text collate "C" not null);
            do $$ begin
              if not exists (select from anlan.guarded where target = 'test.note') then
                perform set_config('anlan.migrating', 'on', true);
                perform anlan.guard('test.note', 'own_and_below', audited => false);
                perform attachments.own('test.note');
                insert into test.note values (1, '990101'), (2, '990102'), (3, '990101'), (4, '990101'), (5, '990101'), (6, '990101');
              end if;
            end $$
            """);
        await command.ExecuteNonQueryAsync(Stop);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_file_is_kept_with_its_digest_and_comes_back_the_same()
    {
        await using var scope = await app.Work("990101");
        var content = new byte[AttachmentStore.PieceBytes * 2 + 77];
        Random.Shared.NextBytes(content);
        Png.CopyTo(content, 0);
        var added = await Add(scope, "test.note/1", "现场\u202E照片.PNG", content);
        (added.Name, added.Kind, added.Size, added.Division).ShouldBe(("现场照片.png", FileKind.Png, content.Length, "990101"));
        added.Sha256.ShouldBe(System.Security.Cryptography.SHA256.HashData(content));
        (await Read(scope, added)).ShouldBe(content);
        (await Store(scope).ListAsync("test.note/1", Stop)).ShouldContain(a => a.Id == added.Id);
    }

    [Theory]
    [InlineData("page.html", "<html>", "not accepted"), InlineData("drawing.svg", "<svg onload='x()'/>", "not accepted"), InlineData("photo.png", "%PDF-1.7", "By its content this is a PDF file, but its name ends in “.png”")]
    [InlineData("empty.txt", "", "empty"), InlineData("program.exe", "MZ\u0001", "not accepted"), InlineData("list", "a,b", "name ends in “.”")]
    public async Task What_may_not_be_kept_is_refused_with_a_reason(string name, string content, string reason)
    {
        await using var scope = await app.Work("990101");
        var (added, refusal) = await Store(scope).AddAsync("test.note/1", name, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)), stop: Stop);
        added.ShouldBeNull();
        refusal!.Value.En.ShouldContain(reason);
    }

    [Fact]
    public async Task A_record_has_a_limited_number_of_files()
    {
        await using var scope = await app.Work("990101");
        for (var i = 0; i < 3; i++) await Add(scope, "test.note/3", $"{i}.png", [.. Png, (byte)i]);
        (await Store(scope, Notes with { Most = 3 }).AddAsync("test.note/3", "4.png", new MemoryStream(Png), stop: Stop)).Refusal!.Value.En.ShouldContain("3 attachments at most");
    }

    [Fact]
    public async Task Equal_files_are_kept_once_in_a_division_and_go_with_the_last_of_them()
    {
        await using var scope = await app.Work("990101");
        byte[] content = [.. Png, 9, 9, 9];
        var first = await Add(scope, "test.note/4", "a.png", content);
        var second = await Add(scope, "test.note/5", "b.png", content);
        (await Contents(scope, first)).ShouldBe(1);
        await Store(scope).RemoveAsync(first, "test", Stop);
        (await Read(scope, second)).ShouldBe(content);
        await Store(scope).RemoveAsync(second, "test", Stop);
        (await Contents(scope, first)).ShouldBe(0);
    }

    [Fact]
    public async Task Another_division_neither_sees_nor_adds()
    {
        await using var here = await app.Work("990101");
        var added = await Add(here, "test.note/1", "a.png", [.. Png, 4, 2]);
        await using var there = await app.Work("990102");
        (await Store(there).FindAsync(added.Id, Stop)).ShouldBeNull();
        (await Store(there).AddAsync("test.note/1", "a.png", new MemoryStream(Png), stop: Stop)).Refusal!.Value.En.ShouldContain("not in your jurisdiction");
        await Should.ThrowAsync<EndOfStreamException>(() => Read(there, added));
    }

    [Fact]
    public async Task Two_hundred_megabytes_pass_through_in_pieces_and_more_than_allowed_is_refused()
    {
        await using var scope = await app.Work("990101");
        byte[] head = [0, 0, 0, 0x18, .. "ftypisom"u8, 0, 0, 0, 0];
        var before = GC.GetTotalAllocatedBytes();
        var added = await Store(scope).AddAsync("test.note/6", "film.mp4", new Zeros(head, 200L << 20), stop: Stop);
        added.Added.ShouldNotBeNull().Size.ShouldBe(200L << 20);
        GC.GetTotalMemory(forceFullCollection: true).ShouldBeLessThan(400L << 20);
        TestContext.Current.TestOutputHelper?.WriteLine($"{(GC.GetTotalAllocatedBytes() - before) >> 20} MB allocated");
        (await Store(scope).AddAsync("test.note/6", "film.mp4", new Zeros(head, 251L << 20), stop: Stop)).Refusal!.Value.En.ShouldContain("250 MB");
        (await Store(scope).AddAsync("test.note/6", "photo.png", new Zeros(Png, 30L << 20), stop: Stop)).Refusal!.Value.En.ShouldContain("20 MB");
    }

    [Fact]
    public async Task Two_who_upload_one_name_at_once_make_two_versions()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 6).Select(async i =>
        {
            await using var scope = await app.Work("990101");
            return (await Add(scope, "test.note/5", "plan.png", [.. Png, 50, (byte)i])).Version;
        }));
        added.Order().ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    [Theory]
    [InlineData("990101", "test.note/2", "the record lies elsewhere"), InlineData("990101", "test.note/99", "there is no such record"), InlineData("990101", "ident.users/1", "the table has none")]
    [InlineData("990102", "test.note/1", "the record lies elsewhere")]
    public async Task The_database_takes_no_attachment_but_for_a_record_of_its_division(string division, string owner, string why)
    {
        await using var scope = await app.Work();
        await scope.Work.BecauseAsync("test", Stop);
        await using var content = scope.Work.Command("insert into attachments.content (division, sha256, size) values ($1, sha256('x'), 1)", division);
        await content.ExecuteNonQueryAsync(Stop);
        await using var command = scope.Work.Command("""
            insert into attachments.attachment (id, division, owner, name, kind, media_type, size, sha256, uploaded_by, uploaded_at)
            values (gen_random_uuid(), $1, $2, 'a.txt', 'text', 'text/plain', 1, sha256('x'), 'test', now())
            """, division, owner);
        (await Should.ThrowAsync<Npgsql.PostgresException>(() => command.ExecuteNonQueryAsync(Stop))).SqlState.ShouldBe("23503", why);
    }

    [Fact]
    public async Task A_download_is_never_run_or_shown_and_its_Chinese_name_arrives()
    {
        var visitor = await Visitor();
        await using var scope = await app.Work("990101");
        var added = await Add(scope, "test.note/1", "整改 报告.pdf", [.. "%PDF-1.7 "u8, 1, 2, 3, 4, 5]);
        using var answer = await visitor.Client.GetAsync($"/attachments/{added.Id}", Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; sandbox; base-uri 'none'; frame-ancestors 'none'"]);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("整改 报告.pdf");
        (await visitor.Client.GetAsync($"/attachments/{added.Id}/picture", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        using var part = new HttpRequestMessage(HttpMethod.Get, $"/attachments/{added.Id}") { Headers = { Range = new RangeHeaderValue(9, 11) } };
        using var piece = await visitor.Client.SendAsync(part, Stop);
        piece.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await piece.Content.ReadAsByteArrayAsync(Stop)).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Nobody_downloads_without_a_log_in_or_the_permission_of_the_record()
    {
        await using var scope = await app.Work("990101");
        var added = await Add(scope, "test.note/1", "b.png", [.. Png, 7, 7]);
        (await app.Visit().Get($"/attachments/{added.Id}")).Status.ShouldBe(HttpStatusCode.Redirect);
        // The application of this class knows no owner "test.note": nobody may read its files.
        (await (await app.LogIn(Role.Reader)).Get($"/attachments/{added.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    // A reader in an application whose modules have attachments for notes.
    async Task<Visitor> Visitor()
    {
        var site = app.WithWebHostBuilder(host => host.ConfigureTestServices(services => services.AddAttachmentOwner(Notes)));
        var visitor = new Visitor(site.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true }));
        var reader = DemonstrationAccounts.All.Single(a => a.Role == Role.Reader);
        (await visitor.SubmitLogIn(reader.UserName, DemonstrationAccounts.Password)).Status.ShouldBe(HttpStatusCode.Redirect);
        return visitor;
    }

    static AttachmentStore Store(WorkScope scope, AttachmentOwner? owner = null) => new(scope.Work, [owner ?? Notes], new(null, NullLogger<VirusScanner>.Instance), TimeProvider.System);

    static async Task<Attachment> Add(WorkScope scope, string owner, string name, byte[] content)
    {
        var (added, refusal) = await Store(scope).AddAsync(owner, name, new MemoryStream(content), stop: Stop);
        return added.ShouldNotBeNull(refusal?.En);
    }

    static async Task<byte[]> Read(WorkScope scope, Attachment attachment)
    {
        var copy = new MemoryStream();
        await Store(scope).Open(attachment).CopyToAsync(copy, Stop);
        return copy.ToArray();
    }

    static async Task<long> Contents(WorkScope scope, Attachment attachment)
    {
        await using var command = scope.Work.Command("select count(*) from attachments.content where sha256 = $1", attachment.Sha256);
        return (long)(await command.ExecuteScalarAsync(Stop))!;
    }
}
