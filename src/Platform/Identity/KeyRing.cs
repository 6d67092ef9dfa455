using System.Xml.Linq;
using Anlan.Platform.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Anlan.Platform.Identity;

/// <summary>Keeps the keys of cookies and form tokens in the database. Whoever reads that table can forge a log-in, as can whoever reads the password hashes beside it.</summary>
internal sealed class KeyRing(AnlanDatabase database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = database.Accounts.CreateCommand("select xml from ident.data_protection_keys order by created_at");
        using var rows = command.ExecuteReader();
        var keys = new List<XElement>();
        while (rows.Read())
            keys.Add(XElement.Parse(rows.GetString(0)));
        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = database.Accounts.CreateCommand("insert into ident.data_protection_keys (name, xml) values ($1, $2)");
        command.Parameters.Add(new() { Value = friendlyName });
        command.Parameters.Add(new() { Value = element.ToString(SaveOptions.DisableFormatting) });
        command.ExecuteNonQuery();
    }
}
