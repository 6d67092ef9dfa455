using System.Security.Cryptography;
using System.Text;

namespace Anlan.Platform.Identity.SecondFactor;

/// <summary>Takes the place of the device once, when it is lost: ABCD-EFGH-JKLM. 60 random bits, so a plain digest is enough to keep it by.</summary>
internal static class RecoveryCode
{
    public const int Count = 10;
    const string Characters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public static string New()
    {
        var text = RandomNumberGenerator.GetString(Characters, 12);
        return $"{text[..4]}-{text[4..8]}-{text[8..]}";
    }

    /// <summary>People leave out the dashes or type small letters.</summary>
    public static byte[] Digest(string typed) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant()));

    public static bool LooksLikeOne(string typed) => typed.Count(char.IsAsciiLetterOrDigit) == 12;
}
