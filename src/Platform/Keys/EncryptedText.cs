using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Anlan.Platform.Keys;

/// <summary>
/// A value as the database holds it: <c>k1.aes:base64</c>. A row that is read is not decrypted by that; whoever needs the text asks <see cref="FieldEncryption"/>,
/// and whoever only shows it asks for the masked form.
/// </summary>
public readonly record struct EncryptedText(string Value)
{
    /// <summary>The generation of the key and the cipher: <c>k1.aes</c>.</summary>
    public string MadeWith => Value.IndexOf(':') is > 0 and var end ? Value[..end] : "";

    /// <summary>Nothing readable goes into logs and messages.</summary>
    public override string ToString() => MadeWith + ":…";
}

sealed class EncryptedTextConverter() : ValueConverter<EncryptedText, string>(text => text.Value, value => new EncryptedText(value));

public static class EncryptedTextColumns
{
    /// <summary>To be called in <c>ConfigureConventions</c>: properties of type <see cref="EncryptedText"/> become text columns.</summary>
    public static void UseEncryptedText(this ModelConfigurationBuilder configuration) =>
        configuration.Properties<EncryptedText>().HaveConversion<EncryptedTextConverter>();
}
