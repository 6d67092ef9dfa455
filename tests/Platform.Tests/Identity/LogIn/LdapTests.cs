using System.Diagnostics;
using System.Net.Sockets;
using Anlan.Platform.Identity.LogIn;
using Microsoft.Extensions.Options;

namespace Anlan.Platform.Tests.Identity.LogIn;

/// <summary>Against a real slapd of Debian, private to the test.</summary>
public sealed class LdapTests : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("anlan-slapd-").FullName;
    readonly int port = FreePort();
    Process? server;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        await File.WriteAllTextAsync(Path.Combine(folder, "slapd.conf"), $"""
            include /etc/ldap/schema/core.schema
            include /etc/ldap/schema/cosine.schema
            include /etc/ldap/schema/inetorgperson.schema
            modulepath /usr/lib/ldap
            moduleload back_mdb
            pidfile {folder}/slapd.pid
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
        using var load = Process.Start(new ProcessStartInfo("/usr/sbin/slapadd", ["-f", $"{folder}/slapd.conf", "-l", $"{folder}/people.ldif"]) { RedirectStandardError = true })!;
        var complaints = await load.StandardError.ReadToEndAsync();
        await load.WaitForExitAsync();
        load.ExitCode.ShouldBe(0, complaints);
        server = Process.Start(new ProcessStartInfo("/usr/sbin/slapd", ["-d", "0", "-f", $"{folder}/slapd.conf", "-h", $"ldap://127.0.0.1:{port}"]) { RedirectStandardError = true })!;
        for (var attempt = 0; attempt < 100 && !await Answers(); attempt++) await Task.Delay(50);
    }

    [Theory]
    [InlineData("zhangwei", "Row 3 by the door", "Zhang Wei")]
    [InlineData("zhaolei", "another one", "zhaolei")] // no display name
    public async Task Name_and_password_that_belong_together_are_known(string name, string password, string displayName)
    {
        (await ByName().FindAsync(name, password, TestContext.Current.CancellationToken)).ShouldNotBeNull().DisplayName.ShouldBe(displayName);
        (await BySearch().FindAsync(name, password, TestContext.Current.CancellationToken)).ShouldNotBeNull().DisplayName.ShouldBe(displayName);
    }

    [Theory]
    [InlineData("zhangwei", "wrong")]
    [InlineData("zhangwei", "")] // would bind as nobody in particular, and succeed
    [InlineData("nobody", "Row 3 by the door")]
    [InlineData("zhang*", "Row 3 by the door")]
    [InlineData("*)(uid=zhangwei", "Row 3 by the door")]
    [InlineData("zhangwei,dc=example,dc=cn+uid=x", "Row 3 by the door")]
    [InlineData("", "Row 3 by the door")]
    public async Task Whatever_else_is_typed_is_nobody(string name, string password)
    {
        (await ByName().FindAsync(name, password, TestContext.Current.CancellationToken)).ShouldBeNull();
        (await BySearch().FindAsync(name, password, TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    [Fact]
    public async Task A_server_that_is_down_is_not_a_wrong_password() =>
        await Should.ThrowAsync<System.DirectoryServices.Protocols.LdapException>(() =>
            new LdapDirectory(Options.Create(new LdapOptions { Server = "127.0.0.1:1", UserDn = "uid={0},dc=example,dc=cn" })).FindAsync("zhangwei", "x", TestContext.Current.CancellationToken));

    LdapDirectory ByName() => new(Options.Create(new LdapOptions { Server = $"127.0.0.1:{port}", UserDn = "uid={0},dc=example,dc=cn" }));

    LdapDirectory BySearch() => new(Options.Create(new LdapOptions
    {
        Server = $"127.0.0.1:{port}",
        SearchBase = "dc=example,dc=cn",
        BindDn = "cn=admin,dc=example,dc=cn",
        BindPassword = "secret",
    }));

    async Task<bool> Answers()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            server.Kill();
            await server.WaitForExitAsync();
            server.Dispose();
        }
        Directory.Delete(folder, recursive: true);
    }
}
