using Anlan.Platform.Identity.LogIn;
using Microsoft.Extensions.Options;

namespace Anlan.Platform.Tests.Identity.LogIn;

/// <summary>Against a real slapd of Debian, private to the test.</summary>
public sealed class LdapTests : IAsyncLifetime
{
    readonly Slapd server = new();

    public ValueTask InitializeAsync() => server.StartAsync();

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
    public async Task A_server_elsewhere_is_not_spoken_to_without_TLS() =>
        (await Should.ThrowAsync<System.DirectoryServices.Protocols.LdapException>(() =>
            new LdapDirectory(Options.Create(new LdapOptions { Server = "ldap.example.cn", UserDn = "uid={0},dc=example,dc=cn" })).FindAsync("zhangwei", "x", TestContext.Current.CancellationToken)))
        .Message.ShouldContain("passwords are not sent readable");

    [Fact]
    public async Task A_server_that_is_down_is_not_a_wrong_password() =>
        await Should.ThrowAsync<System.DirectoryServices.Protocols.LdapException>(() =>
            new LdapDirectory(Options.Create(new LdapOptions { Server = "127.0.0.1:1", UserDn = "uid={0},dc=example,dc=cn" })).FindAsync("zhangwei", "x", TestContext.Current.CancellationToken));

    LdapDirectory ByName() => new(Options.Create(new LdapOptions { Server = $"127.0.0.1:{server.Port}", UserDn = "uid={0},dc=example,dc=cn" }));

    LdapDirectory BySearch() => new(Options.Create(new LdapOptions
    {
        Server = $"127.0.0.1:{server.Port}",
        SearchBase = "dc=example,dc=cn",
        BindDn = "cn=admin,dc=example,dc=cn",
        BindPassword = "secret",
    }));

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
