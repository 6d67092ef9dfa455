using System.Net;
using System.Text;
using Anlan.Testing;

namespace Anlan.Platform.Tests.Attachments;

/// <summary>What people and programs may send to the screen for attachments, meant or not.</summary>
public sealed class HostileUploadTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    static readonly byte[] Macro = "macro"u8.ToArray();

    public static TheoryData<string, string, string> Refused => new()
    {
        { "a program under another name", "report.pdf", "不接受这种文件" },
        { "a program with two endings", "照片.jpg.exe", "不接受这种文件" },
        { "a program with its ending far away", "报告.pdf" + new string(' ', 90) + ".exe", "不接受这种文件" },
        { "a document with the ending of a program", "报告.pdf.exe", "内容是PDF 文件，扩展名却是“.exe”" },
        { "a document whose name reads backwards", "报告\u202Efdp.exe", "扩展名却是“.exe”" },
        { "a page", "page.html", "不接受这种文件" },
        { "a page under another name", "page.txt", "不接受这种文件" },
        { "a drawing with script", "drawing.svg", "不接受这种文件" },
        { "a drawing with script under another name", "drawing.png", "不接受这种文件" },
        { "nothing", "empty.pdf", "文件是空的" },
        { "a bomb in a document", "bomb.docx", "压缩炸弹" },
        { "a bomb in a workbook", "bomb.xlsx", "压缩炸弹" },
        { "a bomb in a document in an archive", "bomb.zip", "压缩炸弹" },
        { "a picture with an archive behind it", "photo.gif", "又是压缩包" },
        { "a document with a page before it", "report.pdf", "不接受这种文件" },
        { "macros by name", "报表.xlsm", "文件里有宏" },
        { "macros by name", "通知.docm", "文件里有宏" },
        { "macros under another name", "报表.xlsx", "文件里有宏" },
        { "macros of old Excel in a new file", "报表.xlsx", "文件里有宏" },
        { "a control that runs", "通知.docx", "文件里有宏" },
        { "macros in an old document", "通知.doc", "文件里有宏" },
        { "an installer under another name", "通知.doc", "不接受这种文件" },
        { "a program in an archive", "资料.zip", "“安装/setup.exe”不是可上传的文件" },
        { "a program under another name in an archive", "资料.zip", "“照片.jpg”不是可上传的文件" },
        { "a macro in an archive", "资料.zip", "“报表.xlsx”含宏" },
        { "an archive in an archive", "资料.zip", "压缩包里还有压缩包" },
        { "an archive that unpacks elsewhere", "资料.zip", "会解到别的文件夹" },
        { "half an archive", "资料.zip", "不接受这种文件" },
    };

    static byte[] Content(string what, string name) => what switch
    {
        "a program under another name" or "a program with two endings" or "a program with its ending far away" => Files.Program,
        "a document with the ending of a program" or "a document whose name reads backwards" => Files.Pdf,
        "a page" or "a page under another name" => "<!doctype html><script>alert(1)</script>"u8.ToArray(),
        "a drawing with script" or "a drawing with script under another name" => "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(),
        "nothing" => [],
        "a bomb in a document" => Files.Bomb("[Content_Types].xml", "word/document.xml"),
        "a bomb in a workbook" => Files.Bomb("[Content_Types].xml", "xl/workbook.xml"),
        "a bomb in a document in an archive" => Files.Zip(("a.docx", Files.Bomb("[Content_Types].xml", "word/document.xml"))),
        "a picture with an archive behind it" => [.. "GIF89a...."u8, .. Files.Zip(("run.js", Macro))],
        "a document with a page before it" => "<html><script>x()</script>\n%PDF-1.7"u8.ToArray(),
        "macros by name" => Files.Office(name.EndsWith("xlsm", StringComparison.Ordinal) ? "xl/workbook.xml" : "word/document.xml"),
        "macros under another name" => Files.Office("xl/workbook.xml", ("xl/vbaProject.bin", Macro)),
        "macros of old Excel in a new file" => Files.Office("xl/workbook.xml", ("xl/macrosheets/sheet1.xml", Macro)),
        "a control that runs" => Files.Office("word/document.xml", ("word/activeX/activeX1.bin", Macro)),
        "macros in an old document" => Files.Old("Root Entry", "WordDocument", "Macros", "VBA", "_VBA_PROJECT"),
        "an installer under another name" => Files.Old("Root Entry", "SummaryInformation", "_Tables"),
        "a program in an archive" => Files.Zip(("安装/", []), ("安装/setup.exe", Files.Program)),
        "a program under another name in an archive" => Files.Zip(("照片.jpg", Files.Program)),
        "a macro in an archive" => Files.Zip(("报表.xlsx", Files.Office("xl/workbook.xml", ("xl/vbaProject.bin", Macro)))),
        "an archive in an archive" => Files.Zip(("内.zip", Files.Zip(("1.txt", Macro)))),
        "an archive that unpacks elsewhere" => Files.Zip(("../../etc/cron.d/1.txt", Macro)),
        "half an archive" => Files.Zip(("1.txt", Macro))[..60],
        _ => throw new ArgumentException(what),
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task It_is_refused_with_a_reason_and_nothing_is_kept(string what, string name, string reason)
    {
        var visitor = await app.LogIn("records", "anlan-demo");
        var answer = await visitor.Send((name, Content(what, name)));
        answer.Refusals().ShouldContain(reason);
        answer.Document.QuerySelector("input[name='Input.Note']")!.GetAttribute("value").ShouldBe("现场", "what was typed is not lost");
        (await app.Kept()).ShouldNotContain(a => a.Size == Content(what, name).Length);
    }

    [Theory]
    [InlineData("../../../etc/passwd.png", "passwd.png"), InlineData(@"..\..\Windows\x.png", "x.png"), InlineData(@"C:\Users\王\照片.png", "照片.png"), InlineData("/etc/shadow.png", "shadow.png")]
    [InlineData("CON.png", "_CON.png"), InlineData("…\u202Egnp.png", "…gnp.png"), InlineData("<img src=x onerror=alert(1)>.png", "_img src=x onerror=alert(1)_.png"), InlineData("'; drop table x --.png", "'; drop table x --.png")]
    [InlineData("...png.png", "png.png"), InlineData("a\u200B\uFEFFb.PNG", "ab.png"), InlineData("=cmd|calc.png", "=cmd_calc.png"), InlineData("%2e%2e%2fx.png", "%2e%2e%2fx.png"), InlineData("😀𠮷龘.png", "😀𠮷龘.png")]
    public async Task A_naughty_name_becomes_a_harmless_one_and_the_file_is_kept(string sent, string kept)
    {
        var visitor = await app.LogIn("records", "anlan-demo");
        byte[] content = [.. Files.Png, .. Encoding.UTF8.GetBytes(sent)];
        var answer = await visitor.Send((sent, content));
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Text);
        (await app.Kept()).ShouldContain(a => a.Name == kept && a.Size == content.Length);
        var page = await visitor.Page("/library/organisations/1");
        page.QuerySelectorAll("#attachments a.attachment-name").ShouldContain(a => a.TextContent == kept, "as text, not as markup");
        page.QuerySelector("#attachments img").ShouldBeNull();
    }

    [Fact]
    public async Task A_name_as_long_as_a_page_is_shortened_and_one_in_GBK_keeps_what_can_be_read()
    {
        var visitor = await app.LogIn("records", "anlan-demo");
        (await visitor.Send((new string('长', 300) + ".png", [.. Files.Png, 30]))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await app.Kept()).ShouldContain(a => a.Name == new string('长', 116) + ".png");
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding("GBK")!.GetBytes("现场A区.png");
        var answer = await visitor.Upload(await visitor.Page(Files.Screen), "upload", [(gbk, new ByteArrayContent([.. Files.Png, 31]))]);
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Text);
        (await app.Kept()).ShouldContain(a => a.Name.EndsWith(".png") && a.Size == Files.Png.Length + 1 && a.Name.Contains('A') && !a.Name.Contains('\uFFFD'));
    }

    [Fact]
    public async Task A_zero_byte_in_a_name_or_a_note_does_no_harm()
    {
        var visitor = await app.LogIn("records", "anlan-demo");
        var page = await visitor.Page(Files.Screen);
        var answer = await visitor.Upload(page, "upload", [("nul\0.exe\0.png", [.. Files.Png, 0, 0])], ("Input.Note", "a\0b"));
        answer.Status.ShouldBeOneOf(HttpStatusCode.Redirect, HttpStatusCode.BadRequest);
        (await app.Kept()).ShouldAllBe(a => !a.Name.Contains('\0'));
    }

    [Fact]
    public async Task Of_several_the_good_ones_are_kept_and_the_others_told_by_name()
    {
        var visitor = await app.LogIn("records", "anlan-demo");
        var answer = await visitor.Send(("好的.png", [.. Files.Png, 77]), ("坏的.exe", Files.Program), ("网页.html", "<html>"u8.ToArray()));
        answer.Refusals().ShouldContain("坏的.exe：不接受");
        answer.Refusals().ShouldContain("网页.html：不接受");
        answer.Document.QuerySelector(".tone-good")!.TextContent.ShouldContain("好的.png");
        (await app.Kept()).Select(a => a.Name).ShouldContain("好的.png");
        var twenty = await visitor.Send([.. Enumerable.Range(0, 21).Select(i => ($"{i}.png", Files.Png))]);
        twenty.Refusals().ShouldContain("一次最多上传 20 个文件");
        (await visitor.Send()).Refusals().ShouldContain("请选择文件");
    }

    [Fact]
    public async Task Names_in_an_archive_of_Chinese_Windows_are_read()
    {
        var visitor = await app.LogIn("records", "anlan-demo");
        var made = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(made, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true, CodePagesEncodingProvider.Instance.GetEncoding("GB18030")))
        using (var entry = archive.CreateEntry("排查清单.txt").Open()) entry.Write("一切正常"u8);
        // The writer marks names as UTF-8 only when it was not told otherwise.
        (await visitor.Send(("gbk.zip", made.ToArray()))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await app.Kept()).ShouldContain(a => a.Name == "gbk.zip" && a.Listing.Contains("排查清单.txt"));
    }

    [Fact]
    public async Task Two_hundred_megabytes_are_kept_as_a_film_and_refused_as_a_picture()
    {
        var visitor = await app.LogIn("records", "anlan-demo");
        byte[] film = [0, 0, 0, 0x18, .. "ftypisom"u8, 0, 0, 0, 0];
        var kept = await visitor.Upload(await visitor.Page(Files.Screen), "upload", [("巡查.mp4"u8.ToArray(), new StreamContent(new Zeros(film, 200L << 20)))]);
        kept.Status.ShouldBe(HttpStatusCode.Redirect, kept.Text);
        (await app.Kept()).ShouldContain(a => a.Name == "巡查.mp4" && a.Size == 200L << 20);
        var refused = await visitor.Upload(await visitor.Page(Files.Screen), "upload", [("巡查.png"u8.ToArray(), new StreamContent(new Zeros(Files.Png, 200L << 20)))]);
        refused.Refusals().ShouldContain("PNG 图片最大 20 MB");
    }

    [Fact]
    public async Task More_than_may_be_sent_together_is_answered_with_a_page_that_says_how_much_may()
    {
        var visitor = await app.LogIn("records", "anlan-demo");
        var before = (await app.Kept()).Count;
        var answer = await visitor.Upload(await visitor.Page(Files.Screen), "upload", [("大.mp4"u8.ToArray(), new StreamContent(new Zeros(Files.Png, 300L << 20)))]);
        answer.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Document.QuerySelector("main")!.TextContent.ShouldContain("一次最多上传 260 MB，什么都没有保存");
        (await app.Kept()).Count.ShouldBe(before);
    }

    [Fact]
    public async Task Without_the_token_of_our_page_nothing_is_taken()
    {
        var visitor = await app.LogIn("records", "anlan-demo");
        var page = await visitor.Page(Files.Screen);
        (await visitor.Upload(page, "upload", "forged.png", [.. Files.Png, 99], ("__RequestVerificationToken", "forged"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await app.Kept()).ShouldNotContain(a => a.Name == "forged.png");
    }
}
