using Anlan.Platform.Starting;
using Anlan.Platform.Storage;
using Anlan.Testing;
using Npgsql;

namespace Anlan.Platform.Tests.Storage;

public sealed class MigratorTests : IAsyncLifetime
{
    static readonly (string, string) Stations = ("0001_stations.sql", "create table stations (id int); insert into stations values (1);");
    static readonly (string, string) Names = ("0002_names.sql", "alter table stations add name text;");

    TestDatabase database = null!;
    AnlanDatabase anlan = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestCluster.Empty();
        anlan = new AnlanDatabase(database.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await anlan.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Files_are_applied_once_in_the_order_of_their_numbers()
    {
        (await Migrate(Names, Stations)).Select(m => m.File).ShouldBe(["0001_stations.sql", "0002_names.sql"]);
        (await Migrate(Names, Stations)).ShouldBeEmpty();
        (await Ask<long>("select count(*) from stations where name is null")).ShouldBe(1);
    }

    [Fact]
    public async Task A_new_file_is_applied_to_a_database_that_has_the_older_ones()
    {
        await Migrate(Stations);
        (await Migrate(Stations, Names)).Single().Number.ShouldBe(2);
    }

    [Fact]
    public async Task A_file_changed_after_it_was_applied_is_refused_by_name()
    {
        await Migrate(Stations);
        var refusal = await Should.ThrowAsync<CannotStartException>(() => Migrate(("0001_stations.sql", "create table stations (id bigint);")));
        refusal.Reason.Zh.ShouldContain("test/0001_stations.sql");
        refusal.Reason.En.ShouldContain("was changed after it had been applied");
    }

    [Fact]
    public async Task Windows_line_ends_are_not_a_change()
    {
        await Migrate(("0001_stations.sql", "create table stations (\n  id int);\n"));
        (await Migrate(("0001_stations.sql", "create table stations (\r\n  id int);\r\n"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused()
    {
        await Migrate(Stations, Names);
        var refusal = await Should.ThrowAsync<CannotStartException>(() => Migrate(Stations));
        refusal.Reason.En.ShouldContain("newer than the program");
    }

    [Fact]
    public async Task A_file_that_fails_leaves_nothing_behind_and_names_its_line()
    {
        var half = ("0002_half.sql", "create table kept (id int);\n-- the next one; is wrong\nselect 1;\ncreate table half (id ont);\n");
        var refusal = await Should.ThrowAsync<CannotStartException>(() => Migrate(Stations, half));
        refusal.Reason.En.ShouldContain("test/0002_half.sql:4: type \"ont\" does not exist");
        (await Ask<bool>("select to_regclass('kept') is null and to_regclass('stations') is not null")).ShouldBeTrue();
    }

    [Fact]
    public async Task Nodes_that_start_at_once_apply_each_file_once()
    {
        var starts = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Migrate(Stations, Names)));
        starts.Sum(applied => applied.Count).ShouldBe(2);
    }

    [Fact]
    public void A_gap_in_the_numbers_is_a_programming_error() =>
        Should.Throw<InvalidOperationException>(() => MigrationSet.Of("test", [Names])).Message.ShouldContain("0001 is missing");

    [Fact]
    public void A_number_given_twice_is_a_programming_error() =>
        Should.Throw<InvalidOperationException>(() => MigrationSet.Of("test", [Stations, ("0001_other.sql", "")])).Message.ShouldContain("numbered twice");

    Task<IReadOnlyList<Migration>> Migrate(params (string, string)[] files) =>
        new Migrator(anlan, [MigrationSet.Of("test", files)]).ApplyAsync(TestContext.Current.CancellationToken);

    async Task<T> Ask<T>(string sql)
    {
        await using var command = anlan.Owner.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
