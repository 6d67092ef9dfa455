using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Anlan.Platform.Office.Reading;
using Anlan.Testing;

namespace Anlan.Affairs.Tests.ReportCheck;

/// <summary>Files that are no report: refused with a reason, quickly, without falling over.</summary>
public sealed class HostileReportsTests
{
    const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    [Theory, InlineData("a.docx"), InlineData("a.txt"), InlineData("a.csv"), InlineData("a.xlsx")]
    public async Task Bytes_without_meaning_are_refused(string name)
    {
        var bytes = new byte[200_000];
        new Random(7).NextBytes(bytes);
        await Refused(bytes, name);
        await Refused([.. "PK\u0003\u0004"u8, .. bytes], name);
        await Refused([], name);
        await Refused([.. "%PDF-1.7"u8, .. bytes], name);
        await Refused([0xD0, 0xCF, 0x11, 0xE0, .. bytes], name);
    }

    [Fact]
    public async Task A_document_that_unpacks_to_far_too_much_is_refused()
    {
        var bomb = Docx(writer =>
        {
            writer.Write($"<w:document xmlns:w=\"{Word}\"><w:body><w:p><w:r><w:t>");
            var chunk = new string('安', 1 << 16);
            for (var i = 0; i < 2_000; i++) writer.Write(chunk);
            writer.Write("</w:t></w:r></w:p></w:body></w:document>");
        });
        bomb.Length.ShouldBeLessThan(2_000_000);
        await Refused(bomb, "bomb.docx");
    }

    [Fact]
    public async Task A_document_that_names_other_files_is_refused() =>
        await Refused(Docx(w => w.Write($"<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><w:document xmlns:w=\"{Word}\"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>")), "xxe.docx");

    [Fact]
    public async Task A_document_that_breaks_off_is_refused() =>
        await Refused(Docx(w => w.Write($"<w:document xmlns:w=\"{Word}\"><w:body><w:p><w:r><w:t>预算")), "broken.docx");

    [Fact]
    public async Task Tables_within_tables_without_end_are_refused() =>
        await Refused(Docx(w => w.Write($"<w:document xmlns:w=\"{Word}\"><w:body>{string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 5_000))}{string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 5_000))}</w:body></w:document>")), "deep.docx");

    [Fact]
    public async Task A_file_of_two_hundred_megabytes_is_refused_before_it_is_read()
    {
        var path = Path.GetTempFileName();
        try
        {
            await using (var file = File.OpenWrite(path)) file.SetLength(200L << 20);
            await using var upload = File.OpenRead(path);
            var clock = Stopwatch.StartNew();
            await Should.ThrowAsync<ReadingException>(() => Anlan.Affairs.ReportCheck.ReportReader.ReadAsync(upload, "big.txt", cancel: TestContext.Current.CancellationToken));
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_report_of_two_hundred_pages_takes_a_few_seconds()
    {
        var page = await File.ReadAllTextAsync(Repository.PathOf("tests/Affairs.Tests/ReportCheck/invented-report.txt"), TestContext.Current.CancellationToken);
        var text = string.Concat(Enumerable.Repeat(page, 50));
        var clock = Stopwatch.StartNew();
        (await Checked.TextAsync(text)).ShouldNotBeEmpty();
        TestContext.Current.TestOutputHelper?.WriteLine($"{text.Length:N0} characters: {clock.Elapsed.TotalSeconds:N2} s");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("其中")]
    [InlineData("（")]
    [InlineData("1,234.56万元，")]
    [InlineData("“一二三、")]
    [InlineData("同比增长")]
    [InlineData("99.99% ")]
    [InlineData("\t1\t2\t3\n")]
    [InlineData("一是")]
    [InlineData("2023年")]
    [InlineData("甲乙丙")]
    public async Task One_word_a_hundred_thousand_times_does_not_hold_it_up(string word)
    {
        var text = string.Concat(Enumerable.Repeat(word, 300_000 / word.Length));
        var clock = Stopwatch.StartNew();
        await Checked.SentenceAsync(text);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_text_in_an_old_encoding_is_read()
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding(54936)!;
        (await Checked.FileAsync(gb.GetBytes($"{Checked.Title}\n2023年2月30日组织召开动员会。"), "report.txt")).ShouldHaveSingleItem().Place.Line.ShouldBe(2);
    }

    static async Task Refused(byte[] content, string name)
    {
        var refusal = await Should.ThrowAsync<ReadingException>(() => Checked.FileAsync(content, name));
        refusal.Reason.Zh.ShouldNotBeEmpty();
        refusal.Reason.En.ShouldNotBeEmpty();
    }

    static byte[] Docx(Action<StreamWriter> body)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var writer = new StreamWriter(zip.CreateEntry("word/document.xml").Open())) body(writer);
        return file.ToArray();
    }
}
