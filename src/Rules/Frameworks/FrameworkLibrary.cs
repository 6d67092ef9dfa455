namespace Anlan.Rules.Frameworks;

/// <summary>The framework editions of this installation: every <c>*.yaml</c> of a folder but the case tables.</summary>
public sealed class FrameworkLibrary
{
    readonly Dictionary<string, FrameworkEdition> editions;

    FrameworkLibrary(IEnumerable<FrameworkEdition> editions) => this.editions = editions.ToDictionary(edition => edition.Code);

    public IEnumerable<FrameworkEdition> All => editions.Values.OrderBy(e => e.Jurisdiction).ThenBy(e => e.FirstYear).ThenBy(e => e.Code);

    public FrameworkEdition? Find(string code) => editions.GetValueOrDefault(code);

    /// <exception cref="Platform.Yaml.YamlMistakesException">A file of the folder is not a valid edition.</exception>
    public static FrameworkLibrary Load(string folder) =>
        new(Directory.EnumerateFiles(folder, "*.yaml")
            .Where(file => !file.EndsWith(".cases.yaml", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => FrameworkReader.Read(File.ReadAllText(file), Path.GetFileName(file))));
}
