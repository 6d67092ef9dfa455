using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Anlan.Architecture.Tests;

/// <summary>Who may know whom: Host → centres (Affairs) → Library → Web → Platform; Rules → Platform.</summary>
public sealed partial class BorderTests
{
    static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Host"] = ["Affairs", "Library"],
        ["Affairs"] = ["Library", "Rules", "Web"],
        ["Library"] = ["Platform", "Web"],
        ["Rules"] = ["Platform"],
        ["Web"] = ["Platform"],
        ["Platform"] = [],
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Fact]
    public void Every_project_of_the_source_has_a_place_in_the_order() =>
        SourceFile.Below("src", ".csproj").Select(f => Path.GetFileNameWithoutExtension(f.Path)).ShouldBe(Allowed.Keys, ignoreOrder: true);

    [Theory, MemberData(nameof(Projects))]
    public void A_project_refers_only_to_those_below_it(string project) =>
        XDocument.Parse(SourceFile.Below("src/" + project, ".csproj").Single().Text).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)).ShouldBeSubsetOf(Allowed[project]);

    // References of references count as well: a project sees everything below it, and nothing else of ours.
    [Theory, MemberData(nameof(Projects))]
    public void A_project_names_no_namespace_above_or_beside_it(string project)
    {
        var known = Below(project).Append(project).ToHashSet();
        SourceFile.Below("src/" + project, ".cs", ".razor")
            .SelectMany(file => file.Where(OurNamespace(), file.CodeOnly).Where(found => !known.Contains(found.Split("Anlan.")[^1])))
            .ShouldBeEmpty();

        static IEnumerable<string> Below(string of) => Allowed[of].SelectMany(p => Below(p).Append(p));
    }

    [Theory, MemberData(nameof(Projects))]
    public void Namespaces_follow_the_folders(string project)
    {
        foreach (var file in SourceFile.Below("src/" + project, ".cs").Where(f => NamespaceLine().IsMatch(f.Text)))
        {
            var folders = Path.GetDirectoryName(file.Path)!.Split('/')[1..];
            // Folders below a feature may share its namespace.
            ("Anlan." + string.Join('.', folders) + ".").ShouldStartWith(NamespaceLine().Match(file.Text).Groups[1].Value + ".", Case.Sensitive, file.Path);
        }
    }

    [Fact]
    public void The_rule_engine_knows_neither_pages_nor_database()
    {
        string[] foreign = ["Anlan.Web", "Anlan.Affairs", "Anlan.Library", "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "Npgsql", "DocumentFormat"];
        typeof(Rules.Frameworks.FrameworkEdition).Assembly.GetReferencedAssemblies()
            .Where(used => foreign.Any(name => used.Name!.StartsWith(name, StringComparison.Ordinal))).Select(used => used.Name).ShouldBeEmpty();
    }

    [Fact]
    public void The_platform_uses_no_type_of_the_centres() =>
        typeof(Platform.Language.Bilingual).Assembly.GetReferencedAssemblies().Where(used => used.Name!.StartsWith("Anlan", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();

    // Comments may give an example from the bureau's day; what runs may not. The first roles stand in a migration, which never changes.
    [Fact]
    public void The_platform_has_no_word_of_the_bureau() =>
        SourceFile.Below("src/Platform", ".cs").SelectMany(file => file.Where(WordsOfTheBureau(), file.WithoutComments)).ShouldBeEmpty();

    [GeneratedRegex(@"\bAnlan\.(Host|Affairs|Library|Rules|Web|Platform)\b")]
    private static partial Regex OurNamespace();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex("绩效|自评|指标|评价|评分|应急|预算|执行率|(?i:evaluation|indicator|procurement|budget|bureau|emergency|pingshan|shenzhen|framework edition)")]
    private static partial Regex WordsOfTheBureau();
}
