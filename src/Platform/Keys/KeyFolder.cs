using System.Runtime.InteropServices;
using Anlan.Platform.Starting;
using Microsoft.Extensions.Configuration;

#pragma warning disable CA1416 // The platform runs on Linux; modes of files are what keeps keys private there.
namespace Anlan.Platform.Keys;

/// <summary>
/// The folder of secrets that never lie in the database: the master key, the private key of the certificate. Named by the setting <c>ANLAN_KEYS</c>; <c>./run</c>
/// sets it. Nobody but the user who runs the platform may enter it. Several nodes have folders of the same content.
/// </summary>
public sealed class KeyFolder
{
    public const string Setting = "ANLAN_KEYS";

    const int AlreadyThere = 17; // EEXIST
    const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public string Path { get; }

    public KeyFolder(IConfiguration configuration)
        : this(configuration[Setting] is { Length: > 0 } named ? named : throw NotNamed()) { }

    /// <summary>Opens the folder, and makes it where there is none.</summary>
    /// <exception cref="CannotStartException">It cannot be made, or others may enter it.</exception>
    public KeyFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(Path, Owner);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException(($"无法建立密钥目录 {Path}：{wrong.Message}", $"The key folder {Path} cannot be made: {wrong.Message}"), wrong);
        }
        Check(Path, "700");
    }

    /// <summary>Looks again at the folder and every file in it.</summary>
    /// <exception cref="CannotStartException">Others may enter or read, or the folder is gone.</exception>
    public void Check()
    {
        if (!Directory.Exists(Path)) throw new CannotStartException(($"密钥目录 {Path} 不见了。", $"The key folder {Path} is gone."));
        Check(Path, "700");
        foreach (var file in Directory.EnumerateFiles(Path)) Check(file, "600");
    }

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The file, or null when there is none.</summary>
    /// <exception cref="CannotStartException">Others may read it.</exception>
    public byte[]? Find(string name)
    {
        var path = PathOf(name);
        if (!File.Exists(path)) return null;
        Check(path, "600");
        return File.ReadAllBytes(path);
    }

    /// <summary>Writes a file that is not there yet, whole or not at all, readable by its owner alone.</summary>
    /// <returns>Whether it was written: false when there is one already, perhaps because another process was faster.</returns>
    public bool TryAdd(string name, ReadOnlySpan<byte> content)
    {
        var unfinished = WriteUnfinished(name, content);
        try
        {
            // A second name for the same file: unlike File.Move, which looks first and moves then, this fails when the name is taken, however close the race.
            if (Link(unfinished, PathOf(name)) == 0) return true;
            var error = Marshal.GetLastPInvokeError();
            return error == AlreadyThere ? false : throw new IOException($"{PathOf(name)}: {Marshal.GetPInvokeErrorMessage(error)}");
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Writes a file in the place of the one that is there, whole or not at all.</summary>
    public void Replace(string name, ReadOnlySpan<byte> content) => File.Move(WriteUnfinished(name, content), PathOf(name), overwrite: true);

    string WriteUnfinished(string name, ReadOnlySpan<byte> content)
    {
        var path = PathOf($".{name}.{Guid.NewGuid():N}");
        using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        file.Write(content);
        file.Flush(flushToDisk: true);
        return path;
    }

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string existing, [MarshalAs(UnmanagedType.LPUTF8Str)] string added);

    static void Check(string path, string asked)
    {
        var others = File.GetUnixFileMode(path) & ~Owner;
        if (others != 0)
            throw new CannotStartException(
                ($"{path} 的权限过宽，其他用户可以访问。请执行：chmod {asked} {path}", $"{path} is open to other users. Run: chmod {asked} {path}"));
    }

    static CannotStartException NotNamed() => new(
        ($"没有指定密钥目录。请用 ./run 启动，或把 {Setting} 设为只有运行用户能进入的目录，例如 /var/lib/anlan/keys",
         $"No key folder is named. Start with ./run, or set {Setting} to a folder that only the running user can enter, such as /var/lib/anlan/keys"));
}
