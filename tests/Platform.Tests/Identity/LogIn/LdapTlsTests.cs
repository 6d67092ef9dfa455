using System.DirectoryServices.Protocols;
using System.Runtime.InteropServices;
using Anlan.Platform.Identity.LogIn;
using Microsoft.Extensions.Options;

namespace Anlan.Platform.Tests.Identity.LogIn;

/// <summary>A real slapd of Debian with a certificate of an authority made for the test.</summary>
public sealed class LdapTlsTests : IDisposable
{
    const string Password = "Row 3 by the door", TlsFailed = "answers, but TLS with it does not come about";
    readonly PrivateAuthority authority = new(), another = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Over_TLS_with_a_certificate_of_the_trusted_authority_passwords_are_checked(bool ssl)
    {
        await using var server = await Started("127.0.0.1");
        foreach (var bySearch in new[] { true, false })
        {
            var directory = Directory(server, "127.0.0.1", ssl, authority.Folder, bySearch);
            (await directory.FindAsync("zhangwei", Password, TestContext.Current.CancellationToken)).ShouldNotBeNull().DisplayName.ShouldBe("Zhang Wei");
            (await directory.FindAsync("zhangwei", "wrong", TestContext.Current.CancellationToken)).ShouldBeNull();
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Many_at_the_same_moment_get_in_over_TLS(bool ssl)
    {
        await using var server = await Started("127.0.0.1");
        var directory = Directory(server, "127.0.0.1", ssl, authority.Folder);
        for (var round = 0; round < 3; round++)
            (await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => directory.FindAsync("zhangwei", Password, TestContext.Current.CancellationToken)))).ShouldAllBe(person => person != null);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_certificate_of_an_authority_nobody_has_named_is_refused(bool ssl)
    {
        await using var server = await Started("127.0.0.1");
        (await ShouldRefuse(Directory(server, "127.0.0.1", ssl, another.Folder))).ShouldContain(TlsFailed);
        (await ShouldRefuse(Directory(server, "127.0.0.1", ssl, ""))).ShouldContain(TlsFailed); // those the system trusts
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_certificate_of_another_host_is_refused(bool ssl)
    {
        await using var server = await Started("ldap.example.cn");
        (await ShouldRefuse(Directory(server, "127.0.0.1", ssl, authority.Folder))).ShouldContain(TlsFailed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_certificate_that_has_expired_is_refused(bool ssl)
    {
        await using var server = await Started("127.0.0.1", validForDays: -1);
        (await ShouldRefuse(Directory(server, "127.0.0.1", ssl, authority.Folder))).ShouldContain(TlsFailed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_that_speaks_no_TLS_where_it_is_asked_for_gets_no_password(bool ssl)
    {
        await using var server = new Slapd();
        await server.StartAsync();
        (await ShouldRefuse(new(Options.Create(new LdapOptions { Server = $"127.0.0.1:{server.Port}", Ssl = ssl, StartTls = !ssl, UserDn = "uid={0},dc=example,dc=cn" })))).ShouldContain(TlsFailed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Settings_of_the_machine_that_take_any_certificate_do_not_count(bool ssl)
    {
        await using var server = await Started("127.0.0.1");
        const int RequireCertificate = 0x6006;
        var never = 0; // TLS_REQCERT never
        SetOption(0, RequireCertificate, ref never).ShouldBe(0);
        (await ShouldRefuse(Directory(server, "127.0.0.1", ssl, another.Folder))).ShouldContain(TlsFailed);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_told_from_one_with_a_bad_certificate() =>
        (await ShouldRefuse(new(Options.Create(new LdapOptions { Server = $"127.0.0.1:{PrivateServer.FreePort()}", Ssl = true, UserDn = "uid={0},dc=example,dc=cn" })))).ShouldContain("does not answer");

    [Fact]
    public async Task A_folder_of_authorities_that_is_not_there_is_said_to_be_missing() =>
        (await ShouldRefuse(new(Options.Create(new LdapOptions { Server = "localhost:1", Ssl = true, CaFolder = "/nowhere", UserDn = "uid={0}" })))).ShouldContain("/nowhere");

    async Task<Slapd> Started(string host, int validForDays = 30)
    {
        var server = new Slapd(authority.Issue(host, validForDays));
        await server.StartAsync();
        return server;
    }

    static LdapDirectory Directory(Slapd server, string host, bool ssl, string authorities, bool bySearch = false) => new(Options.Create(new LdapOptions
    {
        Server = $"{host}:{(ssl ? server.TlsPort : server.Port)}",
        Ssl = ssl,
        StartTls = !ssl,
        CaFolder = authorities,
        UserDn = bySearch ? "" : "uid={0},dc=example,dc=cn",
        SearchBase = "dc=example,dc=cn",
        BindDn = "cn=admin,dc=example,dc=cn",
        BindPassword = "secret",
    }));

    static async Task<string> ShouldRefuse(LdapDirectory directory)
    {
        var trouble = await Should.ThrowAsync<LdapException>(() => directory.FindAsync("zhangwei", Password, TestContext.Current.CancellationToken));
        return trouble.Message;
    }

    [DllImport("libldap-2.5.so.0", EntryPoint = "ldap_set_option")]
    static extern int SetOption(nint connection, int option, ref int value);

    public void Dispose()
    {
        authority.Dispose();
        another.Dispose();
    }
}
