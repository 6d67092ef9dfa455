namespace Anlan.Platform.Office.Reading;

/// <summary>An upload of unknown kind in a temporary file that disappears when it is closed.</summary>
public static class Spool
{
    /// <summary>Reads to the end, or until there is more than allowed: then a <see cref="ReadingException"/>.</summary>
    public static async Task<FileStream> OpenAsync(Stream upload, ReadingLimits? limits = null, CancellationToken cancel = default)
    {
        limits ??= ReadingLimits.Usual;
        if (upload.CanSeek && upload.Length > limits.FileBytes) throw TooLarge(limits);
        var file = TableFile.Spooled();
        try
        {
            var buffer = new byte[1 << 16];
            for (int read; (read = await upload.ReadAsync(buffer, cancel)) > 0;)
            {
                if (file.Position + read > limits.FileBytes) throw TooLarge(limits);
                await file.WriteAsync(buffer.AsMemory(0, read), cancel);
            }
            await file.FlushAsync(cancel);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    static ReadingException TooLarge(ReadingLimits limits) =>
        new(($"文件超过{limits.FileBytes >> 20} MB，请拆分后再上传。", $"The file is larger than {limits.FileBytes >> 20} MB; split it and upload the parts."));
}
