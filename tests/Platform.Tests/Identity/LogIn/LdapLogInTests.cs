using System.Collections.Concurrent;
using Anlan.Platform.Identity;
using Anlan.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace Anlan.Platform.Tests.Identity.LogIn;

/// <summary>Log-in through the page by a real slapd over TLS.</summary>
public sealed class LdapLogInTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    [Fact]
    public async Task Whose_account_is_meant_for_the_directory_gets_in_over_TLS_and_not_with_a_certificate_nobody_trusts()
    {
        using PrivateAuthority authority = new(), another = new();
        await using var server = new Slapd(authority.Issue("127.0.0.1"));
        await server.StartAsync();

        await using (var site = Site(server, authority.Folder, new()))
        {
            var administrator = Visit(site);
            await administrator.SubmitLogIn("admin", DemonstrationAccounts.Password);
            (await administrator.Submit(await administrator.Page("/admin/users/new"), "new-user",
                ("Input.UserName", "zhangwei"), ("Input.DisplayName", "张伟"), ("Input.Provider", "ldap"))).Location.ShouldBe("/admin/users");
            (await Visit(site).SubmitLogIn("zhangwei", "Row 3 by the door")).Location.ShouldBe("/");
            (await Visit(site).SubmitLogIn("zhangwei", "wrong")).Text.ShouldContain("用户名或密码不正确");
        }

        var lines = new Lines();
        await using var misled = Site(server, another.Folder, lines);
        var failures = await SecurityEntries.CountAsync(app, "LogInFailed", "张伟");
        (await Visit(misled).SubmitLogIn("zhangwei", "Row 3 by the door")).Text.ShouldContain("用户名或密码不正确");
        lines.Said.ShouldContain(line => line.Contains($"The directory 127.0.0.1:{server.TlsPort} cannot be asked") && line.Contains("its certificate is of no trusted authority"));
        (await SecurityEntries.CountAsync(app, "LogInFailed", "张伟")).ShouldBe(failures + 1);
    }

    static Visitor Visit(WebApplicationFactory<Program> site) => new(site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true }));

    WebApplicationFactory<Program> Site(Slapd server, string authorities, Lines lines) => app.WithWebHostBuilder(host => host
        .UseSetting("Ldap:Server", $"127.0.0.1:{server.TlsPort}").UseSetting("Ldap:Ssl", "true").UseSetting("Ldap:CaFolder", authorities)
        .UseSetting("Ldap:UserDn", "uid={0},dc=example,dc=cn")
        .ConfigureLogging(logging => logging.AddProvider(lines)));

    sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Said { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Said.Enqueue($"{formatter(state, exception)} {exception?.Message}");

        public void Dispose() { }
    }
}
