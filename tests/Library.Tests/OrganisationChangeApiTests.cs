using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Anlan.Testing;

namespace Anlan.Library.Tests;

/// <summary>Another system adds organisations.</summary>
public sealed class OrganisationChangeApiTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    const string Path = "/api/v1/organisations";

    static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_machine_adds_an_organisation_once_however_often_it_asks()
    {
        var machine = await app.TokenClient("990101", "library.edit", "library.read");
        var body = """{"name":"重发测试公司","kind":"enterprise","division":"990101002001"}""";
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Send(machine, body, "again-and-again")));
        answers.ShouldAllBe(a => a.Status == HttpStatusCode.Created);
        answers.Select(a => a.Text).Distinct().Count().ShouldBe(1);
        answers.Count(a => a.Again).ShouldBe(7);
        (await Count(machine, "重发测试公司")).ShouldBe(1);

        (await Send(machine, body.Replace("重发", "改名"), "again-and-again")).Status.ShouldBe(HttpStatusCode.Conflict);
        // Keys are each machine's own.
        (await Send(await app.TokenClient("990101", "library.edit"), body.Replace("重发", "别家"), "again-and-again")).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task The_log_names_the_token_that_added_it()
    {
        var machine = await app.TokenClient("990101", "library.edit");
        var (status, text, location, _) = await Send(machine, """{"name":"留痕测试公司","kind":"enterprise","division":"990101001001"}""", "logged-0001");
        status.ShouldBe(HttpStatusCode.Created, text);
        var page = await (await app.LogIn("auditor", "anlan-demo")).Page($"/admin/log?subject=library.organisation/{JsonNode.Parse(text)!["id"]}");
        page.Body!.TextContent.ShouldContain("区大数据共享平台");
        (await (await app.District()).Page(location!)).Body!.TextContent.ShouldContain("留痕测试公司");
    }

    [Theory]
    [InlineData("""{"name":"甲","kind":"enterprise"}""", "division")]
    [InlineData("""{"name":"甲","kind":"factory","division":"990101001001"}""", "kind")]
    [InlineData("""{"name":"甲","kind":"enterprise","division":"440304"}""", "division")]
    [InlineData("""{"name":" ","kind":"enterprise","division":"990101001001"}""", "name")]
    [InlineData("""{"name":"甲","kind":"enterprise","division":"990101001001","credit_code":"123"}""", "credit_code")]
    [InlineData("""{"name":"甲","kind":"enterprise","division":"990101001001","credit_code":"91990101MA65545907"}""", "credit_code")]
    [InlineData("""{"name":"甲","kind":"enterprise","division":"990101001001","parent_id":999999}""", "parent_id")]
    [InlineData("""{"name":"甲","kind":"enterprise","division":"990101001001","parent_id":"eleven"}""", "parent_id")]
    [InlineData("""{"name":"甲","kind":"enterprise","division":"990101001001","colour":"red"}""", "colour")]
    [InlineData("""{"name":null,"kind":"enterprise","division":"990101001001"}""", "name")]
    [InlineData("""{"name":"甲","name":"乙","kind":"enterprise","division":"990101001001"}""", "")]
    [InlineData("""{"name":"甲\u0000乙","kind":"enterprise","division":"990101001001"}""", "name")]
    [InlineData("""{"name":"甲\ud800乙","kind":"enterprise","division":"990101001001"}""", "")]
    [InlineData("[]", "")]
    [InlineData("{", "")]
    public async Task What_is_wrong_is_told_by_member_and_nothing_is_saved(string body, string member)
    {
        var machine = await app.TokenClient("990101", "library.edit", "library.read");
        var before = await Count(machine, "");
        var (status, text, _, _) = await Send(machine, body, "wrong-" + Guid.NewGuid());
        status.ShouldBe(HttpStatusCode.UnprocessableEntity, text);
        JsonNode.Parse(text)!["errors"]!.AsArray().Select(e => e!["member"]!.GetValue<string>()).ShouldBe([member], text);
        (await Count(machine, "")).ShouldBe(before);
    }

    [Fact]
    public async Task What_was_refused_may_be_sent_mended_with_the_same_key()
    {
        var machine = await app.TokenClient("990101", "library.edit");
        (await Send(machine, """{"name":"改正测试","kind":"none","division":"990101001001"}""", "mended-0001")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Send(machine, """{"name":"改正测试","kind":"other","division":"990101001001"}""", "mended-0001")).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_change_needs_a_key_a_permission_and_a_body_of_modest_size()
    {
        var body = """{"name":"甲","kind":"other","division":"990101001001"}""";
        var machine = await app.TokenClient("990101", "library.edit");
        (await Send(machine, body, null)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await Send(machine, body, "short")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await Send(await app.TokenClient("990101", "library.read"), body, "forbidden-1")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await Send(machine, $$"""{"name":"{{new string('长', 70_000)}}","kind":"other","division":"990101001001"}""", "too-long-1")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var form = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new FormUrlEncodedContent([new("name", "甲")]), Headers = { { "Idempotency-Key", "not-json-1" } } };
        (await machine.SendAsync(form, Stop)).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    static async Task<(HttpStatusCode Status, string Text, string? Location, bool Again)> Send(HttpClient machine, string body, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var answer = await machine.SendAsync(request, Stop);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop), answer.Headers.Location?.ToString(), answer.Headers.Contains("Idempotent-Replayed"));
    }

    static async Task<int> Count(HttpClient machine, string name) =>
        (await machine.GetFromJsonAsync<JsonObject>(Path + "?limit=500", Stop))!["items"]!.AsArray().Count(o => o!["name"]!.GetValue<string>().Contains(name, StringComparison.Ordinal));
}
