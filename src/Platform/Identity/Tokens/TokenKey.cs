using System.Security.Cryptography;
using System.Text;

namespace Anlan.Platform.Identity.Tokens;

/// <summary>The secret of a token: 256 random bits behind a beginning by which scanners find keys that were left lying about.</summary>
public static class TokenKey
{
    public const string Prefix = "anlan_";

    const int Bytes = 32;

    public static string New() => Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Whether a text has the shape of a key; others are not looked up.</summary>
    public static bool IsKey(string text) => text.Length == Prefix.Length + 2 * Bytes && text.StartsWith(Prefix, StringComparison.Ordinal) && text.AsSpan(Prefix.Length).IndexOfAnyExcept("0123456789abcdef") < 0;

    // No salt and no slow hash: there is nothing to guess in 256 random bits.
    public static byte[] Digest(string key) => SHA256.HashData(Encoding.ASCII.GetBytes(key));
}
