using System.Text.Json;
using Anlan.Testing;

namespace Anlan.Conformance.Tests;

/// <summary>
/// The published reports and what was read out of them, where they lie beside the repository. They are not part of it: without them the
/// tests pass and say plainly that nothing was compared.
/// </summary>
static class PublishedReports
{
    static readonly string folder = new[] { "..", "../.." }.Select(up => Path.GetFullPath(Path.Combine(Repository.Root, up, "shared", "seeds"))).FirstOrDefault(Directory.Exists) ?? "";

    /// <summary>False, with a plain word on the output, when the reports are not there.</summary>
    public static bool AreHere()
    {
        if (Directory.Exists(Path.Combine(folder, "cases"))) return true;
        const string absent = "../shared/seeds is absent: the samples were NOT compared with the published reports.";
        Console.WriteLine(absent);
        TestContext.Current.TestOutputHelper?.WriteLine(absent);
        return false;
    }

    public static JsonElement Case(string code) => JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "cases", code + ".json"))).RootElement;

    /// <summary>The text of the report from which a case was read; its number stands in the case.</summary>
    public static string Text(string code) => File.ReadAllText(Directory.EnumerateFiles(folder, Case(code).GetProperty("seed").GetString() + "_*.txt").Single());
}
