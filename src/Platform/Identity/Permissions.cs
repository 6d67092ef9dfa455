using Anlan.Platform.Language;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Identity;

/// <summary>
/// What a reader may do, one word each. A role is a set of these (table <c>ident.role_claims</c>); an endpoint or page asks for one by its code,
/// which is also the name of its authorization policy. Each module adds its own.
/// </summary>
public static class Permissions
{
    /// <summary>The claim that carries a permission in the log-in cookie.</summary>
    public const string Claim = "permission";

    public const string ManageUsers = "users.manage";

    public static IServiceCollection AddPermission(this IServiceCollection services, string code, Bilingual name) =>
        services.AddSingleton(new Permission(code, name));
}

public sealed record Permission(string Code, Bilingual Name);
