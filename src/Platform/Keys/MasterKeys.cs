using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Anlan.Platform.Starting;

namespace Anlan.Platform.Keys;

/// <summary>
/// The generations of the master key, in the file <c>master.keys</c> of the key folder: one line each, the newest last. The newest encrypts, all decrypt.
/// A value under a generation that is not known makes the file be read again: another node may have rotated.
/// </summary>
public sealed class MasterKeys(KeyFolder folder, TimeProvider clock)
{
    public const string FileName = "master.keys";

    const string Heading = """
        # 安澜主密钥：每行一代，最新的在最后。丢失即无法解密数据库中的个人信息；须与数据库备份分开保管。
        # Master keys of Anlan: a generation to a line, the newest last. Without them the personal data in the database cannot be read; keep them apart from its backups.

        """;

    readonly Lock reading = new();
    volatile IReadOnlyList<MasterKey>? known;

    /// <summary>Where the file lies, for messages.</summary>
    public string Path => folder.PathOf(FileName);

    /// <summary>All generations, oldest first; empty when there is no file yet.</summary>
    public IReadOnlyList<MasterKey> All => known is { Count: > 0 } keys ? keys : Read();

    /// <exception cref="CannotStartException">There is no master key.</exception>
    public MasterKey Newest => All is [.., var newest] ? newest : throw new CannotStartException(
        ($"没有主密钥：{Path} 不存在。", $"There is no master key: {Path} does not exist."));

    public MasterKey? Find(string id) => All.FirstOrDefault(key => key.Id == id) ?? Read().FirstOrDefault(key => key.Id == id);

    /// <summary>Makes the first generation, unless another process has.</summary>
    public MasterKey CreateFirst()
    {
        folder.TryAdd(FileName, Encoding.UTF8.GetBytes(Heading + Line(New(1))));
        return Read()[^1];
    }

    /// <summary>Adds a generation. This process encrypts with it from now on; others from their next start.</summary>
    public MasterKey Rotate()
    {
        var keys = Read();
        var added = New(keys is [.., var newest] ? newest.Number + 1 : throw new CannotStartException(
            ($"没有可轮换的主密钥：{Path} 不存在。", $"There is no master key to rotate: {Path} does not exist.")));
        folder.Replace(FileName, Encoding.UTF8.GetBytes(Heading + string.Concat(keys.Append(added).Select(Line))));
        return Read()[^1];
    }

    MasterKey New(int number) => new($"k{number}", clock.GetUtcNow(), RandomNumberGenerator.GetBytes(MasterKey.Bytes));

    IReadOnlyList<MasterKey> Read()
    {
        lock (reading)
        {
            var text = folder.Find(FileName) is { } bytes ? Encoding.UTF8.GetString(bytes) : "";
            return known = [.. Keys(text).OrderBy(key => key.Number)];
        }
    }

    IEnumerable<MasterKey> Keys(string text)
    {
        var seen = new HashSet<string>();
        foreach (var (index, line) in text.Split('\n').Index())
        {
            if (line.Trim() is not { Length: > 0 } content || content[0] == '#') continue;
            yield return Parse(content) is { } key && seen.Add(key.Id) ? key : throw new CannotStartException(
                ($"{Path} 第 {index + 1} 行不是主密钥，文件已损坏。请从保管处恢复。", $"{Path}:{index + 1} is no master key: the file is damaged. Restore it from where it is kept."));
        }
    }

    static MasterKey? Parse(string line)
    {
        var secret = new byte[MasterKey.Bytes];
        return line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [['k', .. var number] id, var created, var text]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            && DateTimeOffset.TryParse(created, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            && Convert.TryFromBase64String(text, secret, out var length) && length == MasterKey.Bytes
            ? new(id, at, secret) : null;
    }

    static string Line(MasterKey key) => $"{key.Id} {key.CreatedAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} {Convert.ToBase64String(key.Secret)}\n";
}
