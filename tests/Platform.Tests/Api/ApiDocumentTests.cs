using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Anlan.Testing;
using Anlan.Web.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Tests.Api;

/// <summary>The description of the interface tells of every address, parameter, answer and error, in both languages.</summary>
public sealed partial class ApiDocumentTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    [Fact]
    public async Task Every_address_of_the_interface_is_described_with_parameters_examples_and_errors()
    {
        var document = await Document();
        var wrong = new List<string>();
        foreach (var route in Routes())
        {
            var method = route.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Single().ToLowerInvariant();
            var address = "/" + route.RoutePattern.RawText!.TrimStart('/');
            if (document["paths"]![address]?[method] is not JsonObject operation)
            {
                wrong.Add($"{method} {address} is not described");
                continue;
            }
            wrong.AddRange(Lacking(operation, route).Select(what => $"{method} {address}: {what}"));
        }
        wrong.ShouldBeEmpty();
        document["paths"]!.AsObject().Sum(path => path.Value!.AsObject().Count).ShouldBe(Routes().Count());
        document["openapi"]!.GetValue<string>().ShouldStartWith("3.1");
    }

    [Fact]
    public async Task Every_member_of_every_answer_is_explained_in_both_languages()
    {
        var schemas = (await Document())["components"]!["schemas"]!.AsObject();
        schemas.Count.ShouldBeGreaterThan(20);
        var wrong =
            from schema in schemas
            from member in schema.Value!["properties"]?.AsObject() ?? []
            where member.Value!["$ref"] is null && member.Value["oneOf"] is null && !IsBoth(member.Value["description"]?.GetValue<string>())
            select $"{schema.Key}.{member.Key}";
        wrong.Concat(schemas.Where(s => !IsBoth(s.Value!["description"]?.GetValue<string>())).Select(s => s.Key)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_page_about_the_interface_tells_of_every_operation_without_a_log_in()
    {
        foreach (var (language, word) in new[] { ("zh", "示例"), ("en", "Example") })
        {
            var page = await app.Visit().Reading(language).Page("/api");
            page.QuerySelector("#createOrganisation")!.TextContent.ShouldContain("-X POST");
            foreach (var operation in (await Document())["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()))
            {
                var section = page.QuerySelector("#" + operation.Value!["operationId"]!.GetValue<string>()).ShouldNotBeNull();
                section.TextContent.ShouldContain("curl -H");
                section.TextContent.ShouldContain(word);
                section.QuerySelectorAll("pre").Length.ShouldBeGreaterThan(3);
            }
        }
    }

    [Fact]
    public async Task The_description_is_not_sent_again_to_whoever_has_it()
    {
        using var client = app.CreateClient();
        using var first = await client.GetAsync(ApiDocument.Path, TestContext.Current.CancellationToken);
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag.ShouldNotBeNull());
        using var second = await client.GetAsync(ApiDocument.Path, TestContext.Current.CancellationToken);
        second.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotModified);
    }

    static IEnumerable<string> Lacking(JsonObject operation, RouteEndpoint route)
    {
        foreach (var text in (string[])["summary", "description"])
            if (!IsBoth(operation[text]?.GetValue<string>())) yield return $"its {text} is not in both languages";
        if (operation["operationId"] is null || operation["tags"]?.AsArray() is not { Count: > 0 }) yield return "no id or no tag";
        foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
        {
            if (!IsBoth(parameter!["description"]?.GetValue<string>())) yield return $"{parameter["name"]} is not explained";
            if (parameter["example"] is null || parameter["schema"] is null) yield return $"{parameter["name"]} has no example or schema";
        }
        var inPath = route.RoutePattern.Parameters.Select(p => p.Name).ToList();
        var described = (operation["parameters"]?.AsArray() ?? []).Where(p => p!["in"]!.GetValue<string>() == "path").Select(p => p!["name"]!.GetValue<string>()).ToList();
        if (!inPath.SequenceEqual(described)) yield return $"its path has {string.Join(' ', inPath)}, described are {string.Join(' ', described)}";
        var changes = operation["requestBody"] is not null;
        if (changes && (operation["requestBody"]!["content"]!["application/json"]!["schema"] is null || operation["requestBody"]!["content"]!["application/json"]!["example"] is null)) yield return "its body has no schema or no example";
        if (changes != route.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Contains("POST")) yield return "a change has a body, and nothing else has";
        List<string> expected = changes ? ["201", "400", "401", "409", "415", "422", "429"] : ["200", "400", "401", "429"];
        if (route.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => a.Policy is not null)) expected.Add("403");
        if (inPath.Count > 0) expected.Add("404");
        foreach (var status in expected)
        {
            var content = operation["responses"]?[status]?["content"]?[status[0] == '2' ? "application/json" : "application/problem+json"];
            if (content?["schema"] is null || content["example"] is null) yield return $"{status} has no schema or no example";
            if (!IsBoth(operation["responses"]?[status]?["description"]?.GetValue<string>())) yield return $"{status} is not explained";
        }
    }

    static bool IsBoth(string? text) => text is not null && text.Split(" / ") is [var zh, var en] && Chinese().IsMatch(zh) && en.Length > 0 && !Chinese().IsMatch(en);

    IEnumerable<RouteEndpoint> Routes() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(r => ("/" + r.RoutePattern.RawText!.TrimStart('/')).StartsWith("/api/", StringComparison.Ordinal) && !r.RoutePattern.RawText.EndsWith("openapi.json", StringComparison.Ordinal));

    async Task<JsonObject> Document()
    {
        using var client = app.CreateClient();
        return await client.Json(ApiDocument.Path);
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
