using System.Text;

namespace Anlan.Platform.Identity.SecondFactor;

/// <summary>Bytes as letters and digits that can be typed (RFC 4648, clause 6), without padding: how authenticator apps take a secret.</summary>
internal static class Base32
{
    const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Write(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        int held = 0, bits = 0;
        foreach (var one in bytes)
        {
            held = held << 8 | one;
            for (bits += 8; bits >= 5; bits -= 5) text.Append(Characters[held >> bits - 5 & 31]);
        }
        if (bits > 0) text.Append(Characters[held << 5 - bits & 31]);
        return text.ToString();
    }
}
