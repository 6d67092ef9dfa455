using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Anlan.Platform.Keys;

/// <summary>One generation of the master key. It encrypts nothing itself: every use has a key of its own, derived by HKDF-SHA-256.</summary>
/// <param name="id">k1, k2 …: stands before every value made with it.</param>
public sealed class MasterKey(string id, DateTimeOffset createdAt, byte[] secret)
{
    public const int Bytes = 32;

    readonly ConcurrentDictionary<(string, int), byte[]> derived = [];

    public string Id { get; } = id;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    /// <summary>Tells this key from every other and gives nothing of it away.</summary>
    public string Fingerprint => Convert.ToHexStringLower(Derive("fingerprint", 8));

    internal int Number => int.Parse(Id.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);

    internal ReadOnlySpan<byte> Secret => secret;

    /// <summary>The key for one purpose. The same purpose gives the same key on every node.</summary>
    internal byte[] Derive(string purpose, int bytes) => derived.GetOrAdd((purpose, bytes), (wanted, master) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, master, wanted.Item2, salt: null, Encoding.UTF8.GetBytes("anlan " + wanted.Item1)), secret);
}
