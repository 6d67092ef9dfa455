using AngleSharp.Dom;
using Anlan.Testing;

namespace Anlan.Library.Tests;

/// <summary>What tests of the library ask again and again.</summary>
static class Places
{
    public const string Divisions = "/library/divisions";

    /// <summary>The records officer of the demonstration's district, 990101.</summary>
    public static Task<Visitor> District(this AnlanApp app) => app.LogIn("records", "anlan-demo");

    /// <summary>The records officer of its first street, 990101001.</summary>
    public static Task<Visitor> Street(this AnlanApp app) => app.LogIn("street", "anlan-demo");

    public static string Words(this INode node) => string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static string[] Texts(this IParentNode page, string selector) => [.. page.QuerySelectorAll(selector).Select(e => e.Words())];
}
