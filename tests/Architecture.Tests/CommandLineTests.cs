using System.CommandLine;
using System.Text.RegularExpressions;
using Anlan.Host;
using Anlan.Testing;

namespace Anlan.Architecture.Tests;

/// <summary>What can be typed is described where people read.</summary>
public sealed partial class CommandLineTests
{
    static readonly string Described = string.Join('\n',
        SourceFile.Below("docs", ".md").Select(f => f.Text).Append(File.ReadAllText(Repository.PathOf("README.md"))));

    [Fact]
    public void Every_command_and_option_is_in_the_handbook_or_the_readme() =>
        Names(CommandLine.Root()).Where(name => !Mentioned(name)).ShouldBeEmpty();

    [Theory, InlineData("run"), InlineData("test"), InlineData("bench"), InlineData("anlan")]
    public void Every_option_of_a_script_is_in_the_handbook_or_the_readme(string script) =>
        Option().Matches(string.Join('\n', File.ReadLines(Repository.PathOf(script)).Where(IsCase))).Select(o => o.Value)
            .Where(option => option is not "--help").Where(name => !Mentioned(name)).ShouldBeEmpty();

    static IEnumerable<string> Names(Command command) => command.Subcommands
        .SelectMany(sub => Names(sub).Prepend(sub.Name))
        .Concat(command.Options.Where(o => o is not System.CommandLine.Help.HelpOption and not VersionOption).Select(o => o.Name))
        .Distinct();

    static bool Mentioned(string name) => Regex.IsMatch(Described, $@"(?<![\w-]){Regex.Escape(name)}(?![\w-])");

    // Scripts take their options apart in a "case": --port) … ;;
    static bool IsCase(string line) => CaseLine().IsMatch(line);

    [GeneratedRegex(@"^\s*(-\w\s*\|\s*)?--[a-z-]+(=\*)?(\s*\|\s*--?[a-z-]+)*\)")]
    private static partial Regex CaseLine();

    [GeneratedRegex("(?<!\\S)--[a-z][a-z-]+(?=[)=| ])")]
    private static partial Regex Option();
}
