namespace Anlan.Testing;

/// <summary>A key folder for one application under test, deleted at the end.</summary>
public sealed class TestKeys : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("anlan-keys-").FullName; // 0700

    public void Dispose()
    {
        if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
    }
}
