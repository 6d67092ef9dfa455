using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Anlan.Web.Design.Tables;

/// <summary>
/// What a reader asks of a table, read from the address of the page: page, size, sorting and whatever the filter form has sent. Everything a table offers is a link
/// to such an address, so it works without script and can be passed on.
/// </summary>
public sealed record TableRequest
{
    public const int LargestPage = 200;

    private string Path { get; init; } = "";
    private ImmutableSortedDictionary<string, string> Query { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Stands before the parameters of this table where a page has several.</summary>
    public string Prefix { get; private init; } = "";

    /// <summary>From 1.</summary>
    public int Page { get; private init; } = 1;

    /// <summary>Rows on a page, at most <see cref="LargestPage"/>.</summary>
    public int Size { get; private init; } = 20;

    /// <summary>The key of a column, or null for the order of the page itself.</summary>
    public string? Sort { get; private init; }

    public bool Descending { get; private init; }

    /// <summary>Reads the address; what cannot be read counts as not asked.</summary>
    public static TableRequest From(string uri, int size = 20, string prefix = "")
    {
        var at = uri.IndexOf('?');
        var query = at < 0 ? [] : QueryHelpers.ParseQuery(uri[at..]);
        var request = new TableRequest
        {
            Path = new Uri(new Uri("http://site/"), at < 0 ? uri : uri[..at]).AbsolutePath,
            Query = query.Where(p => !string.IsNullOrEmpty(p.Value)).ToImmutableSortedDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.Ordinal),
            Prefix = prefix
        };
        var sort = request.Value("sort");
        return request with
        {
            Page = Math.Max(1, request.Whole("page") ?? 1),
            Size = Math.Clamp(request.Whole("size") ?? size, 1, LargestPage),
            Sort = sort?.TrimStart('-'),
            Descending = sort?.StartsWith('-') == true
        };
    }

    /// <summary>What the filter form has sent under this name, or null.</summary>
    public string? Value(string name) => Query.GetValueOrDefault(Prefix + name)?.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>The same as a whole number; null when it is none.</summary>
    public int? Whole(string name) => int.TryParse(Value(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public string PageHref(int page) => Href(("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)));

    public string SizeHref(int size) => Href(("size", size.ToString(CultureInfo.InvariantCulture)), ("page", null));

    /// <summary>Sorts by this column; asked again, the other way round.</summary>
    public string SortHref(string key) => Href(("sort", Sort == key && !Descending ? "-" + key : key), ("page", null));

    /// <summary>The page without filters and sorting.</summary>
    public string ClearHref => Path;

    /// <summary>Another path with the filters and the sorting of this one: for exports of everything that is found.</summary>
    public string ExportHref(string path) => QueryHelpers.AddQueryString(path, Query.Remove(Prefix + "page").Remove(Prefix + "size")!);

    private string Href(params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var query = Query;
        foreach (var (name, value) in changes)
            query = value is null ? query.Remove(Prefix + name) : query.SetItem(Prefix + name, value);
        return QueryHelpers.AddQueryString(Path, query!);
    }
}
