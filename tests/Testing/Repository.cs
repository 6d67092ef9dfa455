namespace Anlan.Testing;

/// <summary>Where the checked-out files are, for tests that read data, samples or scripts.</summary>
public static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new DirectoryNotFoundException($"No Anlan.slnx above {AppContext.BaseDirectory}"),
        _ when File.Exists(Path.Combine(folder.FullName, "Anlan.slnx")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
