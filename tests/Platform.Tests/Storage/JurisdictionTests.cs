using Anlan.Platform.Jurisdictions;
using Anlan.Platform.Storage;
using Anlan.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Anlan.Platform.Tests.Storage;

/// <summary>What the row policies let through, on tables of each kind made for the test.</summary>
public sealed class JurisdictionTests(AnlanApp app) : IClassFixture<AnlanApp>, IAsyncLifetime
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var connection = await app.Services.GetRequiredService<AnlanDatabase>().Owner.OpenConnectionAsync(Stop);
        await using var make = new NpgsqlCommand("""
            set anlan.migrating = 'on'; set anlan.lo = ''; set anlan.hi = '~'; set anlan.reason = 'test';
            create schema if not exists trial;
            drop table if exists trial.own, trial.above, trial.published, trial.firm;
            delete from anlan.guarded where target like 'trial.%';
            create table trial.own (id int primary key, division text collate "C" not null, name text, secret text);
            create table trial.above (like trial.own including all);
            create table trial.published (like trial.own including all, published boolean not null default false);
            create table trial.firm (like trial.own including all, organisation_id bigint);
            select anlan.guard('trial.own', 'own_and_below', hidden => array['secret']);
            select anlan.guard('trial.above', 'own_below_and_above');
            select anlan.guard('trial.published', 'public', published => 'published');
            select anlan.guard('trial.firm', 'own_and_below', organisation => 'organisation_id');
            insert into trial.own select n, (array['44', '4403', '440310', '440310001', '440304', '410106'])[n], 'n' || n, 's' from generate_series(1, 6) n;
            insert into trial.above select * from trial.own;
            insert into trial.published select *, id % 2 = 0 from trial.own;
            insert into trial.firm select *, id from trial.own;
            """, connection);
        await make.ExecuteNonQueryAsync(Stop);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("own", "", "1 2 3 4 5 6")]
    [InlineData("own", "4403", "2 3 4 5")]
    [InlineData("own", "440310", "3 4")]
    [InlineData("own", "440310001", "4")]
    [InlineData("own", "440311", "")]
    [InlineData("above", "440310", "1 2 3 4")]
    [InlineData("above", "440310001", "1 2 3 4")]
    [InlineData("published", "440310", "3 4")]
    public async Task A_reader_sees_what_the_kind_of_the_table_allows(string table, string division, string seen)
    {
        await using var scope = await app.Work(division);
        (await Seen(scope.Work, table)).ShouldBe(seen);
    }

    [Fact]
    public async Task Somebody_who_has_not_logged_in_sees_published_rows_and_no_other_table()
    {
        await using var scope = await app.Services.BeginWorkAsync(Acting.Anybody, Stop);
        (await Seen(scope.Work, "published")).ShouldBe("2 4 6");
        (await Refused(scope.Work, "select * from trial.own")).ShouldBe("42501");
    }

    [Fact]
    public async Task An_enterprise_sees_its_own_rows()
    {
        await using var scope = await app.Services.BeginWorkAsync(new("某厂", Jurisdiction.Everything) { As = DatabaseRole.Enterprise, Organisation = 5 }, Stop);
        (await Seen(scope.Work, "firm")).ShouldBe("5");
    }

    [Fact]
    public async Task Nothing_set_nothing_seen()
    {
        var database = app.Services.GetRequiredService<AnlanDatabase>();
        foreach (var source in (NpgsqlDataSource[])[database.Web, database.Owner])
        {
            await using var command = source.CreateCommand("select count(*) from trial.own");
            (await command.ExecuteScalarAsync(Stop)).ShouldBe(0L);
        }
    }

    [Theory]
    [InlineData("insert into trial.own values (7, '440304', 'x')", "42501")]
    [InlineData("insert into trial.above values (7, '44', 'x')", "42501")]
    [InlineData("update trial.own set division = '440304' where id = 3", "42501")]
    [InlineData("set local row_security = off; select * from trial.own", "42501")]
    [InlineData("truncate trial.own", "42501")]
    [InlineData("set role anlan", "42501")]
    [InlineData("alter table trial.own disable row level security", "42501")]
    [InlineData("select * from ident.users", "42501")]
    public async Task What_would_reach_beyond_the_jurisdiction_is_refused(string sql, string state)
    {
        await using var scope = await app.Work("440310");
        await scope.Work.BecauseAsync("test", Stop);
        (await Refused(scope.Work, sql)).ShouldBe(state);
    }

    [Theory]
    [InlineData("update trial.own set name = 'x' where id = 5")]
    [InlineData("delete from trial.above where id = 1")]
    public async Task Rows_beyond_are_not_there_to_be_changed(string sql)
    {
        await using var scope = await app.Work("440310");
        await scope.Work.BecauseAsync("test", Stop);
        await using var command = scope.Work.Command(sql);
        (await command.ExecuteNonQueryAsync(Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task A_change_without_a_reason_is_refused()
    {
        await using var scope = await app.Work("440310");
        (await Refused(scope.Work, "update trial.own set name = 'x' where id = 3")).ShouldBe("AN001");
    }

    [Fact]
    public async Task The_reason_holds_until_the_commit_and_not_longer()
    {
        await using var scope = await app.Work("440310");
        await scope.Work.BecauseAsync("once", Stop);
        await scope.Work.CommitAsync(Stop);
        (await Refused(scope.Work, "update trial.own set name = 'x' where id = 3")).ShouldBe("AN001");
    }

    [Fact]
    public async Task Each_change_is_kept_with_what_was_before_and_secrets_are_not()
    {
        await using var scope = await app.Work("440310");
        await scope.Work.BecauseAsync("a new name", Stop);
        await using (var change = scope.Work.Command("update trial.own set name = 'new', secret = 'hush' where id = 3")) await change.ExecuteNonQueryAsync(Stop);
        await using var read = scope.Work.Command("select before::text || ' ' || after::text || ' ' || reason || ' ' || actor_name || ' ' || division from log.entry where subject = 'trial.own/3' order by id desc limit 1");
        (await read.ExecuteScalarAsync(Stop)).ShouldBe("""{"name": "n3", "secret": "***"} {"name": "new", "secret": "***"} a new name test 440310""");
    }

    [Fact]
    public async Task What_is_not_committed_has_not_happened()
    {
        await using (var scope = await app.Work())
        {
            await scope.Work.BecauseAsync("test", Stop);
            await using var change = scope.Work.Command("delete from trial.own");
            await change.ExecuteNonQueryAsync(Stop);
        }
        await using var after = await app.Work();
        (await Seen(after.Work, "own")).ShouldBe("1 2 3 4 5 6");
    }

    // The last one asked may have had the connection before; its jurisdiction must not be found by the next.
    [Fact]
    public async Task A_connection_that_goes_back_to_the_pool_takes_no_jurisdiction_along()
    {
        for (var n = 0; n < 50; n++)
            await using (var scope = await app.Work(n % 2 == 0 ? "440310" : "410106"))
                (await Seen(scope.Work, "own")).ShouldBe(n % 2 == 0 ? "3 4" : "6");
        await using var bare = app.Services.GetRequiredService<AnlanDatabase>().Web.CreateCommand("select count(*) from trial.own");
        (await bare.ExecuteScalarAsync(Stop)).ShouldBe(0L);
    }

    [Theory]
    [InlineData("4403100")]
    [InlineData("440310~")]
    [InlineData("abc")]
    [InlineData(" ")]
    public void What_is_no_code_is_no_jurisdiction(string text) => Should.Throw<ArgumentException>(() => Jurisdiction.Of(text));

    static async Task<string> Seen(Work work, string table)
    {
        await using var command = work.Command($"select coalesce(string_agg(id::text, ' ' order by id), '') from trial.{table}");
        return (string)(await command.ExecuteScalarAsync(Stop))!;
    }

    static async Task<string> Refused(Work work, string sql)
    {
        await using var command = new NpgsqlCommand(sql, work.Connection);
        return (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Stop))).SqlState;
    }
}
