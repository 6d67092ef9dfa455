using Anlan.Testing;

namespace Anlan.Conformance.Tests;

/// <summary>Data that others made, where it lies beside the repository. Without it a test says plainly that nothing was read.</summary>
static class BesideTheRepository
{
    public static string? Folder(params string[] path)
    {
        foreach (var up in new[] { "..", "../.." })
            if (Path.GetFullPath(Path.Combine([Repository.Root, up, "shared", "data", .. path])) is var folder && Directory.Exists(folder)) return folder;
        var absent = $"../shared/data/{string.Join('/', path)} is absent: NOTHING was read there.";
        Console.WriteLine(absent);
        TestContext.Current.TestOutputHelper?.WriteLine(absent);
        return null;
    }
}
