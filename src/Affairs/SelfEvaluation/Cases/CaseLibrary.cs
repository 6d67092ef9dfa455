using Anlan.Affairs.SelfEvaluation.ProjectTables;
using Anlan.Rules.Frameworks;

namespace Anlan.Affairs.SelfEvaluation.Cases;

/// <summary>The cases that come with the platform: the published evaluations of five real bureaus.</summary>
public static class CaseLibrary
{
    public static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(folder, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    /// <summary>The text and name of a case given as a name of the library or as a file.</summary>
    /// <exception cref="FileNotFoundException">Neither a known case nor a file.</exception>
    public static (string Text, string FileName) Open(string folder, string caseOrFile)
    {
        var known = Path.Combine(folder, Path.GetFileName(caseOrFile) + ".yaml");
        var file = !caseOrFile.Contains(Path.DirectorySeparatorChar) && File.Exists(known) ? known : caseOrFile;
        if (!File.Exists(file)) throw new FileNotFoundException(null, caseOrFile);
        return (File.ReadAllText(file), Path.GetFileName(file));
    }

    /// <summary>A case of the library, a case file, or a project table as published; which of them a file is, its content tells.</summary>
    /// <exception cref="FileNotFoundException">Neither a known case nor a file.</exception>
    /// <exception cref="Platform.Yaml.YamlMistakesException">The file is none of them, or has mistakes.</exception>
    public static EvaluationCase Read(string folder, string caseOrFile, FrameworkLibrary frameworks)
    {
        var (text, name) = Open(folder, caseOrFile);
        return Parse(text, name, frameworks);
    }

    /// <summary>A case file, or a project table as published; which of them a text is, its content tells.</summary>
    /// <exception cref="Platform.Yaml.YamlMistakesException">The text is neither, or has mistakes.</exception>
    public static EvaluationCase Parse(string text, string fileName, FrameworkLibrary frameworks) =>
        ProjectTableCase.IsProjectTable(text, frameworks) ? ProjectTableCase.FromText(text, fileName, frameworks) : CaseReader.Read(text, fileName, frameworks);
}
