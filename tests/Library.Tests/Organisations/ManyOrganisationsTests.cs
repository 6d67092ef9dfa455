using Anlan.Testing;

namespace Anlan.Library.Tests.Organisations;

/// <summary>A list that nobody reads to its end.</summary>
public sealed class ManyOrganisationsTests(AnlanApp app) : IClassFixture<AnlanApp>, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        await using var scope = await app.Work();
        await scope.Work.BecauseAsync("test");
        await using var add = scope.Work.Command("""
            insert into library.organisation (division, name, kind) select '990101001', '众多' || n || '号' || case n when 7777 then '独一厂' else '厂' end, 'enterprise' from generate_series(1, 10050) n where not exists (select from library.organisation where name like '众多%')
            """);
        await add.ExecuteNonQueryAsync();
        await scope.Work.CommitAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task More_than_ten_thousand_are_not_counted_and_the_reader_is_told_to_filter()
    {
        var visitor = await app.District();
        var page = await visitor.Page("/library/organisations?text=众多");
        page.QuerySelector(".pager")!.Words().ShouldStartWith("超过 10,000 条，第 1/500 页");
        page.QuerySelector(".pager")!.Words().ShouldContain("请用筛选条件缩小范围");
        (await visitor.Page("/library/organisations?text=众多&page=500")).Texts("#organisations tbody tr").Length.ShouldBe(20);
        (await visitor.Page("/library/organisations?text=众多&page=501")).QuerySelector(".pager")!.Words().ShouldContain("第 500/500 页");
        (await visitor.Reading("en").Page("/library/organisations?text=众多")).QuerySelector(".pager")!.Words().ShouldStartWith("more than 10,000 records");
    }

    [Theory]
    [InlineData("独一", 1)]
    [InlineData("77号独一", 1)]
    [InlineData("独", 1)]
    [InlineData("号独一", 1)]
    [InlineData("多1234号", 1)]
    [InlineData("2345号", 1)]
    [InlineData("一独", 0)]
    [InlineData("777号", 10)]
    public async Task A_part_of_a_name_is_found_whichever_way_it_is_looked_for(string text, int count)
    {
        var visitor = await app.District();
        (await visitor.Page($"/library/organisations?text={Uri.EscapeDataString(text)}")).Texts("#organisations tbody tr").Length.ShouldBe(count);
    }
}
