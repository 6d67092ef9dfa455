using System.Security.Cryptography;

namespace Anlan.Platform.Keys;

/// <summary>
/// HMAC-SHA-256 over something that leaves the database, such as the head of the log written to a file: whoever has the file but not the key folder cannot
/// make another one that fits.
/// </summary>
public sealed class KeyedDigest(MasterKeys keys)
{
    /// <summary><c>k1:hex</c></summary>
    /// <param name="purpose">Keeps digests of different things apart: "log head".</param>
    public string Of(string purpose, ReadOnlySpan<byte> content) => Of(keys.Newest, purpose, content);

    public bool Fits(string digest, string purpose, ReadOnlySpan<byte> content) =>
        digest.Split(':') is [var id, _] && keys.Find(id) is { } key
        && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(Of(key, purpose, content)), System.Text.Encoding.UTF8.GetBytes(digest));

    static string Of(MasterKey key, string purpose, ReadOnlySpan<byte> content) =>
        $"{key.Id}:{Convert.ToHexStringLower(HMACSHA256.HashData(key.Derive($"digest {purpose}", 32), content))}";
}
