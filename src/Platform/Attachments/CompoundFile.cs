using System.Text;

namespace Anlan.Platform.Attachments;

/// <summary>The container of old office files and of WPS. Installers and mails are such files too; what it holds is told from the names inside it.</summary>
static class CompoundFile
{
    static readonly byte[][] Documents = [.. ((string[])["WordDocument", "Workbook", "Book\0", "PowerPoint Document"]).Select(Encoding.Unicode.GetBytes)];

    // Every project of macros has a stream of this name.
    static readonly byte[] Macros = Encoding.Unicode.GetBytes("_VBA_PROJECT");

    public static bool Is(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    public static bool IsOffice(Stream content) => Contains(content, Documents);

    public static bool HasMacros(Stream content) => Contains(content, [Macros]);

    static bool Contains(Stream content, byte[][] names)
    {
        var overlap = names.Max(n => n.Length) - 1;
        var buffer = new byte[(1 << 16) + overlap];
        content.Position = 0;
        for (int kept = 0, read; (read = content.Read(buffer, kept, 1 << 16)) > 0;)
        {
            var there = kept + read;
            if (names.Any(name => buffer.AsSpan(0, there).IndexOf(name) >= 0)) return true;
            kept = Math.Min(overlap, there);
            buffer.AsSpan(there - kept, kept).CopyTo(buffer);
        }
        return false;
    }
}
