using System.Security.Cryptography;

namespace Anlan.Platform.Identity;

/// <summary>A password to be read from a screen or a sheet once and changed at the first log-in: without letters and digits that look alike.</summary>
public static class OneTimePassword
{
    /// <summary>One that nobody has used by then opens nothing any more (ASVS 5.0, 6.4.1).</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    const string Characters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

    // Of each kind at least one: it has to pass the rules that the user's own will have to pass.
    internal static string New()
    {
        while (true)
            if (RandomNumberGenerator.GetString(Characters, 16) is var password && password.Any(char.IsUpper) && password.Any(char.IsLower) && password.Any(char.IsDigit))
                return password;
    }
}
