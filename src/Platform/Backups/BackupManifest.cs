using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Anlan.Platform.Backups;

/// <summary>What a backup holds, in <c>manifest.json</c> beside it; all that a restore is compared with.</summary>
/// <param name="Program">Version of the program that made it.</param>
/// <param name="Server">Version of PostgreSQL it was taken from.</param>
/// <param name="DatabaseBytes">Size of the database, which is about the room a restore needs.</param>
/// <param name="Migrations">module/number/file applied.</param>
/// <param name="Tables">Rows of each table at the moment of the backup.</param>
/// <param name="KeyGenerations">Which master keys its encrypted values need. The keys themselves are not in it.</param>
public sealed record BackupManifest(
    int Format, string Program, string Server, string Database, DateTimeOffset TakenAt, double Seconds, long DatabaseBytes,
    BackedUpLog Log, IReadOnlyList<string> Migrations, IReadOnlyDictionary<string, long> Tables, IReadOnlyList<string> KeyGenerations, IReadOnlyList<BackedUpFile> Files)
{
    public const string FileName = "manifest.json";
    public const string ChecksumsName = "SHA256SUMS";
    public const int CurrentFormat = 1;

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public long Rows => Tables.Values.Sum();

    public long Bytes => Files.Sum(f => f.Bytes);

    /// <exception cref="BackupException">There is none, or it cannot be read.</exception>
    public static async Task<BackupManifest> ReadAsync(string folder, CancellationToken stop = default)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) throw new BackupException(($"{folder} 不是备份文件夹：没有 {FileName}。", $"{folder} is not a backup: it has no {FileName}."));
        try
        {
            await using var text = File.OpenRead(path);
            var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(text, Json, stop);
            return manifest is { Format: CurrentFormat } ? manifest : throw new JsonException($"format {manifest?.Format}");
        }
        catch (JsonException wrong)
        {
            throw new BackupException(($"无法读取 {path}：{wrong.Message}", $"{path} cannot be read: {wrong.Message}"), wrong);
        }
    }

    /// <summary>Writes it with the sums of all files, its own among them, in the form that <c>sha256sum -c SHA256SUMS</c> reads.</summary>
    public async Task WriteAsync(string folder, CancellationToken stop = default)
    {
        var path = Path.Combine(folder, FileName);
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(this, Json), stop);
        var own = await BackedUpFile.OfAsync(folder, path, stop);
        await File.WriteAllLinesAsync(Path.Combine(folder, ChecksumsName), Files.Append(own).Select(f => $"{f.Sha256}  {f.Name}"), stop);
    }

    /// <exception cref="BackupException">A file is missing, was changed, or is one too many.</exception>
    public async Task CheckFilesAsync(string folder, CancellationToken stop = default)
    {
        var there = Found(folder).Select(path => BackedUpFile.NameOf(folder, path)).ToHashSet();
        foreach (var file in Files)
        {
            if (!there.Remove(file.Name)) throw Damaged($"缺少文件 {file.Name}", $"{file.Name} is missing");
            var now = await BackedUpFile.OfAsync(folder, Path.Combine(folder, file.Name), stop);
            if (now != file) throw Damaged($"文件 {file.Name} 与备份时不同", $"{file.Name} is not as it was when the backup was taken");
        }
        if (there.FirstOrDefault() is { } stranger) throw Damaged($"多出文件 {stranger}", $"{stranger} does not belong to it");

        BackupException Damaged(string zh, string en) => new(($"备份 {folder} 已损坏：{zh}。没有恢复任何内容。", $"The backup {folder} is damaged: {en}. Nothing was restored."));
    }

    internal static async Task<IReadOnlyList<BackedUpFile>> ListFilesAsync(string folder, CancellationToken stop)
    {
        var files = new List<BackedUpFile>();
        foreach (var path in Found(folder)) files.Add(await BackedUpFile.OfAsync(folder, path, stop));
        return files;
    }

    static IEnumerable<string> Found(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(path => Path.GetFileName(path) is not (FileName or ChecksumsName)).Order(StringComparer.Ordinal);
}

/// <param name="Seq">Number of the newest sealed entry; 0 while there is none.</param>
/// <param name="Unsealed">Entries that waited to be sealed; a restore seals them anew.</param>
public sealed record BackedUpLog(long Seq, string? Hash, long Unsealed);

public sealed record BackedUpFile(string Name, long Bytes, string Sha256)
{
    public static async Task<BackedUpFile> OfAsync(string folder, string path, CancellationToken stop)
    {
        await using var content = File.OpenRead(path);
        var sum = await SHA256.HashDataAsync(content, stop);
        return new(NameOf(folder, path), content.Length, Convert.ToHexStringLower(sum));
    }

    public static string NameOf(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');
}
