using System.Security.Cryptography.X509Certificates;

namespace Anlan.Platform.Tests.Identity.LogIn;

/// <summary>A slapd of Debian with two people, private to a test; with a certificate it also speaks TLS, on the same port when asked and on another always.</summary>
sealed class Slapd(X509Certificate2? certificate = null) : IAsyncDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("anlan-slapd-").FullName;
    PrivateServer? server;

    public int Port { get; } = PrivateServer.FreePort();
    public int TlsPort { get; } = PrivateServer.FreePort();

    public async ValueTask StartAsync()
    {
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        var tls = "";
        if (certificate is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "server.pem"), certificate.ExportCertificatePem());
            await File.WriteAllTextAsync(Path.Combine(folder, "server.key"), certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
            tls = $"TLSCertificateFile {folder}/server.pem\nTLSCertificateKeyFile {folder}/server.key\nsecurity simple_bind=128"; // a password sent readable is refused
        }
        await File.WriteAllTextAsync(Path.Combine(folder, "slapd.conf"), $"""
            include /etc/ldap/schema/core.schema
            include /etc/ldap/schema/cosine.schema
            include /etc/ldap/schema/inetorgperson.schema
            modulepath /usr/lib/ldap
            moduleload back_mdb
            pidfile {folder}/slapd.pid
            {tls}
            database mdb
            maxsize 10485760
            suffix "dc=example,dc=cn"
            rootdn "cn=admin,dc=example,dc=cn"
            rootpw secret
            directory {folder}/data
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "people.ldif"), """
            dn: dc=example,dc=cn
            objectClass: dcObject
            objectClass: organization
            o: example
            dc: example

            dn: uid=zhangwei,dc=example,dc=cn
            objectClass: inetOrgPerson
            uid: zhangwei
            cn: Zhang Wei
            sn: Zhang
            displayName: Zhang Wei
            userPassword: Row 3 by the door

            dn: uid=zhaolei,dc=example,dc=cn
            objectClass: inetOrgPerson
            uid: zhaolei
            cn: Zhao Lei
            sn: Zhao
            userPassword: another one
            """);
        await PrivateServer.RunAsync("/usr/sbin/slapadd", "-f", $"{folder}/slapd.conf", "-l", $"{folder}/people.ldif");
        var addresses = $"ldap://127.0.0.1:{Port}" + (certificate is null ? "" : $" ldaps://127.0.0.1:{TlsPort}");
        server = await PrivateServer.StartAsync(Port, "/usr/sbin/slapd", "-d", "0", "-f", $"{folder}/slapd.conf", "-h", addresses);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
