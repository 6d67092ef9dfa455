using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace Anlan.Platform.Keys.Ciphers;

/// <summary>SM4-GCM (GB/T 32907-2016; RFC 8998), for installations that are assessed by GB/T 39786. In software, and slower than AES, which processors help with.</summary>
public sealed class Sm4GcmCipher : FieldCipher
{
    const int KeyBytes = 16;

    public override string Tag => "sm4";

    public override byte[] Seal(MasterKey key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> bound)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        return [.. nonce, .. Run(encrypt: true, KeyOf(key), nonce, plain.ToArray(), bound.ToArray())];
    }

    public override byte[] Open(MasterKey key, ReadOnlySpan<byte> sealedValue, ReadOnlySpan<byte> bound)
    {
        CheckLength(sealedValue);
        try
        {
            return Run(encrypt: false, KeyOf(key), sealedValue[..NonceBytes].ToArray(), sealedValue[NonceBytes..].ToArray(), bound.ToArray());
        }
        catch (InvalidCipherTextException)
        {
            throw new AuthenticationTagMismatchException();
        }
    }

    /// <summary>Cipher text and tag, or the plain text of both.</summary>
    internal static byte[] Run(bool encrypt, byte[] key, byte[] nonce, byte[] input, byte[] bound)
    {
        var cipher = new GcmBlockCipher(new SM4Engine());
        cipher.Init(encrypt, new AeadParameters(new KeyParameter(key), TagBytes * 8, nonce, bound));
        var output = new byte[cipher.GetOutputSize(input.Length)];
        var length = cipher.ProcessBytes(input, 0, input.Length, output, 0);
        cipher.DoFinal(output, length);
        return output;
    }

    static byte[] KeyOf(MasterKey key) => key.Derive("field sm4-gcm", KeyBytes);
}
