using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Anlan.Platform.Office.Reading;
using Shouldly;
using Xunit;
using static Anlan.Platform.Tests.Office.Reading.BuiltXlsx;

namespace Anlan.Platform.Tests.Office.Reading;

public sealed class HostileTablesTests
{
    static async Task<ReadingException> Refused(Stream file, ReadingLimits? limits = null) => await Should.ThrowAsync<ReadingException>(async () =>
    {
        using var table = await TableFile.OpenAsync(file, limits, TestContext.Current.CancellationToken);
        foreach (var _ in table.Rows()) { }
    });

    [Fact]
    public async Task A_zip_bomb_is_refused_quickly_and_without_memory()
    {
        var bomb = Of("<row><c/></row>", more: zip =>
        {
            using var part = zip.CreateEntry("xl/sharedStrings.xml", CompressionLevel.Optimal).Open();
            part.Write(Encoding.UTF8.GetBytes($"<sst xmlns=\"{Namespace}\"><si><t>x</t></si>"));
            var blanks = Encoding.UTF8.GetBytes(new string(' ', 1 << 20));
            for (var i = 0; i < 400; i++) part.Write(blanks);
            part.Write("</sst>"u8);
        });
        var (clock, before) = (Stopwatch.StartNew(), GC.GetTotalMemory(true));
        (await Refused(bomb)).Reason.Zh.ShouldContain("压缩炸弹");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        (GC.GetTotalMemory(true) - before).ShouldBeLessThan(50L << 20);
    }

    [Fact]
    public async Task A_sheet_that_is_read_again_and_again_counts_once()
    {
        var rows = string.Concat(Enumerable.Range(0, 5000).Select(i => $"<row><c t=\"str\"><v>{i}</v></c></row>"));
        using var table = await TableFile.OpenAsync(Of(rows), new() { UnpackedBytes = 400_000 }, TestContext.Current.CancellationToken);
        for (var pass = 0; pass < 10; pass++) table.Rows().Count().ShouldBe(5000);
    }

    [Fact]
    public async Task Two_parts_that_are_too_large_together_are_refused()
    {
        var rows = string.Concat(Enumerable.Range(0, 5000).Select(i => $"<row><c t=\"str\"><v>{i}</v></c></row>"));
        var file = Of(rows, more: zip => Put(zip, "xl/sharedStrings.xml", $"<sst xmlns=\"{Namespace}\">{string.Concat(Enumerable.Range(0, 10_000).Select(i => $"<si><t>{i}</t></si>"))}</sst>"));
        (await Refused(file, new() { UnpackedBytes = 300_000 })).Reason.Zh.ShouldContain("压缩炸弹");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Parts_are_counted_and_not_believed(bool lie)
    {
        using var file = new MemoryStream();
        Of("<row><c/></row>", more: zip => { for (var i = 0; i < 3000; i++) Put(zip, $"x/{i}", ""); }).CopyTo(file);
        var bytes = file.ToArray();
        if (lie) bytes.AsSpan(^14..^10).Clear(); // the end record says that there is nothing: both of its counts
        (await Refused(new MemoryStream(bytes))).Reason.Zh.ShouldContain("部件超过2000个");
    }

    [Fact]
    public async Task Two_hundred_megabytes_are_refused_before_they_are_read()
    {
        using var upload = new Endless(200L << 20);
        (await Refused(upload)).Reason.Zh.ShouldBe("文件超过30 MB，请拆分后再上传。");
        upload.Given.ShouldBeLessThan(31L << 20);
    }

    [Fact]
    public async Task A_document_type_is_refused_with_its_place()
    {
        var refusal = await Refused(Of("<row><c t=\"str\"><v>&amp;x;</v></c></row>", prolog: "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"));
        refusal.Place!.ShouldStartWith("xl/worksheets/s1.xml");
        refusal.Reason.Zh.ShouldContain("DTD");
    }

    [Fact]
    public async Task Illegal_paths_inside_are_refused() =>
        (await Refused(Of("<row/>", more: zip => Put(zip, "../../etc/cron.d/x", "x")))).Reason.En.ShouldContain("illegal path");

    [Theory]
    [InlineData("D0CF11E0A1B11AE1", "旧版xls")]
    [InlineData("D0CF11E0A1B11AE145006E0063007200790070007400650064005000610063006B00610067006500", "已加密")]
    [InlineData("504B0304FFFFFFFF", "已损坏")]
    [InlineData("255044462D312E34", "只能读取xlsx和csv")]
    [InlineData("", "空的")]
    [InlineData("61FFFF8081FF", "编码")]
    public async Task What_is_no_table_is_refused_with_what_to_do(string hex, string said) =>
        (await Refused(new MemoryStream(Convert.FromHexString(hex)))).Reason.Zh.ShouldContain(said);

    [Fact]
    public async Task Too_many_rows_columns_and_characters_are_refused_with_their_place()
    {
        (await Refused(Csv("a\nb\nc\n"), new() { Rows = 2 })).Place.ShouldBe("3:1");
        (await Refused(Csv("a,b,c\n"), new() { Columns = 2 })).Reason.Zh.ShouldContain("列数");
        (await Refused(Csv("a,\"bcd\n"), new() { CellLength = 3 })).Place.ShouldBe("1:2");
        (await Refused(Csv("a,b\nc,\"d\n"))).Reason.Zh.ShouldBe("2:2：引号没有闭合。");
        (await Refused(Of($"<row r=\"5\">{Text("C5", "abcd")}</row>"), new() { CellLength = 3 })).Place.ShouldBe("甲!C5");
        (await Refused(Of($"<row r=\"1\">{Text("XFD1", "a")}</row>"))).Place.ShouldBe("甲!XFD1");
    }

    static MemoryStream Csv(string text) => new(Encoding.UTF8.GetBytes(text));

    sealed class Endless(long length) : Stream
    {
        public long Given { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - Given);
            Array.Fill(buffer, (byte)'a', offset, read);
            Given += read;
            return read;
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => Given; set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
