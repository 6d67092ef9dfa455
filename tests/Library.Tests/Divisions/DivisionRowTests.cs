using Anlan.Testing;
using Npgsql;

namespace Anlan.Library.Tests.Divisions;

/// <summary>What the database itself refuses, whatever the program does.</summary>
public sealed class DivisionRowTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    [Fact]
    public Task Of_one_code_no_two_versions_hold_on_the_same_day() => RefusedAsync("", "990101001", PostgresErrorCodes.ExclusionViolation);

    [Fact]
    public Task Whoever_keeps_a_street_adds_nothing_beside_it() => RefusedAsync("990101001", "990101002777", PostgresErrorCodes.InsufficientPrivilege);

    async Task RefusedAsync(string within, string code, string state)
    {
        await using var scope = await app.Work(within);
        await scope.Work.BecauseAsync("test", TestContext.Current.CancellationToken);
        await using var add = scope.Work.Command("insert into library.division (division, name_zh, kind, valid_from) values ($1, '又一个', 'street', '2015-01-01')", code);
        (await Should.ThrowAsync<PostgresException>(() => add.ExecuteNonQueryAsync(TestContext.Current.CancellationToken))).SqlState.ShouldBe(state);
    }
}
