using Anlan.Platform.SelfChecks;
using Anlan.Platform.Storage;
using Anlan.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Tests.SelfChecks;

/// <summary>Holes made on purpose are found; the database as the migrations leave it has none.</summary>
public sealed class GuardChecksTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_database_as_it_is_delivered_has_no_way_past_the_jurisdiction() =>
        (await GuardChecks.FindHolesAsync(app.Services, Stop)).ShouldBeEmpty();

    [Theory]
    [InlineData("create table affairs.forgotten (id int); grant select on affairs.forgotten to anlan_web", "table without row policies: affairs.forgotten")]
    [InlineData("create table affairs.forgotten (id int); grant insert on affairs.forgotten to anlan_enterprise", "table without row policies: affairs.forgotten")]
    [InlineData("create table affairs.lax (id int); alter table affairs.lax enable row level security; grant select on affairs.lax to anlan_web", "table whose owner is not held by its policies: affairs.lax")]
    [InlineData("create table affairs.shared (id int); select anlan.open('affairs.shared', 'test'); grant update on affairs.shared to anlan_web", "table without row policies: affairs.shared")]
    [InlineData("create view affairs.peephole as select * from affairs.evaluation; grant select on affairs.peephole to anlan_web", "view that reads as its owner: affairs.peephole")]
    [InlineData("create materialized view affairs.copied as select * from affairs.evaluation; grant select on affairs.copied to anlan_web", "materialised view, which knows no policies: affairs.copied")]
    [InlineData("create function affairs.everything() returns bigint language sql security definer as 'select count(*) from affairs.evaluation'", "function that runs as its owner: affairs.everything()")]
    [InlineData("create policy wide_open on affairs.evaluation for delete to anlan_web using (true)", "policy that lets everybody see every row: wide_open on affairs.evaluation")]
    [InlineData("grant select on affairs.evaluation to anlan_intake", "intake that may do more than insert: affairs.evaluation")]
    [InlineData("""
        create table affairs.reading (division text, at date) partition by range (at); alter table affairs.reading enable row level security; alter table affairs.reading force row level security;
        create table affairs.reading_today partition of affairs.reading default; grant select on affairs.reading_today to anlan_web
        """, "partition granted directly: affairs.reading_today")]
    public async Task A_hole_made_on_purpose_is_found_by_name(string hole, string found)
    {
        await using var other = await AnlanApp.Another();
        await using (var command = other.Services.GetRequiredService<AnlanDatabase>().Owner.CreateCommand(hole)) await command.ExecuteNonQueryAsync(Stop);
        (await GuardChecks.FindHolesAsync(other.Services, Stop)).ShouldContain(found);
    }

    [Fact]
    public async Task A_view_that_reads_as_its_reader_is_no_hole()
    {
        await using var other = await AnlanApp.Another();
        await using (var command = other.Services.GetRequiredService<AnlanDatabase>().Owner.CreateCommand(
            "create view affairs.fair with (security_invoker = true) as select * from affairs.evaluation; grant select on affairs.fair to anlan_web")) await command.ExecuteNonQueryAsync(Stop);
        (await GuardChecks.FindHolesAsync(other.Services, Stop)).ShouldBeEmpty();
    }
}
