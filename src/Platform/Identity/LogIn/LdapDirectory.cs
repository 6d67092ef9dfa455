using System.DirectoryServices.Protocols;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;

namespace Anlan.Platform.Identity.LogIn;

/// <summary>The bureau's directory, from the settings <c>Ldap:…</c>. Off while no server is named.</summary>
public sealed class LdapOptions
{
    /// <summary>host or host:port.</summary>
    public string Server { get; set; } = "";

    /// <summary>ldaps. Without it and without StartTls passwords would cross the network readable: that is refused unless the server is on this machine.</summary>
    public bool Ssl { get; set; }

    public bool StartTls { get; set; }

    /// <summary>A folder with the certificates (PEM) of the authorities that alone are trusted; empty: those the system trusts.</summary>
    public string CaFolder { get; set; } = "";

    /// <summary>The entry of a user, such as <c>uid={0},ou=people,dc=example,dc=cn</c>; or else a search.</summary>
    public string UserDn { get; set; } = "";

    public string SearchBase { get; set; } = "";
    public string SearchFilter { get; set; } = "(uid={0})";

    /// <summary>Who searches; empty: anonymously.</summary>
    public string BindDn { get; set; } = "";
    public string BindPassword { get; set; } = "";

    public string DisplayNameAttribute { get; set; } = "displayName";

    /// <summary>Somebody whom the directory knows and the platform does not gets an account without a role.</summary>
    public bool CreateUnknown { get; set; }

    /// <summary>The division of accounts made so.</summary>
    public string Division { get; set; } = "";

    public int TimeoutSeconds { get; set; } = 5;

    public bool IsOn => Server.Length > 0;
}

/// <summary>Somebody the directory knows.</summary>
public sealed record LdapPerson(string Dn, string DisplayName);

/// <summary>Asks an LDAP server whether name and password belong together.</summary>
public sealed class LdapDirectory(IOptions<LdapOptions> options)
{
    readonly LdapOptions settings = options.Value;

    /// <exception cref="LdapException">The server cannot be reached.</exception>
    public Task<LdapPerson?> FindAsync(string name, string password, CancellationToken stop = default) =>
        // A bind without a password succeeds as nobody in particular.
        password.Length == 0 || name.Length == 0 ? Task.FromResult<LdapPerson?>(null) : Task.Run(() => Find(name, password), stop);

    (string Host, int Port) Server => settings.Server.Split(':') is [var name, var number] ? (name, int.Parse(number, null)) : (settings.Server, settings.Ssl ? 636 : 389);

    bool IsSecured => settings.Ssl || settings.StartTls;

    LdapPerson? Find(string name, string password)
    {
        try
        {
            return Ask(name, password);
        }
        catch (Exception trouble) when (IsSecured && trouble is LdapException { ErrorCode: 81 or 91 } or TlsOperationException) // server down, connect error
        {
            throw new LdapException(81, DoesAnswer()
                ? $"{settings.Server} answers, but TLS with it does not come about: its certificate is of no trusted authority (Ldap:CaFolder), of another name than this or out of date, or it speaks no TLS."
                : $"{settings.Server} does not answer.", trouble);
        }
    }

    // The library does not say why; this much can be told apart.
    bool DoesAnswer()
    {
        try
        {
            using var client = new TcpClient();
            return client.ConnectAsync(Server.Host, Server.Port).Wait(TimeSpan.FromSeconds(settings.TimeoutSeconds));
        }
        catch (AggregateException)
        {
            return false;
        }
    }

    LdapPerson? Ask(string name, string password)
    {
        if ((settings.UserDn.Length > 0 ? string.Format(null, settings.UserDn, InDn(name)) : Search(name)) is not { } dn) return null;
        using var connection = Connect();
        try
        {
            connection.Bind(new NetworkCredential(dn, password));
        }
        catch (LdapException refused) when (refused.ErrorCode is 49 or 32 or 53 or 34) // invalid credentials, no such object, unwilling, invalid DN
        {
            return null;
        }
        return new(dn, DisplayName(connection, dn) ?? name);
    }

    // Exactly one entry may fit: with two, whose password would it be?
    string? Search(string name)
    {
        using var connection = Connect();
        connection.Bind(new NetworkCredential(settings.BindDn, settings.BindPassword));
        var found = (SearchResponse)connection.SendRequest(
            new SearchRequest(settings.SearchBase, string.Format(null, settings.SearchFilter, InFilter(name)), SearchScope.Subtree, "1.1") { SizeLimit = 2 });
        return found.Entries.Count == 1 ? found.Entries[0].DistinguishedName : null;
    }

    string? DisplayName(LdapConnection connection, string dn)
    {
        try
        {
            var found = (SearchResponse)connection.SendRequest(new SearchRequest(dn, "(objectClass=*)", SearchScope.Base, settings.DisplayNameAttribute));
            return found.Entries.Count == 1 && found.Entries[0].Attributes[settings.DisplayNameAttribute] is { Count: > 0 } names ? names[0] as string : null;
        }
        catch (DirectoryOperationException)
        {
            return null; // he may log in, but not read his own entry
        }
    }

    LdapConnection Connect()
    {
        var (host, port) = Server;
        if (IsSecured) LdapLibrary.DemandGoodCertificates();
        else if (!IsThisMachine(host)) throw new LdapException($"{host} is not this machine and neither Ldap:Ssl nor Ldap:StartTls is set: passwords are not sent readable.");
        if (settings.CaFolder.Length > 0 && !Directory.Exists(settings.CaFolder)) throw new LdapException($"Ldap:CaFolder names {settings.CaFolder}, and that folder is not there.");
        var connection = new LdapConnection(new LdapDirectoryIdentifier(host, port)) { AuthType = AuthType.Basic, Timeout = TimeSpan.FromSeconds(settings.TimeoutSeconds) };
        try
        {
            var session = connection.SessionOptions;
            session.ProtocolVersion = 3;
            session.ReferralChasing = ReferralChasingOptions.None;
            if (IsSecured && settings.CaFolder.Length > 0)
            {
                if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException("Ldap:CaFolder");
                session.TrustedCertificatesDirectory = settings.CaFolder;
                session.StartNewTlsSessionContext();
            }
            if (settings.Ssl) session.SecureSocketLayer = true;
            else if (settings.StartTls)
            {
                NameServer(connection);
                session.StartTransportLayerSecurity(null);
            }
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // .NET names the server to the library with the first request; before that TLS would be started with whatever server the machine's own settings name.
    // This request never leaves the machine, because the library refuses its filter: one that did might still be under way there when TLS is asked for.
    static void NameServer(LdapConnection connection)
    {
        connection.AutoBind = false;
        try
        {
            connection.SendRequest(new SearchRequest("", "(", SearchScope.Base));
        }
        catch (LdapException refused) when (refused.ErrorCode == 87) // filter error
        {
        }
    }

    static bool IsThisMachine(string host) => host == "localhost" || IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address);

    // RFC 4514 and RFC 4515: what would otherwise end the value or widen the search.
    internal static string InDn(string value)
    {
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c == '\0') text.Append("\\00");
            else if (",+\"\\<>;=#".Contains(c) || c == ' ' && (i == 0 || i == value.Length - 1)) text.Append('\\').Append(c);
            else text.Append(c);
        }
        return text.ToString();
    }

    internal static string InFilter(string value) =>
        string.Concat(value.Select(c => c is '*' or '(' or ')' or '\\' or '\0' ? $"\\{(int)c:x2}" : c.ToString()));
}
