using System.Text.Json;

namespace Anlan.Platform.Backups;

/// <summary>What a backup holds, beside it as <c>manifest.json</c>.</summary>
/// <param name="Version">Of the program that made it.</param>
/// <param name="Migrations">module/file of each applied migration.</param>
/// <param name="LogSeq">The log reached at least this entry.</param>
/// <param name="LogHash">Its hash; a restored log has to have it there.</param>
/// <param name="Files">Size and SHA-256 of every file of the dump.</param>
public sealed record BackupManifest(
    string Version, DateTimeOffset BeganAt, DateTimeOffset EndedAt, IReadOnlyList<string> Migrations, long LogSeq, string? LogHash, IReadOnlyDictionary<string, BackupFile> Files)
{
    const string File = "manifest.json";
    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public long Bytes => Files.Values.Sum(f => f.Size);

    public async Task WriteAsync(string folder, CancellationToken stop) =>
        await System.IO.File.WriteAllTextAsync(Path.Combine(folder, File), JsonSerializer.Serialize(this, Readable), stop);

    /// <summary>Null when there is none that can be read.</summary>
    public static async Task<BackupManifest?> ReadAsync(string folder, CancellationToken stop)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(await System.IO.File.ReadAllTextAsync(Path.Combine(folder, File), stop));
        }
        catch (Exception unreadable) when (unreadable is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

public sealed record BackupFile(long Size, string Sha256);
