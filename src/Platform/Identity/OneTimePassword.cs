using System.Security.Cryptography;

namespace Anlan.Platform.Identity;

/// <summary>A password to be read from a screen or a sheet once and changed at the first log-in: without letters and digits that look alike.</summary>
internal static class OneTimePassword
{
    const string Characters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

    public static string New() => RandomNumberGenerator.GetString(Characters, 16);
}
