using System.IO.Compression;
using Anlan.Platform.Language;

namespace Anlan.Platform.Attachments;

/// <summary>Looks into an archive: what is in it, and whether opening it would fill somebody's disk. What entries say of their size is not believed; they are counted.</summary>
sealed class ArchiveCheck
{
    const int MostEntries = 5_000;
    const int ListedEntries = 200;
    const long MostBytes = 1L << 30;
    const long UnsuspiciousBytes = 32L << 20;
    const long MostTimes = 200;
    const int EndRecordBytes = 22;

    static readonly Bilingual Bomb = ("压缩包展开后过大，疑似压缩炸弹。", "The archive unpacks to far more than it should: it looks like a bomb.");

    readonly long size;
    readonly byte[] buffer = new byte[1 << 16];
    long total;

    ArchiveCheck(long size) => this.size = size;

    /// <param name="mustBeAccepted">Whether every file inside must be one that could be attached by itself.</param>
    public static (Bilingual? Problem, string[] Listing) Look(Stream content, bool mustBeAccepted = false) => new ArchiveCheck(content.Length).Read(content, mustBeAccepted);

    /// <summary>Unpackers find an archive from its end: a picture with one behind it is both.</summary>
    public static bool IsArchiveFromBehind(Stream content)
    {
        var tail = new byte[Math.Min(content.Length, EndRecordBytes + ushort.MaxValue)];
        content.Position = content.Length - tail.Length;
        content.ReadExactly(tail);
        for (var at = tail.Length - EndRecordBytes; at >= 0; at--)
            if (tail.AsSpan(at).StartsWith("PK\u0005\u0006"u8) && at + EndRecordBytes + BitConverter.ToUInt16(tail, at + EndRecordBytes - 2) == tail.Length) return true;
        return false;
    }

    (Bilingual? Problem, string[] Listing) Read(Stream content, bool mustBeAccepted)
    {
        try
        {
            content.Position = 0;
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true, ArchiveNames.Encoding);
            if (archive.Entries.Count > MostEntries)
                return (($"压缩包里有 {archive.Entries.Count} 个文件，最多 {MostEntries} 个。", $"The archive holds {archive.Entries.Count} files; {MostEntries} at most."), []);
            foreach (var entry in archive.Entries)
                if ((mustBeAccepted ? Accept(entry) : Count(entry)) is { } problem) return (problem, []);
            return (null, [.. archive.Entries.Take(ListedEntries).Select(entry => FileName.Printable(entry.FullName))]);
        }
        catch (Exception broken) when (broken is InvalidDataException or NotSupportedException or IOException)
        {
            return (("压缩包已损坏或加密，无法检查。", "The archive is damaged or encrypted and cannot be looked into."), []);
        }
    }

    Bilingual? Count(ZipArchiveEntry entry) => Unpack(entry, Stream.Null) ? null : Bomb;

    Bilingual? Accept(ZipArchiveEntry entry)
    {
        var name = entry.FullName.Replace('\\', '/');
        var shown = FileName.Printable(name);
        if (name.StartsWith('/') || name.Split('/').Any(part => part is ".." || part.Contains(':')))
            return ($"压缩包里的“{shown}”会解到别的文件夹，不接受。", $"“{shown}” in the archive would be unpacked into another folder: not accepted.");
        if (name.EndsWith('/')) return Count(entry);
        using var inside = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        if (!Unpack(entry, inside)) return Bomb;
        var extension = FileName.Extension(FileName.Tidy(name));
        if (MacroCheck.HasMacros(inside, extension)) return ($"压缩包里的“{shown}”含宏，不接受。", $"There are macros in “{shown}” of the archive: not accepted.");
        if (inside.Length == 0 && FileKind.Text.Extensions.Contains(extension)) return null;
        if (FileSniffer.KindOf(inside) is not { } kind || !kind.Extensions.Contains(extension))
            return ($"压缩包里的“{shown}”不是可上传的文件，或内容与扩展名不符。", $"“{shown}” in the archive is no file that may be uploaded, or its content is not what its name says.");
        if (kind == FileKind.Zip) return ($"压缩包里还有压缩包“{shown}”，请解开后再上传。", $"There is an archive in the archive, “{shown}”: unpack it first.");
        return kind == FileKind.Word || kind == FileKind.Excel || kind == FileKind.Slides ? Read(inside, mustBeAccepted: false).Problem : null;
    }

    // False when it has become too much.
    bool Unpack(ZipArchiveEntry entry, Stream into)
    {
        using var inside = entry.Open();
        for (int read; (read = inside.Read(buffer)) > 0;)
        {
            if ((total += read) > MostBytes || (total > UnsuspiciousBytes && total / MostTimes > size)) return false;
            into.Write(buffer, 0, read);
        }
        return true;
    }
}
