using System.Security.Claims;
using Anlan.Platform.Jurisdictions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Anlan.Platform.Identity;

/// <summary>What the log-in cookie says of its owner. It is read anew from the database once a minute.</summary>
public static class ReaderClaims
{
    public const string DisplayNameClaim = "name";
    internal const string DivisionClaim = "division";
    internal const string MustChangePasswordClaim = "must_change_password";

    /// <summary>The id of the user who is logged in.</summary>
    /// <exception cref="InvalidOperationException">Nobody is logged in.</exception>
    public static Guid GetUserId(this ClaimsPrincipal reader) => reader.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
        ? Guid.Parse(id)
        : throw new InvalidOperationException("Nobody is logged in.");

    /// <summary>The name colleagues know, empty when nobody is logged in.</summary>
    public static string DisplayName(this ClaimsPrincipal reader) => reader.FindFirstValue(DisplayNameClaim) ?? "";

    public static bool May(this ClaimsPrincipal reader, string permission) => reader.HasClaim(Permissions.Claim, permission);

    /// <summary>The division in which he acts. Whoever has none said sees nothing.</summary>
    /// <exception cref="InvalidOperationException">Nobody is logged in, or the log-in does not say where.</exception>
    public static Jurisdiction Within(this ClaimsPrincipal reader) => reader.FindFirstValue(DivisionClaim) is { } code
        ? Jurisdiction.Of(code)
        : throw new InvalidOperationException("The log-in names no division.");

    public static bool MustChangePassword(this ClaimsPrincipal reader) => reader.HasClaim(c => c.Type == MustChangePasswordClaim);
}

internal sealed class ReaderClaimsFactory(UserManager<User> users, RoleManager<Role> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<User, Role>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(User user)
    {
        var claims = await base.GenerateClaimsAsync(user);
        claims.AddClaim(new(ReaderClaims.DisplayNameClaim, user.DisplayName));
        claims.AddClaim(new(ReaderClaims.DivisionClaim, user.Division));
        if (user.MustChangePassword)
            claims.AddClaim(new(ReaderClaims.MustChangePasswordClaim, "true"));
        return claims;
    }
}
