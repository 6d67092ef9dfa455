using System.Diagnostics;
using Anlan.Library.Divisions;
using Anlan.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Library.Tests.Divisions;

public sealed class LoadDivisionsTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    [Fact]
    public async Task A_list_as_long_as_the_national_one_is_loaded_in_seconds_and_a_second_time_changes_nothing()
    {
        var list = National().ToList();
        list.Count.ShouldBe(41_352);
        var clock = Stopwatch.StartNew();
        (await LoadAsync(list)).ShouldBe((41_352, 0));
        TestContext.Current.SendDiagnosticMessage($"41,352 divisions in {clock.Elapsed.TotalSeconds:0.0} s");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60)); // a busy machine; about 4 s on a quiet one
        (await LoadAsync(list)).ShouldBe((0, 0));
        list[7].NameZh = "改名街道";
        (await LoadAsync(list)).ShouldBe((0, 1));

        var visitor = await app.LogIn("reader", "anlan-demo");
        (await visitor.Page(Places.Divisions)).QuerySelectorAll(".tree-label").Length.ShouldBeInRange(20, 700);
        (await visitor.Page(Places.Divisions + "/list?text=改名")).Texts("#divisions tbody td:first-child").ShouldBe(["改名街道"]);
    }

    [Fact]
    public async Task Of_one_code_no_two_versions_hold_on_the_same_day()
    {
        await Should.ThrowAsync<Npgsql.PostgresException>(() => LoadAsync([Of("990101001", "又一个街道", new(2015, 1, 1))]));
        await using var scope = await app.Work();
        (await scope.Services.GetRequiredService<DivisionRegister>().ListVersionsAsync("990101001", TestContext.Current.CancellationToken)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_keeps_a_street_loads_nothing_beside_it()
    {
        await using var scope = await app.Work("990101001");
        var load = scope.Services.GetRequiredService<LoadDivisions>();
        await Should.ThrowAsync<Npgsql.PostgresException>(() => load.LoadAsync([Of("990101002777", "越界社区", new(2020, 1, 1))], "test", TestContext.Current.CancellationToken));
    }

    async Task<(int, int)> LoadAsync(IEnumerable<Division> list)
    {
        await using var scope = await app.Work();
        return await scope.Services.GetRequiredService<LoadDivisions>().LoadAsync(list, "全国行政区划 / national list", TestContext.Current.CancellationToken);
    }

    // 31 provinces, 342 cities, 2,846 counties and 38,133 townships: as many as the national list of 2021 has at these levels, with invented names.
    static IEnumerable<Division> National()
    {
        var since = new DateOnly(2021, 1, 1);
        var left = (Cities: 342, Counties: 2846, Towns: 41_352 - 31 - 342 - 2846);
        for (var p = 11; p < 42; p++)
        {
            yield return Of($"{p}", $"第{p}省", since);
            var cities = Math.Min(left.Cities, 12 - (p % 31 == 30 ? 1 : 0));
            for (var c = 1; c <= cities && left.Cities > 0; c++, left.Cities--)
            {
                yield return Of($"{p}{c:00}", $"{p}{c:00}市", since);
                for (var d = 1; d <= 9 && left.Counties > 0; d++, left.Counties--)
                {
                    yield return Of($"{p}{c:00}{d:00}", $"{p}{c:00}{d:00}区", since);
                    for (var t = 1; t <= 14 && left.Towns > 0; t++, left.Towns--)
                        yield return Of($"{p}{c:00}{d:00}{t:000}", $"{p}{c:00}{d:00}{t:000}街道", since);
                }
            }
        }
    }

    static Division Of(string code, string name, DateOnly since) => new() { Code = code, NameZh = name, Kind = DivisionKinds.Guess(code, name), ValidFrom = since };
}
