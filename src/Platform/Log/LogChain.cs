using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Anlan.Platform.Log;

/// <summary>How entries hang together. The same sums are in <c>log.seal</c> and in <c>deploy/verify-log.py</c>.</summary>
public static class LogChain
{
    /// <summary>What stands before the first entry.</summary>
    public static string Beginning { get; } = new('0', 64);

    public static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>The hash of the entry with this number and digest after the hash before it; in lower-case hexadecimal.</summary>
    public static string Link(string before, long seq, byte[] digest) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{before} {seq} {Convert.ToHexStringLower(digest)}"))));
}

/// <summary>A place in the chain.</summary>
public sealed record LogHead(long Seq, string Hash, DateTimeOffset At);
