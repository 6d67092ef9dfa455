using Anlan.Platform.Identity;
using Anlan.Platform.Language;
using Anlan.Web.Shell;

namespace Anlan.Web.Account.Roles;

/// <summary>The permissions of the program under the centre whose pages ask for them, and those that only the database knows.</summary>
sealed record PermissionGroup(Bilingual Name, IReadOnlyList<Permission> Permissions)
{
    public static IReadOnlyList<PermissionGroup> Of(IEnumerable<Permission> known, IEnumerable<NavigationEntry> entries, IEnumerable<string> given)
    {
        var centres = entries.Where(e => e.Permission is not null).GroupBy(e => Prefix(e.Permission!)).ToDictionary(g => g.Key, g => g.First().Centre);
        var permissions = known.DistinctBy(p => p.Code).ToList();
        var unknown = given.Except(permissions.Select(p => p.Code)).Order(StringComparer.Ordinal).Select(code => new Permission(code, new("程序不认识的权限", "Not known to the program"))).ToList();
        var groups = permissions.GroupBy(p => centres.GetValueOrDefault(Prefix(p.Code), Centre.System)).OrderBy(g => g.Key.Order)
            .Select(g => new PermissionGroup(g.Key.Name, [.. g.OrderBy(p => p.Code, StringComparer.Ordinal)]));
        return [.. unknown.Count == 0 ? groups : groups.Append(new(new("程序不认识", "Not known to the program"), unknown))];
    }

    static string Prefix(string code) => code.Split('.')[0];
}
