using System.Security.Cryptography;

namespace Anlan.Platform.Keys.Ciphers;

/// <summary>AES-256-GCM with a random nonce: good for some four thousand million values under one generation of the key.</summary>
public sealed class AesGcmCipher : FieldCipher
{
    const int KeyBytes = 32;

    public override string Tag => "aes";

    public override byte[] Seal(MasterKey key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> bound)
    {
        var value = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(value.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(KeyOf(key), TagBytes);
        aes.Encrypt(value.AsSpan(0, NonceBytes), plain, value.AsSpan(NonceBytes, plain.Length), value.AsSpan(NonceBytes + plain.Length), bound);
        return value;
    }

    public override byte[] Open(MasterKey key, ReadOnlySpan<byte> sealedValue, ReadOnlySpan<byte> bound)
    {
        CheckLength(sealedValue);
        var plain = new byte[sealedValue.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(KeyOf(key), TagBytes);
        aes.Decrypt(sealedValue[..NonceBytes], sealedValue[NonceBytes..^TagBytes], sealedValue[^TagBytes..], plain, bound);
        return plain;
    }

    static byte[] KeyOf(MasterKey key) => key.Derive("field aes-256-gcm", KeyBytes);
}
