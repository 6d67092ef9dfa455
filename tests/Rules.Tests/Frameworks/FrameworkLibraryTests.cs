using Anlan.Platform.Yaml;
using Anlan.Rules.Frameworks;

namespace Anlan.Rules.Tests.Frameworks;

public sealed class FrameworkLibraryTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("anlan-library").FullName;

    [Fact]
    public void Two_files_with_one_code_are_a_mistake_that_names_the_second()
    {
        Write("a.yaml", OneIndicator.Yaml(1, "", "{kind: declared}"));
        Write("b.yaml", OneIndicator.Yaml(2, "", "{kind: declared}"));

        Should.Throw<YamlMistakesException>(() => FrameworkLibrary.Load(folder)).Mistakes.ShouldHaveSingleItem().File.ShouldBe("b.yaml");
    }

    [Fact]
    public void The_mistakes_of_all_files_come_at_once()
    {
        Write("a.yaml", "framework: a");
        Write("b.yaml", "framework: b");

        Should.Throw<YamlMistakesException>(() => FrameworkLibrary.Load(folder)).Mistakes.Select(m => m.File).Distinct().ShouldBe(["a.yaml", "b.yaml"]);
    }

    [Fact]
    public void Case_tables_are_left_aside()
    {
        Write("a.yaml", OneIndicator.Yaml(1, "", "{kind: declared}"));
        Write("a.cases.yaml", "cases: []");

        FrameworkLibrary.Load(folder).All.ShouldHaveSingleItem().Code.ShouldBe("one");
    }

    [Theory]
    [InlineData(2020, false)]
    [InlineData(2021, true)]
    [InlineData(2040, true)]
    public void An_edition_without_a_last_year_holds_on(int year, bool holds) =>
        new OneIndicator(1, "", "{kind: declared}").Edition.HoldsIn(year).ShouldBe(holds);

    void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
