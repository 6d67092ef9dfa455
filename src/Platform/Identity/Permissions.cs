using Anlan.Platform.Language;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Identity;

/// <summary>
/// What a reader may do, one word each. A role is a set of these (table <c>ident.role_claims</c>); an endpoint or page asks for one by its code,
/// which is also the name of its authorization policy. Each module adds its own. What ends in <see cref="ReadingSuffix"/> changes nothing.
/// </summary>
public static class Permissions
{
    /// <summary>The claim that carries a permission.</summary>
    public const string Claim = "permission";

    /// <summary>A screen that stays on keeps only permissions that end so.</summary>
    public const string ReadingSuffix = ".read";

    public const string ReadUsers = "users.read";
    public const string ManageUsers = "users.manage";
    public const string ManageRoles = "roles.manage";
    public const string ManageSessions = "sessions.manage";
    public const string ManageSecurity = "security.manage";
    public const string OpenKiosk = "kiosk.open";
    public const string ManageTokens = "tokens.manage";

    public static IServiceCollection AddPermission(this IServiceCollection services, string code, Bilingual name) =>
        services.AddSingleton(new Permission(code, name));
}

public sealed record Permission(string Code, Bilingual Name);
