using System.Security.Cryptography;

namespace Anlan.Platform.Keys.Ciphers;

/// <summary>
/// An authenticated cipher for single values. Its tag stands in every value, so several can be in use side by side. One that works in a cryptographic machine
/// (密码机, GM/T 0018) takes of the master key only its number.
/// </summary>
public abstract class FieldCipher
{
    protected const int NonceBytes = 12;
    protected const int TagBytes = 16;

    /// <summary>aes or sm4.</summary>
    public abstract string Tag { get; }

    /// <summary>Nonce, cipher text and authentication tag in one.</summary>
    /// <param name="bound">What is not part of the value but must be the same when it is opened.</param>
    public abstract byte[] Seal(MasterKey key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> bound);

    /// <exception cref="CryptographicException">Made with another key, for another place, or changed.</exception>
    public abstract byte[] Open(MasterKey key, ReadOnlySpan<byte> sealedValue, ReadOnlySpan<byte> bound);

    protected static void CheckLength(ReadOnlySpan<byte> sealedValue)
    {
        if (sealedValue.Length < NonceBytes + TagBytes) throw new AuthenticationTagMismatchException();
    }
}
