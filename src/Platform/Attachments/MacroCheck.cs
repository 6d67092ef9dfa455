using System.IO.Compression;

namespace Anlan.Platform.Attachments;

/// <summary>Finds programs in office files, new (an archive of XML) and old (a compound file).</summary>
static class MacroCheck
{
    static readonly string[] Endings = ["docm", "dotm", "xlsm", "xltm", "xlam", "pptm", "potm", "ppsm", "ppam"];

    public static bool HasMacros(Stream content, string extension)
    {
        if (Endings.Contains(extension)) return true;
        Span<byte> head = stackalloc byte[8];
        content.Position = 0;
        head = head[..content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        return CompoundFile.Is(head) ? CompoundFile.HasMacros(content) : head.StartsWith("PK\u0003\u0004"u8) && HasPrograms(content);
    }

    // Macros, macro sheets of old Excel kept in new files, and controls that run by themselves.
    static bool HasPrograms(Stream content)
    {
        try
        {
            content.Position = 0;
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            return archive.Entries.Any(e => "/" + e.FullName.Replace('\\', '/').ToLowerInvariant() is var name
                && (name.EndsWith("/vbaproject.bin", StringComparison.Ordinal) || name.EndsWith("/vbadata.xml", StringComparison.Ordinal)
                    || name.StartsWith("/xl/macrosheets/", StringComparison.Ordinal) || name.Contains("/activex/", StringComparison.Ordinal)));
        }
        catch (InvalidDataException)
        {
            return false; // no archive after all: the sniffer says so
        }
    }
}
