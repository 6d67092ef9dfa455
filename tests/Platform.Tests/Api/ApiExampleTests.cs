using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Anlan.Platform.Facts;
using Anlan.Testing;
using Anlan.Web.Api;
using Microsoft.AspNetCore.Hosting;

namespace Anlan.Platform.Tests.Api;

/// <summary>The examples in the description are answers that are really given: each is asked for again with the parameters of its example, and compared.</summary>
public sealed class ApiExampleTests(AnlanApp app) : IClassFixture<AnlanApp>, IAsyncLifetime
{
    // What differs from one start to another. Everything else is the demonstration's, and the same every time.
    static readonly string[] Passing = ["id@Problem", "at", "changed_at", "seq", "next@listFacts", "id@createOrganisation"];

    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    JsonObject document = [];

    [Fact]
    public async Task Every_example_is_what_is_really_answered_and_fits_its_schema()
    {
        var machine = await app.TokenClient("", ApiAnswers.Everything);
        var wrong = new List<string>();
        foreach (var (path, operation) in Operations())
        {
            var content = (operation["responses"]!["200"] ?? operation["responses"]!["201"])!["content"]!["application/json"]!;
            var answer = await AnswerAsync(machine, path, operation);
            wrong.AddRange(new Schema(document).Objections(answer, content["schema"]!.AsObject()).Select(o => $"{path}: {o}"));
            var id = operation["operationId"]!.GetValue<string>();
            if (!Same(content["example"], answer, id)) wrong.Add($"{path}: the example differs from what is answered; compare with {Write(id, answer)}");
            if (answer["items"] is JsonArray { Count: 0 }) wrong.Add($"{path}: the example shows nothing");
        }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_parameter_takes_its_example()
    {
        var machine = await app.TokenClient("", ApiAnswers.Everything);
        foreach (var (path, operation) in Operations().Where(o => o.Operation["requestBody"] is null))
            foreach (var parameter in operation["parameters"]!.AsArray())
                await machine.Json(Asked(path, operation, p => p == parameter || p["required"]?.GetValue<bool>() == true));
    }

    [Fact]
    public async Task Every_example_of_a_problem_is_what_is_really_answered_and_fits_its_schema()
    {
        var machine = await app.TokenClient("", "library.read");
        await using var strict = app.WithWebHostBuilder(host => host.UseSetting("limits:api", "1"));
        using var hurried = strict.CreateClient(new() { AllowAutoRedirect = false });
        hurried.DefaultRequestHeaders.Authorization = machine.DefaultRequestHeaders.Authorization;
        var editor = await app.TokenClient("", "library.edit");
        (await editor.Change("/api/v1/organisations", """{"name":"同号","kind":"other","division":"990101001"}""", "taken-0001")).Status.ShouldBe(HttpStatusCode.Created);
        for (var i = 0; i < 5; i++) await hurried.Json("/api/v1/people?limit=1");
        var wrong = new List<string>();
        foreach (var (status, answer) in new[]
        {
            (400, await machine.Problem("/api/v1/people?limit=1000", HttpStatusCode.BadRequest)),
            (401, await app.Client("anlan_" + new string('0', 64)).Problem("/api/v1/people", HttpStatusCode.Unauthorized)),
            (403, await machine.Problem("/api/v1/facts", HttpStatusCode.Forbidden)),
            (404, await machine.Problem("/api/v1/organisations/91440300MA5EXAMPL0", HttpStatusCode.NotFound)),
            (409, (await editor.Change("/api/v1/organisations", """{"name":"另一个","kind":"other","division":"990101001"}""", "taken-0001")).Answer),
            (415, (await editor.Change("/api/v1/organisations", "name=1", "form-0001", "application/x-www-form-urlencoded")).Answer),
            (422, (await editor.Change("/api/v1/organisations", """{"name":"安澜青衣水泵有限公司","kind":"factory","division":"990101001001","credit_code":"91990101MA7PUMP0XQ"}""", "wrong-0001")).Answer),
            (429, await hurried.Problem("/api/v1/people?limit=1", HttpStatusCode.TooManyRequests)),
        })
            foreach (var (path, operation) in Operations())
                if (operation["responses"]![$"{status}"]?["content"]!["application/problem+json"] is { } content)
                {
                    wrong.AddRange(new Schema(document).Objections(answer, content["schema"]!.AsObject()).Select(o => $"{path} {status}: {o}"));
                    if (!Same(content["example"], answer, "Problem")) wrong.Add($"{path} {status}: differs; compare with {Write($"problem-{status}", answer)}");
                }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_whole_score_of_every_evaluation_fits_the_schema()
    {
        var machine = await app.TokenClient("", "evaluations.read");
        var schema = document["paths"]!["/api/v1/evaluations/{id}/score"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!.AsObject();
        var evaluations = (await machine.Json("/api/v1/evaluations")).Items();
        evaluations.Count.ShouldBe(5);
        foreach (var evaluation in evaluations)
            new Schema(document).Objections(await machine.Json($"/api/v1/evaluations/{evaluation["id"]}/score"), schema).ShouldBeEmpty();
    }

    async Task<JsonObject> AnswerAsync(HttpClient machine, string path, JsonObject operation)
    {
        if (operation["requestBody"] is not { } body) return await machine.Json(Asked(path, operation, p => p["x-asked"] is not null));
        var sent = body["content"]!["application/json"]!;
        new Schema(document).Objections(sent["example"], sent["schema"]!.AsObject()).ShouldBeEmpty(path);
        var (status, answer, _) = await machine.Change(path, sent["example"]!.ToJsonString(), operation["parameters"]![0]!["example"]!.GetValue<string>());
        status.ShouldBe(HttpStatusCode.Created, answer.ToJsonString());
        return answer;
    }

    IEnumerable<(string Path, JsonObject Operation)> Operations() =>
        from path in document["paths"]!.AsObject() from operation in path.Value!.AsObject() select (path.Key, operation.Value!.AsObject());

    static string Asked(string path, JsonObject operation, Func<JsonNode, bool> with)
    {
        var query = new List<string>();
        foreach (var parameter in operation["parameters"]!.AsArray().Select(p => p!))
        {
            var (name, value) = (parameter["name"]!.GetValue<string>(), Uri.EscapeDataString(parameter["example"]!.ToString()));
            if (parameter["in"]!.GetValue<string>() == "path") path = path.Replace($"{{{name}}}", value);
            else if (with(parameter)) query.Add($"{name}={value}");
        }
        return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
    }

    static bool Same(JsonNode? example, JsonNode? answer, string of, string? member = null)
    {
        if (member is not null && (Passing.Contains(member) || Passing.Contains($"{member}@{of}"))) return example?.GetValueKind() == answer?.GetValueKind();
        return (example, answer) switch
        {
            (JsonObject a, JsonObject b) => a.Select(m => m.Key).SequenceEqual(b.Select(m => m.Key)) && a.All(m => Same(m.Value, b[m.Key], of, m.Key)),
            (JsonArray a, JsonArray b) => a.Count == b.Count && a.Zip(b).All(pair => Same(pair.First, pair.Second, of)),
            _ => JsonNode.DeepEquals(example, answer),
        };
    }

    static string Write(string name, JsonNode answer)
    {
        var file = Path.Combine(Path.GetTempPath(), name + ApiExamples.Ending);
        File.WriteAllText(file, answer.ToJsonString(Readable) + "\n");
        return file;
    }

    // Facts are written by centres; here the first two of a day.
    public async ValueTask InitializeAsync()
    {
        using (var client = app.CreateClient()) document = await client.Json(ApiDocument.Path);
        await using var scope = await app.Work();
        await scope.Work.TellAsync(new Fact("OrganisationMoved", "library.organisation/2", "990101001001", new { from = "990101001001", to = "990101001002" }), "测试 / test", Stop);
        await scope.Work.TellAsync(new Fact("OrganisationClosed", "library.organisation/3", "990101001001", new { since = "2026-11-20" }), "测试 / test", Stop);
        await scope.Work.CommitAsync(Stop);
        await app.Sealed();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
