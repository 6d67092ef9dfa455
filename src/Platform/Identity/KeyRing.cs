using System.Xml.Linq;
using Anlan.Platform.Keys;
using Anlan.Platform.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Anlan.Platform.Identity;

/// <summary>Keeps the keys of cookies and form tokens in the database, encrypted as a whole with the master key: a copy of the database does not let anybody in.</summary>
internal sealed class KeyRing(AnlanDatabase database, FieldEncryption fields) : IXmlRepository
{
    internal static readonly EncryptedColumn Column = new("ident.data_protection_keys", "xml") { Key = "name" };

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var keys = new List<XElement>();
        var readable = new List<(string Name, string Xml)>();
        using (var command = database.Accounts.CreateCommand("select name, xml from ident.data_protection_keys order by created_at"))
        using (var rows = command.ExecuteReader())
            while (rows.Read())
            {
                var xml = rows.GetString(1);
                if (xml.StartsWith('<')) readable.Add((rows.GetString(0), xml)); // as versions before the master key kept them
                else xml = fields.Decrypt(Column, new(xml));
                keys.Add(XElement.Parse(xml));
            }
        foreach (var (name, xml) in readable) Run("update ident.data_protection_keys set xml = $2 where name = $1", name, xml);
        return keys;
    }

    public void StoreElement(XElement element, string friendlyName) =>
        Run("insert into ident.data_protection_keys (name, xml) values ($1, $2)", friendlyName, element.ToString(SaveOptions.DisableFormatting));

    void Run(string sql, string name, string xml)
    {
        using var command = database.Accounts.CreateCommand(sql);
        command.Parameters.Add(new() { Value = name });
        command.Parameters.Add(new() { Value = fields.Encrypt(Column, xml).Value });
        command.ExecuteNonQuery();
    }
}

/// <summary>Leaves a key as it is on its way to <see cref="KeyRing"/>, which encrypts it; with none the framework would warn that nobody does.</summary>
internal sealed class EncryptedByTheKeyRing : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(new XElement("unencryptedKey", plaintextElement), typeof(NullXmlDecryptor));
}
