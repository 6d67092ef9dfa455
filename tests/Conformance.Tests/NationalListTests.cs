using System.Diagnostics;
using System.Net;
using Anlan.Platform.Imports;
using Anlan.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Conformance.Tests;

/// <summary>The national list of divisions down to the streets, through the pages that anybody uses, where it lies beside the repository.</summary>
[Trait("category", "conformance")]
public class NationalListTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_national_list_is_imported_through_the_ordinary_screen_and_again_changes_nothing()
    {
        if (BesideTheRepository.Folder("gis", "china-division-codes", "dist") is not { } folder) return;
        var visitor = await app.LogIn("national", "anlan-demo");
        var streets = await BringAsync(visitor, await File.ReadAllBytesAsync(Path.Combine(folder, "streets.csv"), Stop));
        (streets.Added, streets.Changed, streets.Same, streets.Rejected).ShouldBe((41_352, 0, 0, 0));
        var again = await BringAsync(visitor, await File.ReadAllBytesAsync(Path.Combine(folder, "streets.csv"), Stop));
        (again.Added, again.Changed, again.Same, again.Rejected).ShouldBe((0, 0, 41_352, 0));
        // What stands above them. Four places without anything in between are listed at two levels under one code.
        foreach (var file in (string[])["provinces.csv", "cities.csv", "areas.csv"])
        {
            var above = await BringAsync(visitor, await File.ReadAllBytesAsync(Path.Combine(folder, file), Stop));
            (above.Changed, above.Rejected).ShouldBe((0, 0), file);
        }

        await using var scope = await app.Work();
        await using var verified = scope.Work.Command("select count(*) from library.division where division = '440310' and name_zh = '坪山区'");
        (await verified.ExecuteScalarAsync(Stop)).ShouldBe(1L);
    }

    async Task<Import> BringAsync(Visitor visitor, byte[] file)
    {
        var clock = Stopwatch.StartNew();
        var uploaded = await visitor.Upload(await visitor.Page("/imports/new?register=divisions"), "upload", "全国.csv", file, ("Input.Note", "全国行政区划"));
        uploaded.Status.ShouldBe(HttpStatusCode.Redirect, uploaded.Text);
        var columns = await visitor.Follow(uploaded);
        var address = new Uri(new("http://localhost"), uploaded.Location!).AbsolutePath.Replace("/columns", "");
        (await visitor.Submit(columns.Document, "columns")).Status.ShouldBe(HttpStatusCode.Redirect);
        await EndedAsync(visitor, address);
        var tried = clock.Elapsed;
        var page = await visitor.Page(address);
        if (page.QuerySelector("form input[value=start]") is not null)
        {
            await visitor.Submit(page, "start");
            await EndedAsync(visitor, address);
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"trial {tried.TotalSeconds:0.0} s, all {clock.Elapsed.TotalSeconds:0.0} s");
        Console.WriteLine($"National list: trial {tried.TotalSeconds:0.0} s, all {clock.Elapsed.TotalSeconds:0.0} s");
        await using var scope = await app.Work();
        var id = long.Parse(address.Split('/')[^1]);
        return await scope.Services.GetRequiredService<ImportsDb>().Imports.AsNoTracking().SingleAsync(i => i.Id == id, Stop);
    }

    static async Task EndedAsync(Visitor visitor, string address)
    {
        for (var i = 0; i < 1200; i++)
        {
            if ((await visitor.Page(address)).QuerySelector("anlan-progress") is null) return;
            await Task.Delay(250, Stop);
        }
        throw new TimeoutException(address);
    }
}
