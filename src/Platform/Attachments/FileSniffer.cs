using System.IO.Compression;
using System.Text;

namespace Anlan.Platform.Attachments;

/// <summary>Tells the kind of a file from its content alone. What is none of the kinds is null: programs, pages, drawings with script, and whatever nobody knows.</summary>
static class FileSniffer
{
    const int HeadBytes = 4096;

    static readonly string[] Mp4Brands = ["isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "MSNV", "dash"];

    /// <param name="content">Can be sought in; stands anywhere afterwards.</param>
    public static FileKind? KindOf(Stream content)
    {
        var buffer = new byte[HeadBytes];
        content.Position = 0;
        ReadOnlySpan<byte> head = buffer.AsSpan(0, content.ReadAtLeast(buffer, HeadBytes, throwOnEndOfStream: false));
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])) return FileKind.Png;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return FileKind.Jpeg;
        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8)) return FileKind.Gif;
        if (head.Length > 12 && head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual("WEBP"u8)) return FileKind.WebP;
        // Readers find the mark anywhere in the first kilobyte; whatever stands before it makes the file two things at once.
        if (head.StartsWith("%PDF-"u8)) return FileKind.Pdf;
        if (CompoundFile.Is(head)) return CompoundFile.IsOffice(content) ? FileKind.OldOffice : null;
        if (head.Length > 12 && head[4..8].SequenceEqual("ftyp"u8)) return Mp4Brands.Contains(Encoding.ASCII.GetString(head[8..12])) ? FileKind.Mp4 : null;
        if (head.StartsWith("PK\u0003\u0004"u8)) return OfZip(content);
        return IsText(content, head) ? FileKind.Text : null;
    }

    // An office file is an archive of XML. One with a program in it (macros) is not of these kinds.
    static FileKind? OfZip(Stream content)
    {
        try
        {
            content.Position = 0;
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            var names = archive.Entries.Select(e => e.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (!names.Contains("[Content_Types].xml")) return FileKind.Zip;
            if (names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) return null;
            return names.Contains("word/document.xml") ? FileKind.Word
                : names.Contains("xl/workbook.xml") ? FileKind.Excel
                : names.Contains("ppt/presentation.xml") ? FileKind.Slides : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // Text in UTF-8 or GB 18030: no control characters; and not a page or a drawing, which begin with a bracket.
    static bool IsText(Stream content, ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) head = head[3..];
        var start = head.TrimStart(" \t\r\n"u8);
        if (start.StartsWith("<"u8) || start.StartsWith("#!"u8) || start.StartsWith("MZ"u8)) return false;
        content.Position = 0;
        var buffer = new byte[1 << 16];
        for (int read; (read = content.Read(buffer)) > 0;)
            if (buffer.AsSpan(0, read).ContainsAnyInRange((byte)0x00, (byte)0x08) || buffer.AsSpan(0, read).ContainsAnyInRange((byte)0x0E, (byte)0x1F)) return false;
        return true;
    }
}
