using System.Text.RegularExpressions;
using Anlan.Platform.Log;
using Anlan.Platform.Storage;
using Anlan.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Architecture.Tests;

/// <summary>What the log names by a code has a word in both languages.</summary>
public sealed partial class LogWordTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    [Fact]
    public void Every_event_that_is_written_has_a_word()
    {
        var words = app.Services.GetRequiredService<LogWords>();
        var events = SourceFile.Below("src", ".cs", ".razor").SelectMany(file => Event().Matches(file.Text).Select(m => m.Groups[1].Value)).Distinct().ToList();
        events.Count.ShouldBeGreaterThan(25);
        events.Where(e => words.Find(e) is null).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_table_whose_changes_are_noted_has_a_word()
    {
        await using var scope = await app.Work();
        await using var tables = scope.Work.Command("select array_agg(distinct tgrelid::regclass::text) from pg_trigger where tgname = 'record_change'");
        var words = app.Services.GetRequiredService<LogWords>();
        ((string[])(await tables.ExecuteScalarAsync(TestContext.Current.CancellationToken))!).Where(table => words.Find(table) is null).ShouldBeEmpty();
    }

    [GeneratedRegex("""(?:\.WriteAsync\(|RecordAsync\("\w+", |new Fact\()"(\w+)",""")]
    private static partial Regex Event();
}
