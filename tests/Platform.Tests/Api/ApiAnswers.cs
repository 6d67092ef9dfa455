using System.Net;
using System.Text.Json.Nodes;
using Anlan.Platform.Storage;
using Anlan.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Tests.Api;

/// <summary>What tests of the interface ask again and again.</summary>
static class ApiAnswers
{
    public static readonly string[] Everything = ["evaluations.read", "facts.read", "library.edit", "library.read"];

    /// <summary>The answer at a path, which must be 200.</summary>
    public static async Task<JsonObject> Json(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{path}: {text}");
        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
        return JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>Sends a change with a key.</summary>
    public static async Task<(HttpStatusCode Status, JsonObject Answer, HttpResponseMessage Response)> Change(this HttpClient client, string path, string body, string? key, string type = "application/json")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, System.Text.Encoding.UTF8, type) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject(), response);
    }

    /// <summary>The problem at a path, which must have this status.</summary>
    public static async Task<JsonObject> Problem(this HttpClient client, string path, HttpStatusCode status, HttpMethod? method = null)
    {
        using var answer = await client.SendAsync(new(method ?? HttpMethod.Get, path), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(status, $"{path}: {text}");
        answer.Headers.Location.ShouldBeNull();
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonNode.Parse(text)!.AsObject();
        problem["status"]!.GetValue<int>().ShouldBe((int)status);
        problem["id"]!.GetValue<string>().ShouldNotBeEmpty();
        return problem;
    }

    /// <summary>Waits until the sealer has come to the end of the log.</summary>
    public static async Task Sealed(this AnlanApp app)
    {
        await using var connection = await app.Services.GetRequiredService<AnlanDatabase>().Sealer.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var waiting = new Npgsql.NpgsqlCommand("select exists (select from log.entry where seq is null)", connection);
        for (var tries = 0; tries < 200 && (bool)(await waiting.ExecuteScalarAsync(TestContext.Current.CancellationToken))!; tries++) await Task.Delay(50, TestContext.Current.CancellationToken);
    }

    public static IReadOnlyList<JsonObject> Items(this JsonObject page) => [.. page["items"]!.AsArray().Select(item => item!.AsObject())];

    public static string? Text(this JsonObject of, string member) => of[member]?.ToString();
}
