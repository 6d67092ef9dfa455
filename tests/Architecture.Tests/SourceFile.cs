using System.Text.RegularExpressions;
using Anlan.Testing;

namespace Anlan.Architecture.Tests;

/// <summary>A file of the repository, by its path from the root.</summary>
public sealed partial record SourceFile(string Path, string Text)
{
    static readonly string[] NotOurs = ["bin", "obj", "node_modules", "dist", ".anlan", ".git"];

    public int Lines => Text.Count(c => c == '\n');

    /// <summary>C# without comments, for looking at what the code does. Strings stay.</summary>
    public string WithoutComments => Comments().Replace(Text, found => found.Value[0] == '"' || found.Value[0] == '$' ? found.Value : "");

    /// <summary>C# without comments and without the contents of strings.</summary>
    public string CodeOnly => Comments().Replace(Text, found => found.Value[0] == '"' || found.Value[0] == '$' ? "\"\"" : "");

    /// <summary>The files below a folder with one of these endings; what tools made or fetched is left out.</summary>
    public static IReadOnlyList<SourceFile> Below(string folder, params string[] endings) =>
        [.. Walk(new DirectoryInfo(Repository.PathOf(folder.Split('/'))))
            .Where(file => endings.Length == 0 || endings.Any(ending => file.Name.EndsWith(ending, StringComparison.Ordinal)))
            .Select(file => new SourceFile(System.IO.Path.GetRelativePath(Repository.Root, file.FullName).Replace('\\', '/'), File.ReadAllText(file.FullName)))
            .OrderBy(file => file.Path, StringComparer.Ordinal)];

    /// <summary>Where a pattern stands: path, line, and what was found.</summary>
    public IEnumerable<string> Where(Regex pattern, string? text = null) =>
        pattern.Matches(text ?? Text).Select(found => $"{Path}: {found.Value.Trim()}");

    static IEnumerable<FileInfo> Walk(DirectoryInfo folder) =>
        folder.EnumerateFiles().Concat(folder.EnumerateDirectories().Where(d => !NotOurs.Contains(d.Name)).SelectMany(Walk));

    // Strings are matched too, so that // inside one is not taken for a comment.
    [GeneratedRegex("""
        \$*@?\"{3,}[\s\S]*?\"{3,} | \$?@\"(?:[^\"]|\"\")*\" | \$?\"(?:[^\"\\\n]|\\.)*\" | //[^\n]* | /\*[\s\S]*?\*/ | @\*[\s\S]*?\*@
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Comments();
}
