using Anlan.Platform.Facts;
using Anlan.Testing;

namespace Anlan.Platform.Tests.Api;

/// <summary>The stream of facts as a peer follows it.</summary>
public sealed class FactStreamTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_peer_reads_every_fact_once_in_the_sealed_order_while_others_write()
    {
        var machine = await app.TokenClient("990101", "facts.read");
        var read = new List<(long Seq, int No)>();
        var next = "/api/v1/facts?limit=7";
        var writing = Task.WhenAll(Enumerable.Range(0, 4).Select(WriteAsync));
        while (!writing.IsCompleted) next = await ReadAsync(next);
        await writing;
        await app.Sealed();
        for (string? before = null; before != next;) (before, next) = (next, await ReadAsync(next));

        read.Select(f => f.Seq).ShouldBe(read.Select(f => f.Seq).Order());
        read.Select(f => f.No).Order().ShouldBe(Enumerable.Range(0, 100));

        async Task<string> ReadAsync(string from)
        {
            var page = await machine.Json(from);
            read.AddRange(page.Items().Select(f => (f["seq"]!.GetValue<long>(), f["data"]!["no"]!.GetValue<int>())));
            return page["next"]!.GetValue<string>();
        }
    }

    [Fact]
    public async Task A_fact_of_another_division_and_other_entries_of_the_log_are_not_given()
    {
        await TellAsync("990102", "ElsewhereHappened", -1);
        await TellAsync("990103001", "HereHappened", -2);
        await app.Sealed();
        var facts = (await (await app.TokenClient("990103", "facts.read")).Json("/api/v1/facts?limit=500")).Items();
        facts.Select(f => f.Text("name")).ShouldBe(["HereHappened"]);
        (await (await app.TokenClient("", "facts.read")).Json("/api/v1/facts?name=ElsewhereHappened")).Items().Count.ShouldBe(1);
    }

    async Task WriteAsync(int writer)
    {
        for (var i = 0; i < 25; i++) await TellAsync("990101", "PaymentMade", writer * 25 + i);
    }

    async Task TellAsync(string division, string name, int no)
    {
        await using var scope = await app.Work();
        await scope.Work.TellAsync(new Fact(name, "test/1", division, new { no }), "测试 / test", Stop);
        await scope.Work.CommitAsync(Stop);
    }
}
