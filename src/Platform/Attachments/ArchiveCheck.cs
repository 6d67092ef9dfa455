using System.IO.Compression;
using Anlan.Platform.Language;

namespace Anlan.Platform.Attachments;

/// <summary>Looks into an archive: what is in it, and whether opening it would fill somebody's disk. What entries say of their size is not believed; they are counted.</summary>
static class ArchiveCheck
{
    const int MostEntries = 5_000;
    const int ListedEntries = 200;
    const long MostBytes = 1L << 30;
    const long UnsuspiciousBytes = 32L << 20;
    const long MostTimes = 200;

    public static (Bilingual? Problem, string[] Listing) Look(Stream content)
    {
        try
        {
            content.Position = 0;
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > MostEntries)
                return (($"压缩包里有 {archive.Entries.Count} 个文件，最多 {MostEntries} 个。", $"The archive holds {archive.Entries.Count} files; {MostEntries} at most."), []);
            long total = 0;
            var buffer = new byte[1 << 16];
            foreach (var entry in archive.Entries)
            {
                using var inside = entry.Open();
                for (int read; (read = inside.Read(buffer)) > 0;)
                    if ((total += read) > MostBytes || (total > UnsuspiciousBytes && total / MostTimes > content.Length))
                        return (("压缩包展开后过大，疑似压缩炸弹。", "The archive unpacks to far more than it should: it looks like a bomb."), []);
            }
            return (null, [.. archive.Entries.Take(ListedEntries).Select(entry => FileName.Printable(entry.FullName))]);
        }
        catch (Exception broken) when (broken is InvalidDataException or NotSupportedException or IOException)
        {
            return (("压缩包已损坏或加密，无法检查。", "The archive is damaged or encrypted and cannot be looked into."), []);
        }
    }
}
