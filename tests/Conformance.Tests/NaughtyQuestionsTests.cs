using System.Text.Json;
using Anlan.Platform.Search;
using Anlan.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Conformance.Tests;

/// <summary>The public list of naughty strings, each asked of the search. Where the list is absent, the test says so and has read nothing.</summary>
[Trait("category", "conformance")]
public sealed class NaughtyQuestionsTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    static readonly string[] Registers = ["division", "organisation", "person", "evaluation"];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_naughty_string_is_answered_by_the_search()
    {
        if (BesideTheRepository.Folder("security", "blns") is not { } folder) return;
        var strings = JsonSerializer.Deserialize<string[]>(await File.ReadAllTextAsync(Path.Combine(folder, "blns.json"), Stop))!;
        strings.Length.ShouldBeGreaterThan(400);
        await using var scope = await app.Work();
        var finder = scope.Services.GetRequiredService<Finder>();
        var failed = new List<string>();
        foreach (var text in strings)
            try
            {
                await finder.FindAsync(text, Registers, 10, Stop);
            }
            catch (Exception failure)
            {
                failed.Add($"{JsonSerializer.Serialize(text)}: {failure.Message}");
                break; // the transaction is of no use after it
            }
        failed.ShouldBeEmpty();
    }
}
