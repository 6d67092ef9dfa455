using System.Security.Claims;
using Anlan.Platform.Jurisdictions;

namespace Anlan.Platform.Identity;

/// <summary>What is known of whoever is logged in. It is read anew from the database every few seconds.</summary>
public static class ReaderClaims
{
    public const string DisplayNameClaim = "name";
    internal const string DivisionClaim = "division";
    internal const string MustChangePasswordClaim = "must_change_password";
    internal const string MustEnrolClaim = "must_enrol";
    internal const string SessionClaim = "session";
    internal const string ConfirmedClaim = "confirmed_at";
    internal const string OnBehalfOfClaim = "on_behalf_of";
    internal const string KioskClaim = "kiosk";

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

    /// <summary>Of whom he has a role for the time of an absence; null when he acts for himself.</summary>
    public static string? OnBehalfOf(this ClaimsPrincipal reader) => reader.FindFirstValue(OnBehalfOfClaim);

    /// <summary>The session he is in.</summary>
    /// <exception cref="InvalidOperationException">Nobody is logged in.</exception>
    public static Guid GetSessionId(this ClaimsPrincipal reader) => reader.FindFirstValue(SessionClaim) is { } id
        ? Guid.Parse(id)
        : throw new InvalidOperationException("Nobody is logged in.");

    /// <summary>Whether the session is a screen that stays on and only reads.</summary>
    public static bool IsKiosk(this ClaimsPrincipal reader) => reader.HasClaim(c => c.Type == KioskClaim);

    /// <summary>Whether he has shown by password or code within these minutes that it is he.</summary>
    public static bool HasConfirmed(this ClaimsPrincipal reader, DateTimeOffset now, int minutes) =>
        long.TryParse(reader.FindFirstValue(ConfirmedClaim), out var at) && now - DateTimeOffset.FromUnixTimeSeconds(at) < TimeSpan.FromMinutes(minutes);

    internal static bool MustEnrol(this ClaimsPrincipal reader) => reader.HasClaim(c => c.Type == MustEnrolClaim);

    public static bool MustChangePassword(this ClaimsPrincipal reader) => reader.HasClaim(c => c.Type == MustChangePasswordClaim);
}
