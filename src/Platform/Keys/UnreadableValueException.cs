using Anlan.Platform.Language;

namespace Anlan.Platform.Keys;

/// <summary>An encrypted value that cannot be opened. Says which column and which key, never what.</summary>
public sealed class UnreadableValueException(EncryptedColumn column, string madeWith, Bilingual reason)
    : Exception($"{column.Name}, encrypted with {madeWith}: {reason.En}")
{
    public Bilingual Reason { get; } = ($"{column.Name} 的一个值（{madeWith}）无法解密：{reason.Zh}。", $"A value of {column.Name} ({madeWith}) cannot be decrypted: {reason.En}.");
}
