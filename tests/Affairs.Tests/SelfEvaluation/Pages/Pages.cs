using AngleSharp.Dom;
using Anlan.Affairs.SelfEvaluation.Storage;
using Anlan.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Affairs.Tests.SelfEvaluation.Pages;

/// <summary>What tests of pages ask again and again.</summary>
static class Pages
{
    public const string List = "/affairs/evaluations";
    public const string Of = List + "/of/";

    /// <summary>The texts of all elements of this kind, white space made single.</summary>
    public static string[] Texts(this IParentNode page, string selector) => [.. page.QuerySelectorAll(selector).Select(e => e.Words())];

    public static string Words(this INode node) => string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The current version as it is kept.</summary>
    public static async Task<(int Version, string Text)> Kept(this AnlanApp app, string code)
    {
        await using var scope = await app.Work();
        var evaluations = scope.Services.GetRequiredService<Evaluations>();
        var record = (await evaluations.FindAsync(code)).ShouldNotBeNull().Record;
        return (record.Version, await evaluations.TextAsync(record.Id, record.Version));
    }
}
