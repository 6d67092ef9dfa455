using Anlan.Platform.Yaml;

namespace Anlan.Rules.Frameworks;

/// <summary>The framework editions of this installation: every <c>*.yaml</c> of a folder but the case tables.</summary>
public sealed class FrameworkLibrary
{
    readonly Dictionary<string, FrameworkEdition> editions = [];

    public IEnumerable<FrameworkEdition> All => editions.Values.OrderBy(e => e.Jurisdiction).ThenBy(e => e.FirstYear).ThenBy(e => e.Code);

    public FrameworkEdition? Find(string code) => editions.GetValueOrDefault(code);

    /// <summary>This library with one edition more; it takes the place of one with the same code.</summary>
    public FrameworkLibrary With(FrameworkEdition edition)
    {
        var library = new FrameworkLibrary();
        foreach (var own in editions.Values) library.editions[own.Code] = own;
        library.editions[edition.Code] = edition;
        return library;
    }

    /// <exception cref="YamlMistakesException">A file of the folder is not a valid edition, or two files have one code. Carries the mistakes of all files.</exception>
    public static FrameworkLibrary Load(string folder)
    {
        var library = new FrameworkLibrary();
        var mistakes = new List<YamlMistake>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.yaml").Where(f => !f.EndsWith(".cases.yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            try
            {
                var edition = FrameworkReader.Read(File.ReadAllText(file), name);
                if (!library.editions.TryAdd(edition.Code, edition))
                    mistakes.Add(new(name, 1, ($"代码“{edition.Code}”已被另一文件使用。", $"another file has the code “{edition.Code}” already.")));
            }
            catch (YamlMistakesException e)
            {
                mistakes.AddRange(e.Mistakes);
            }
        }
        return mistakes.Count == 0 ? library : throw new YamlMistakesException(mistakes);
    }
}
