using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Anlan.Web.Api;

/// <summary>What a request asks, already checked against the parameters of its operation.</summary>
public readonly struct ApiQuery(HttpContext context)
{
    const int UsualLimit = 100;

    public string? Text(string name) => context.Request.Query.TryGetValue(name, out var values) ? values[0] : null;

    public int? Whole(string name) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    public DateOnly? Day(string name) => Text(name) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    public string? After => Text("after");

    public int Limit => Whole("limit") ?? UsualLimit;

    /// <summary>The same question after another entry.</summary>
    public string Next(string after)
    {
        var query = context.Request.Query.Where(q => q.Key != "after").ToDictionary(q => q.Key, q => (string?)q.Value.ToString());
        query["after"] = after;
        return QueryHelpers.AddQueryString(context.Request.Path, query);
    }

    /// <summary>A page of a list, from one row more than fits: with the link to the next page when there is one.</summary>
    public Listing<T> Page<TRow, T>(IReadOnlyList<TRow> oneMore, Func<TRow, T> show, Func<TRow, string> cursor)
    {
        var rows = oneMore.Take(Limit).ToList();
        return new([.. rows.Select(show)], oneMore.Count > rows.Count ? Next(cursor(rows[^1])) : null);
    }
}

/// <summary>A page of a list.</summary>
[Meaning("一页结果", "A page of a list")]
public sealed record Listing<T>(
    [property: Meaning("本页的条目", "The entries of this page")] IReadOnlyList<T> Items,
    [property: Meaning("下一页的地址；没有下一页时为 null", "The address of the next page; null when there is none")] string? Next);
