using System.Security.Cryptography;
using System.Text;
using Anlan.Platform.Keys.Ciphers;

namespace Anlan.Platform.Keys;

/// <summary>Encrypts and decrypts single values, and makes the blind index by which they are found.</summary>
/// <param name="cipher">For new values; old ones are opened with the cipher that made them.</param>
public sealed class FieldEncryption(MasterKeys keys, IEnumerable<FieldCipher> ciphers, FieldCipher cipher)
{
    const int IndexBytes = 16;

    readonly Dictionary<string, FieldCipher> ciphers = ciphers.ToDictionary(c => c.Tag);

    /// <summary>What stands before the values that are made now: <c>k2.aes</c>.</summary>
    public string MadeWith => $"{keys.Newest.Id}.{cipher.Tag}";

    public EncryptedText Encrypt(EncryptedColumn column, string text) => EncryptWith(keys.Newest, column, text);

    internal EncryptedText EncryptWith(MasterKey key, EncryptedColumn column, string text)
    {
        var madeWith = $"{key.Id}.{cipher.Tag}";
        return new($"{madeWith}:{Convert.ToBase64String(cipher.Seal(key, Encoding.UTF8.GetBytes(text), Bound(madeWith, column)))}");
    }

    /// <exception cref="UnreadableValueException">The key is missing, the value was changed, or it belongs to another column.</exception>
    public string Decrypt(EncryptedColumn column, EncryptedText text)
    {
        var madeWith = text.MadeWith;
        if (madeWith.Split('.') is not [var id, var tag] || !ciphers.TryGetValue(tag, out var made))
            throw new UnreadableValueException(column, madeWith, ("它不是本系统的密文", "it is no value of this platform"));
        var key = keys.Find(id) ?? throw new UnreadableValueException(column, madeWith, ($"密钥目录中没有 {id}", $"the key folder has no {id}"));
        try
        {
            return Encoding.UTF8.GetString(made.Open(key, Convert.FromBase64String(text.Value[(madeWith.Length + 1)..]), Bound(madeWith, column)));
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException)
        {
            throw new UnreadableValueException(column, madeWith, ("内容被改动、来自其他列或由其他密钥加密", "it was changed, comes from another column or was made with another key"));
        }
    }

    /// <summary>The masked form; of a value that cannot be read, only that there is one.</summary>
    public string Mask(EncryptedColumn column, EncryptedText text)
    {
        try
        {
            return column.Mask(Decrypt(column, text));
        }
        catch (UnreadableValueException)
        {
            return "******";
        }
    }

    /// <summary>What the index column holds for this text: the same for the same tidy text, and of no use without the key.</summary>
    public string Index(EncryptedColumn column, string text) => Index(keys.Newest, column, text);

    /// <summary>All that the index column may hold for this text, one for each generation: <c>where phone_index = any($1)</c>.</summary>
    public string[] IndexCandidates(EncryptedColumn column, string text) => [.. keys.All.Select(key => Index(key, column, text))];

    static string Index(MasterKey key, EncryptedColumn column, string text)
    {
        var digest = HMACSHA256.HashData(key.Derive($"index {column.Name}", 32), Encoding.UTF8.GetBytes(column.Tidy(text)));
        return $"{key.Id}:{Convert.ToBase64String(digest.AsSpan(0, IndexBytes))}";
    }

    static byte[] Bound(string madeWith, EncryptedColumn column) => Encoding.UTF8.GetBytes($"{madeWith}|{column.Name}");
}
