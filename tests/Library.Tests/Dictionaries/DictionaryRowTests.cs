using Anlan.Library.Dictionaries;
using Anlan.Testing;
using Npgsql;

namespace Anlan.Library.Tests.Dictionaries;

/// <summary>What the database itself refuses, whatever the program does.</summary>
public sealed class DictionaryRowTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    const string Entry = "insert into library.dictionary_entry (dictionary, division, code, name_zh, valid_from, valid_to) values ";
    const string Dictionary = "insert into library.dictionary (division, code, name_zh) values ";

    [Theory]
    [InlineData("", Entry + "('organisation_kind', '', 'enterprise', '又一个', '2020-01-01', null)", PostgresErrorCodes.ExclusionViolation)]
    [InlineData("990101", Entry + "('organisation_kind', '990101', 'twice', '一', '2020-01-01', null), ('organisation_kind', '990101', 'twice', '二', '2021-01-01', null)", PostgresErrorCodes.ExclusionViolation)]
    [InlineData("990101", Entry + "('organisation_kind', '990101', 'wrong', '一', '2020-01-01', '2019-01-01')", PostgresErrorCodes.CheckViolation)]
    [InlineData("990101", Entry + "('no_such_dictionary', '990101', 'a', '一', '2020-01-01', null)", PostgresErrorCodes.ForeignKeyViolation)]
    [InlineData("990101", Entry + "('organisation_kind', '', 'a', '一', '2020-01-01', null)", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("990101001", Entry + "('organisation_kind', '990101002', 'a', '一', '2020-01-01', null)", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("990101", Dictionary + "('990101', 'patrol_kind', '巡查')", PostgresErrorCodes.CheckViolation)]
    [InlineData("990101", Dictionary + "('990101', '440310.patrol_kind', '巡查')", PostgresErrorCodes.CheckViolation)]
    [InlineData("990101", Dictionary + "('', 'patrol_kind', '巡查')", PostgresErrorCodes.InsufficientPrivilege)]
    public async Task A_wrong_row_is_refused(string within, string sql, string state)
    {
        await using var scope = await app.Work(within);
        await scope.Work.BecauseAsync("test", TestContext.Current.CancellationToken);
        await using var add = scope.Work.Command(sql);
        (await Should.ThrowAsync<PostgresException>(() => add.ExecuteNonQueryAsync(TestContext.Current.CancellationToken))).SqlState.ShouldBe(state);
    }

    [Fact]
    public async Task One_code_may_hold_in_several_divisions_and_one_after_another()
    {
        await using var scope = await app.Work("990101");
        await scope.Work.BecauseAsync("test", TestContext.Current.CancellationToken);
        await using var add = scope.Work.Command(Entry + """
            ('organisation_kind', '990101', 'k', '一', '2020-01-01', '2021-01-01'), ('organisation_kind', '990101', 'k', '二', '2021-01-01', null),
            ('organisation_kind', '990101', 'k', '误录', '2022-01-01', '2022-01-01'), ('organisation_kind', '990101001', 'k', '三', '2020-01-01', null)
            """);
        (await add.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)).ShouldBe(4);
    }

    [Fact]
    public void A_tree_has_each_entry_once_also_when_it_goes_round()
    {
        DictionaryEntry Of(string code, string? parent, string division = "", int position = 100) =>
            new() { Dictionary = "t", Division = division, Code = code, NameZh = code, Parent = parent, Position = position };
        string Lines(params DictionaryEntry[] entries) => string.Join(' ', DictionaryTree.Of(entries).Select(l => new string('-', l.Depth) + l.Entry.Code));
        Lines(Of("b", null), Of("a2", "a"), Of("a", null), Of("a1", "a"), Of("a11", "a1")).ShouldBe("a -a1 --a11 -a2 b");
        Lines(Of("a", null, position: 20), Of("b", null, position: 10)).ShouldBe("b a");
        Lines(Of("a", "b"), Of("b", "a"), Of("c", null)).ShouldBe("c a -b");
        Lines(Of("x", "gone")).ShouldBe("x");
        // What a street has put below its own entry of the same code stands there, not below the district's.
        DictionaryTree.Of([Of("k", null, "990101"), Of("k", null, "990101001"), Of("n", "k", "990101001"), Of("m", "k", "990101002")])
            .Select(l => $"{l.Entry.Code}<{l.Above?.Division}").ShouldBe(["k<", "m<990101", "k<", "n<990101001"]);
        DictionaryTree.Of([.. Enumerable.Range(0, 20_000).Select(i => Of($"c{i}", i == 0 ? null : $"c{i - 1}"))]).Count.ShouldBe(20_000);
    }
}
