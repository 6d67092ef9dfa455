using System.Text;

namespace Anlan.Platform.Office.Reading;

public readonly record struct TableSheet(string Name, bool Hidden);

/// <summary>
/// An uploaded table, xlsx or csv, told from its content. It is kept in a temporary file that disappears with this object; memory holds only the shared texts of a workbook and one row.
/// Whatever is wrong is a <see cref="ReadingException"/>.
/// </summary>
public sealed class TableFile : IDisposable
{
    readonly FileStream _file;
    readonly XlsxTable? _workbook;
    readonly ReadingLimits _limits;

    TableFile(FileStream file, ReadingLimits limits)
    {
        (_file, _limits) = (file, limits);
        var head = new byte[8];
        file.Position = 0;
        var start = head.AsSpan(0, file.ReadAtLeast(head, 8, throwOnEndOfStream: false));
        if (start.IsEmpty) throw new ReadingException(("文件是空的。", "The file is empty."));
        if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) throw OldOrEncrypted(file);
        if (start.StartsWith("PK"u8)) _workbook = new(file, limits);
        else if (start.StartsWith("%PDF"u8) || start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) || start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || start.StartsWith("Rar!"u8) || start.StartsWith("7z"u8))
            throw new ReadingException(("只能读取xlsx和csv文件。", "Only xlsx and csv files can be read."));
    }

    /// <param name="upload">Read to its end, or until it is larger than allowed.</param>
    public static async Task<TableFile> OpenAsync(Stream upload, ReadingLimits? limits = null, CancellationToken cancel = default)
    {
        limits ??= ReadingLimits.Usual;
        var file = await Spool.OpenAsync(upload, limits, cancel);
        try
        {
            return new(file, limits);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>A temporary file for this user alone that disappears when it is closed.</summary>
    internal static FileStream Spooled()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(Path.Combine(Path.GetTempPath(), $"anlan-{Guid.NewGuid():N}"), options);
    }

    /// <summary>The bytes as they were uploaded.</summary>
    internal Stream Content => _file;

    /// <summary>None in a csv.</summary>
    public IReadOnlyList<TableSheet> Sheets => _workbook?.Sheets ?? [];

    /// <summary>The rows that hold something, as they are read; of a workbook those of the sheet named, else of the first that is not hidden.</summary>
    public IEnumerable<TableRow> Rows(string? sheet = null)
    {
        if (_workbook is null) return new CsvTable(_file, _limits).Rows();
        if (sheet is not null && _workbook.Sheets.All(s => s.Name != sheet)) throw new ReadingException(("工作簿中没有这个工作表。", "The workbook has no such sheet."), sheet);
        return _workbook.Rows(sheet ?? _workbook.Sheets.Select(s => (TableSheet?)s).FirstOrDefault(s => !s!.Value.Hidden)?.Name ?? _workbook.Sheets[0].Name);
    }

    // An encrypted xlsx is wrapped in the container of the old format.
    static ReadingException OldOrEncrypted(FileStream file)
    {
        var mark = Encoding.Unicode.GetBytes("EncryptedPackage");
        file.Position = 0;
        var (buffer, kept) = (new byte[1 << 16], 0);
        for (int read; (read = file.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            if (buffer.AsSpan(0, kept + read).IndexOf(mark) >= 0) return new(("工作簿已加密。请取消密码后重新上传。", "The workbook is encrypted. Remove the password and upload it again."));
            var tail = Math.Min(mark.Length, kept + read);
            buffer.AsSpan(kept + read - tail, tail).CopyTo(buffer);
            kept = tail;
        }
        return new(("这是旧版xls文件。请在Excel或WPS中另存为xlsx后上传。", "This is an old xls file. Save it as xlsx in Excel or WPS and upload it again."));
    }

    public void Dispose()
    {
        _workbook?.Dispose();
        _file.Dispose();
    }
}
