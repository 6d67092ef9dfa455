using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace Anlan.Web.Shell;

/// <summary>A centre with the entries one reader may see; never empty.</summary>
public sealed record NavigationGroup(Centre Centre, IReadOnlyList<NavigationEntry> Entries);

/// <summary>What stands in the navigation of a reader: only what exists and what he may see.</summary>
public sealed class Navigation(IEnumerable<NavigationEntry> entries, IAuthorizationService authorization)
{
    /// <summary>The centres in their order. A reader who is not logged in sees none.</summary>
    public async Task<IReadOnlyList<NavigationGroup>> VisibleToAsync(ClaimsPrincipal reader)
    {
        if (reader.Identity is not { IsAuthenticated: true }) return [];

        var visible = new List<NavigationEntry>();
        foreach (var entry in entries)
            if (entry.Permission is null || (await authorization.AuthorizeAsync(reader, null, entry.Permission)).Succeeded)
                visible.Add(entry);

        return [.. visible
            .GroupBy(e => e.Centre)
            .OrderBy(g => g.Key.Order)
            .Select(g => new NavigationGroup(g.Key, [.. g.OrderBy(e => e.Order).ThenBy(e => e.Href, StringComparer.Ordinal)]))];
    }

    /// <summary>The entry the path belongs to: the longest one that is a whole-segment prefix of it.</summary>
    public static NavigationEntry? Current(IEnumerable<NavigationGroup> groups, string path) =>
        groups.SelectMany(g => g.Entries).Where(e => Covers(e.Href, path)).MaxBy(e => e.Href.Length);

    private static bool Covers(string href, string path) =>
        path.Equals(href, StringComparison.OrdinalIgnoreCase)
        || path.StartsWith(href.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase);
}
