using Anlan.Platform.Identity;
using Anlan.Platform.Search;
using Anlan.Platform.Storage;
using Anlan.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Anlan.Platform.Tests.Search;

/// <summary>What is found, by whom, on a register made for the test.</summary>
public sealed class FinderTests(AnlanApp app) : IClassFixture<AnlanApp>, IAsyncLifetime
{
    static readonly string[] Titles = ["安澜区应急管理局", "重庆长安化工（集团）有限公司", "青石街道避难场所3号", "福田中学", "應急廣播站", "𠮷野家餐厅"];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var connection = await app.Services.GetRequiredService<AnlanDatabase>().Owner.OpenConnectionAsync(Stop);
        await using var make = new NpgsqlCommand("""
            set anlan.migrating = 'on'; set anlan.lo = ''; set anlan.hi = '~'; set anlan.reason = 'test';
            drop schema if exists trial cascade;
            delete from search.register where register = 'place'; delete from search.entry where register = 'place'; delete from anlan.guarded where target like 'trial.%';
            create schema trial;
            create table trial.place (id int primary key, division text collate "C" not null, name text);
            select anlan.guard('trial.place', 'own_and_below', audited => false);
            select search.index('trial.place', register => 'place', key => 'id', title => 'name', detail => $$'PL-2026-00' || id$$, href => $$'/places/' || id$$);
            """, connection);
        await make.ExecuteNonQueryAsync(Stop);
        await using var scope = await app.Work();
        await using var add = scope.Work.Command("insert into trial.place select n, case when n = 4 then '990102' else '990101001' end, name from unnest($1) with ordinality t (name, n)", (object)Titles);
        await add.ExecuteNonQueryAsync(Stop);
        await scope.Work.CommitAsync(Stop);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("应急", "1 5")]
    [InlineData("應急", "1 5")]
    [InlineData("安澜区应急", "1")]
    [InlineData("alq", "1")]
    [InlineData("ALQYJ", "1")]
    [InlineData("cqca", "2")]
    [InlineData("zqza", "2")]
    [InlineData("青石 避难", "3")]
    [InlineData("3号", "3")]
    [InlineData("化工集团", "")]
    [InlineData("管理 局应", "")]
    [InlineData("pl-2026-003", "3")]
    [InlineData("２０２６ 急管", "1")]
    [InlineData("𠮷野", "6")]
    public async Task A_record_is_found(string question, string found) => (await Found(question)).ShouldBe(found);

    [Fact]
    public async Task A_record_is_found_by_any_two_neighbouring_characters_of_its_title_and_no_foreign_one_is()
    {
        foreach (var title in Titles.Where(t => t.All(c => c is >= '一' and <= '龥') && t != "應急廣播站"))
            for (var i = 0; i + 2 <= title.Length; i++)
                (await Found(title.Substring(i, 2))).ShouldBe(string.Join(' ', Titles.Index().Where(t => t.Item.Replace('應', '应').Contains(title.Substring(i, 2))).Select(t => t.Index + 1)), title.Substring(i, 2));
    }

    [Fact]
    public async Task A_division_does_not_find_what_belongs_to_another()
    {
        (await Found("福田", "990101")).ShouldBe("");
        (await Found("福田", "990102")).ShouldBe("4");
        (await Found("应急", "990101001")).ShouldBe("1 5");
        (await Found("应急", "990101002")).ShouldBe("");
    }

    [Fact]
    public async Task A_register_that_the_reader_may_not_search_yields_nothing()
    {
        await using var scope = await app.Work();
        (await scope.Services.GetRequiredService<Finder>().FindAsync("应急", ["evaluation"], 10, Stop)).Hits.ShouldNotContain(h => h.Register == "place");
        (await scope.Services.GetRequiredService<Finder>().FindAsync("应急", [], 10, Stop)).Found.ShouldBe(0);
    }

    [Fact]
    public async Task Changed_and_removed_records_are_found_as_they_are()
    {
        await using (var scope = await app.Work())
        {
            await using var change = scope.Work.Command("update trial.place set name = '白鹭公园' where id = 4; ");
            await change.ExecuteNonQueryAsync(Stop);
            await using var remove = scope.Work.Command("delete from trial.place where id = 2");
            await remove.ExecuteNonQueryAsync(Stop);
            await scope.Work.CommitAsync(Stop);
        }
        (await Found("福田")).ShouldBe("");
        (await Found("blgy")).ShouldBe("4");
        (await Found("长安")).ShouldBe("");
        await using var again = await app.Work();
        await using var rebuild = again.Work.Command("select search.rebuild('place')");
        (await rebuild.ExecuteScalarAsync(Stop)).ShouldBe(5L);
    }

    [Fact]
    public async Task What_is_called_exactly_so_comes_first_among_more_than_are_looked_at()
    {
        await using var scope = await app.Work();
        await using var add = scope.Work.Command("insert into trial.place select n, '990101', case when n = 3000 then '安澜' else '安澜' || n || '号' end from generate_series(1000, 4000) n");
        await add.ExecuteNonQueryAsync(Stop);
        await scope.Work.CommitAsync(Stop);
        var findings = await scope.Services.GetRequiredService<Finder>().FindAsync("安澜", ["place"], 5, Stop);
        findings.Hits[0].Key.ShouldBe("3000");
        findings.Found.ShouldBeGreaterThan(Finder.Candidates);
    }

    [Fact]
    public async Task What_is_written_and_removed_in_one_transaction_is_not_found()
    {
        await using var scope = await app.Work();
        await using var both = scope.Work.Command("insert into trial.place values (77, '990101', '转瞬即逝公园')");
        await both.ExecuteNonQueryAsync(Stop);
        await using var remove = scope.Work.Command("delete from trial.place where id = 77");
        await remove.ExecuteNonQueryAsync(Stop);
        await scope.Work.CommitAsync(Stop);
        (await scope.Services.GetRequiredService<Finder>().FindAsync("转瞬即逝", ["place"], 5, Stop)).Hits.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", Understood.Nothing)]
    [InlineData("%_:&|!'\"\\", Understood.Nothing)]
    [InlineData("😀😀", Understood.Nothing)]
    [InlineData("\0\0", Understood.Nothing)]
    [InlineData("安", Understood.TooShort)]
    [InlineData("a", Understood.TooShort)]
    [InlineData("应急' & !'管理", Understood.Whole)]
    [InlineData("\ud800应急", Understood.Whole)]
    public async Task A_strange_question_is_answered(string question, Understood understood)
    {
        await using var scope = await app.Work();
        (await scope.Services.GetRequiredService<Finder>().FindAsync(question, ["place"], 10, Stop)).Understood.ShouldBe(understood);
        await scope.Services.GetRequiredService<Finder>().FindAsync(string.Concat(Enumerable.Repeat(question, 1000)), ["place"], 10, Stop);
    }

    [Fact]
    public async Task The_page_shows_evaluations_to_whoever_may_read_them()
    {
        var officer = await app.LogIn(Role.FinanceOfficer);
        (await officer.Page("/search?q=%E5%BA%94%E6%80%A5")).QuerySelectorAll(".search-hits a[href^='/affairs/evaluations/of/']").ShouldNotBeEmpty();
        (await officer.Page("/search?q=%00%27%25")).QuerySelectorAll(".search-hits a").ShouldBeEmpty();
        var auditor = await app.LogIn(Role.Auditor);
        (await auditor.Page("/search?q=%E5%BA%94%E6%80%A5")).QuerySelectorAll(".search-hits a").ShouldBeEmpty();
    }

    async Task<string> Found(string question, string division = "")
    {
        await using var scope = await app.Work(division);
        var findings = await scope.Services.GetRequiredService<Finder>().FindAsync(question, ["place"], 100, Stop);
        return string.Join(' ', findings.Hits.Select(h => h.Key).Order(StringComparer.Ordinal));
    }
}
