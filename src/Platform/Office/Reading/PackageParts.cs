using System.IO.Compression;
using System.Xml;

namespace Anlan.Platform.Office.Reading;

/// <summary>The parts of an xlsx or docx, read forward only, without DTD, without anything outside the file. Element names are compared without namespace: the strict form has other ones.</summary>
sealed class PackageParts : IDisposable
{
    readonly ZipArchive _archive;
    readonly ReadingLimits _limits;
    readonly Dictionary<string, long> _unpacked = [];

    public PackageParts(Stream file, ReadingLimits limits)
    {
        _limits = limits;
        try
        {
            if (ZipDirectory.HasMoreThan(file, limits.Parts)) throw new ReadingException(($"文件内部部件超过{limits.Parts}个，不是正常的文件。", $"The file has more than {limits.Parts} parts; this is no ordinary file."));
            file.Position = 0;
            _archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            foreach (var entry in _archive.Entries) Check(entry);
        }
        catch (InvalidDataException e)
        {
            throw new ReadingException(("文件已损坏，不是完整的xlsx或docx文件。请在Excel或Word中打开并另存后重试。", "The file is damaged: not a whole xlsx or docx. Open it in Excel or Word, save it anew and try again."), null, e);
        }
    }

    static void Check(ZipArchiveEntry entry)
    {
        if (entry.IsEncrypted) throw new ReadingException(("文件已加密。请取消密码后重新上传。", "The file is encrypted. Remove the password and upload it again."));
        if (entry.FullName.StartsWith('/') || entry.FullName.Contains('\\') || entry.FullName.Split('/').Contains(".."))
            throw new ReadingException(("文件内部含有不合法的路径，已拒绝。", "The file holds an illegal path inside and was refused."));
    }

    public bool Has(string path) => Find(path) is not null;

    ZipArchiveEntry? Find(string path) => _archive.Entries.FirstOrDefault(e => e.FullName.Equals(path, StringComparison.OrdinalIgnoreCase));

    /// <summary>What <paramref name="read"/> makes of a part; nothing when the part is not there.</summary>
    public IEnumerable<T> Read<T>(string path, Func<XmlReader, IEnumerable<T>> read)
    {
        if (Find(path) is not { } entry) yield break;
        using var stream = Opened(entry);
        using var xml = XmlReader.Create(stream, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true });
        using var items = read(xml).GetEnumerator();
        while (Next(items, entry.FullName, xml)) yield return items.Current;
    }

    Stream Opened(ZipArchiveEntry entry)
    {
        try { return new LimitedStream(entry.Open(), entry.CompressedLength, _limits, read => Unpacked(entry.FullName, read)); }
        catch (InvalidDataException e) { throw Damaged(entry.FullName, null, e); }
    }

    // A part read again holds no more than it did: each counts once, by the furthest that was read of it.
    long Unpacked(string part, long read)
    {
        _unpacked[part] = Math.Max(read, _unpacked.GetValueOrDefault(part));
        return _unpacked.Values.Sum();
    }

    static bool Next<T>(IEnumerator<T> items, string part, XmlReader xml)
    {
        try { return items.MoveNext(); }
        catch (Exception e) when (e is XmlException or InvalidDataException) { throw Damaged(part, xml as IXmlLineInfo, e); }
    }

    static ReadingException Damaged(string part, IXmlLineInfo? line, Exception inner) =>
        new(("文件内容已损坏或含有不允许的内容（如DTD）。请在Excel或Word中另存后重试。", "The file is damaged or holds what is not allowed (such as a DTD). Save it anew in Excel or Word and try again."),
            line?.HasLineInfo() == true ? $"{part}:{line.LineNumber}" : part, inner);

    public void Dispose() => _archive.Dispose();
}
