using System.IO.Compression;
using System.Text;
using Anlan.Platform.Attachments;

namespace Anlan.Platform.Tests.Attachments;

public sealed class FileSnifferTests
{
    [Theory]
    [InlineData("%PDF-1.7\n", "pdf"), InlineData("GIF89a....", "gif"), InlineData("名称,数量\r\n水泵,3\r\n", "text"), InlineData("a < b", "text")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", null), InlineData("\uFEFF \n<!doctype html><script>x()</script>", null), InlineData("<?xml version='1.0'?>", null)]
    [InlineData("#!/bin/sh\nrm -rf /", null), InlineData("MZ\u0090", null), InlineData("\u007FELF\u0001\u0001", null), InlineData("text with \u0000 in it", null)]
    public void The_content_tells_the_kind(string content, string? kind) => (FileSniffer.KindOf(new MemoryStream(Encoding.UTF8.GetBytes(content)))?.Code).ShouldBe(kind);

    // A reader of PDF would find its mark further down, a browser the page before it.
    [Theory]
    [InlineData("<html><script>x()</script>\n%PDF-1.7"), InlineData("MZ....%PDF-1.7"), InlineData("<svg/>GIF89a")]
    public void A_file_that_is_two_things_at_once_is_refused(string content) => FileSniffer.KindOf(new MemoryStream(Encoding.UTF8.GetBytes(content))).ShouldBeNull();

    [Fact]
    public void Chinese_text_in_GBK_is_text() => FileSniffer.KindOf(new MemoryStream([0xB0, 0xB2, 0xC0, 0xBD, 0x0D, 0x0A])).ShouldBe(FileKind.Text);

    [Fact]
    public void Office_files_are_told_from_archives_and_those_with_macros_refused()
    {
        FileSniffer.KindOf(Zip("[Content_Types].xml", "word/document.xml")).ShouldBe(FileKind.Word);
        FileSniffer.KindOf(Zip("[Content_Types].xml", "xl/workbook.xml")).ShouldBe(FileKind.Excel);
        FileSniffer.KindOf(Zip("[Content_Types].xml", "ppt/presentation.xml")).ShouldBe(FileKind.Slides);
        FileSniffer.KindOf(Zip("照片/1.jpg")).ShouldBe(FileKind.Zip);
        FileSniffer.KindOf(Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")).ShouldBeNull();
        FileSniffer.KindOf(new MemoryStream("PK\u0003\u0004 and nothing more"u8.ToArray())).ShouldBeNull();
    }

    [Fact]
    public void An_archive_bomb_is_noticed_without_unpacking_it_and_an_honest_archive_is_listed()
    {
        var honest = ArchiveCheck.Look(Zip("照片/1.jpg", "照\u202E片.txt"));
        honest.Problem.ShouldBeNull();
        honest.Listing.ShouldBe(["照片/1.jpg", "照片.txt"]);

        var bomb = new MemoryStream();
        using (var archive = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = archive.CreateEntry("zeros").Open())
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 300; i++) entry.Write(zeros);
        }
        bomb.Length.ShouldBeLessThan(1 << 20);
        ArchiveCheck.Look(bomb).Problem!.Value.En.ShouldContain("bomb");
        ArchiveCheck.Look(Zip([.. Enumerable.Range(0, 5_001).Select(i => $"{i}")])).Problem!.Value.En.ShouldContain("5001 files");
    }

    internal static MemoryStream Zip(params string[] names)
    {
        var made = new MemoryStream();
        using (var archive = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var name in names)
                using (var entry = archive.CreateEntry(name).Open()) entry.Write("content"u8);
        return made;
    }
}
