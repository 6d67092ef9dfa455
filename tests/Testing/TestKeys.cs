namespace Anlan.Testing;

/// <summary>A key folder for one application under test, deleted at the end.</summary>
public sealed class TestKeys : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("anlan-keys-").FullName; // 0700

    /// <summary>With the master key of the template database, and so of all its clones. It protects nothing.</summary>
    public static TestKeys OfTheTemplate()
    {
        var keys = new TestKeys();
        var file = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(System.IO.Path.Combine(keys.Path, "master.keys"), file);
        writer.WriteLine($"k1 2026-01-01T00:00:00Z {Convert.ToBase64String("key of tests: protects nothing!!"u8)}");
        return keys;
    }

    public void Dispose()
    {
        if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
    }
}
