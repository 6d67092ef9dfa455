using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Anlan.Host;
using Anlan.Platform.Certificates;
using Anlan.Platform.Keys;
using Anlan.Platform.Starting;
using Anlan.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

#pragma warning disable CA1416 // The platform runs on Linux.
namespace Anlan.Platform.Tests.Certificates;

/// <summary>A server that listens as the platform does, asked by a client that trusts only the root it was given.</summary>
public sealed class HttpsTests : IDisposable
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    readonly TestKeys keys = new();
    readonly TestClock clock = new();

    [Fact]
    public async Task A_device_that_trusts_the_root_speaks_http_2_with_the_server_by_name_and_by_address()
    {
        await using var site = await ServeAsync();
        using var client = Trusting(site.Root);
        foreach (var host in (string[])["localhost", "127.0.0.1"])
        {
            using var answer = await client.SendAsync(new(HttpMethod.Get, $"https://{host}:{site.Port}/") { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact }, Stop);
            (await answer.Content.ReadAsStringAsync(Stop)).ShouldBe("HTTP/2 https");
        }
    }

    [Fact]
    public async Task A_device_that_does_not_trust_the_root_is_warned()
    {
        await using var site = await ServeAsync();
        using var others = new TestKeys();
        using var client = Trusting(new OwnRoot(new(others.Path), clock));
        await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync($"https://localhost:{site.Port}/", Stop));
    }

    [Fact]
    public async Task Old_versions_of_tls_are_refused()
    {
        await using var site = await ServeAsync();
        using var tcp = new TcpClient();
        await tcp.ConnectAsync("localhost", site.Port, Stop);
        await using var tls = new System.Net.Security.SslStream(tcp.GetStream(), false, (_, _, _, _) => true);
#pragma warning disable SYSLIB0039 // what is tried is the old version
        await Should.ThrowAsync<Exception>(() => tls.AuthenticateAsClientAsync(new() { TargetHost = "localhost", EnabledSslProtocols = SslProtocols.Tls11 }, Stop));
#pragma warning restore SYSLIB0039
    }

    [Fact]
    public void The_root_stays_the_same_and_only_its_owner_may_read_it()
    {
        var first = new OwnRoot(new(keys.Path), clock).Public;
        new OwnRoot(new(keys.Path), clock).Public.ShouldBe(first);
        File.GetUnixFileMode(Path.Combine(keys.Path, "root.pem")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        X509CertificateLoader.LoadCertificate(first).HasPrivateKey.ShouldBeFalse();
    }

    [Fact]
    public void The_start_tells_the_fingerprint_with_which_devices_compare_theirs()
    {
        var root = new OwnRoot(new(keys.Path), clock).Fingerprint;
        Printed(["http://127.0.0.1:5080", "https://[::]:5443"], root).ShouldContain(root);
        Printed(["http://127.0.0.1:5080"], root).ShouldNotContain(root);
        Printed(["https://[::]:5443"], null).ShouldNotContain("SHA-256");

        static string Printed(string[] addresses, string? fingerprint)
        {
            var output = new StringWriter();
            Welcome.PrintAddress(output, addresses, fingerprint);
            return output.ToString();
        }
    }

    [Fact]
    public void A_password_reset_at_the_machine_is_said_to_be_for_one_time_and_for_how_long()
    {
        var output = new StringWriter();
        Welcome.PrintOneTimePassword(output, "zhangwei", "Xy7Secret");
        output.ToString().ShouldContain("zhangwei 的一次性密码（只显示这一次，7 天内有效");
        output.ToString().ShouldContain("good for 7 days");
        output.ToString().ShouldContain("\n  Xy7Secret\n");
    }

    [Fact]
    public void The_certificate_is_renewed_a_month_before_it_expires()
    {
        var certificates = Certificates();
        var first = certificates.Current.TargetCertificate.SerialNumber;
        clock.Advance(TimeSpan.FromDays(360));
        certificates.Current.TargetCertificate.SerialNumber.ShouldBe(first);
        clock.Advance(TimeSpan.FromDays(10));
        certificates.Current.TargetCertificate.SerialNumber.ShouldNotBe(first);
    }

    [Fact]
    public void A_given_certificate_is_used_and_read_again_when_its_file_changes()
    {
        var pem = Path.Combine(keys.Path, "given.pem");
        Write("first.example");
        var certificates = Certificates(("ANLAN_CERTIFICATE", pem));
        certificates.IsGiven.ShouldBeTrue();
        certificates.Current.TargetCertificate.Subject.ShouldBe("CN=first.example");
        Write("second.example");
        File.SetLastWriteTimeUtc(pem, File.GetLastWriteTimeUtc(pem).AddSeconds(5));
        certificates.Current.TargetCertificate.Subject.ShouldBe("CN=second.example");

        File.WriteAllText(pem, "-----BEGIN CERTIFICATE-----\nrubbish\n-----END CERTIFICATE-----\n");
        File.SetLastWriteTimeUtc(pem, File.GetLastWriteTimeUtc(pem).AddSeconds(9));
        certificates.Current.TargetCertificate.Subject.ShouldBe("CN=second.example"); // better the old one than none

        void Write(string name)
        {
            using var issued = new OwnRoot(new(keys.Path), clock).Issue([name], []);
            File.WriteAllText(pem, issued.ExportCertificatePem() + "\n" + issued.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem() + "\n");
        }
    }

    [Fact]
    public void A_given_certificate_that_cannot_be_used_stops_the_start_with_its_name()
    {
        var pem = Path.Combine(keys.Path, "broken.pem");
        File.WriteAllText(pem, "-----BEGIN CERTIFICATE-----\nrubbish\n-----END CERTIFICATE-----\n");
        Should.Throw<CannotStartException>(() => Certificates(("ANLAN_CERTIFICATE", pem)).Current).Reason.Zh.ShouldContain("broken.pem");
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://192.168.1.2:5080")]
    public void Plain_http_that_others_could_reach_is_refused(string url) =>
        Should.Throw<CannotStartException>(() => Listening.Check(Settings((Listening.Http, url)))).Reason.En.ShouldContain("HTTPS");

    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://localhost:5080")]
    [InlineData("http://[::1]:5080")]
    public void Plain_http_on_this_machine_is_fine(string url) => Listening.Check(Settings((Listening.Http, url)));

    async Task<Site> ServeAsync()
    {
        var port = FreePort();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton(new KeyFolder(keys.Path)).AddCertificates();
        builder.WebHost.ConfigureKestrel(kestrel => Listening.Configure(kestrel, Settings((Listening.HttpsPort, port.ToString()))));
        var app = builder.Build();
        app.MapGet("/", (HttpContext http) => $"{http.Request.Protocol} {http.Request.Scheme}");
        await app.StartAsync(Stop);
        return new(app, port);
    }

    sealed record Site(WebApplication App, int Port) : IAsyncDisposable
    {
        public OwnRoot Root => App.Services.GetRequiredService<OwnRoot>();

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }

    ServerCertificates Certificates(params (string, string)[] settings) => new(
        new OwnRoot(new(keys.Path), clock), Settings(settings), clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<ServerCertificates>.Instance);

    static IConfiguration Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).Build();

    static HttpClient Trusting(OwnRoot root) => new(new SocketsHttpHandler
    {
        SslOptions =
        {
            CertificateChainPolicy = new()
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { X509CertificateLoader.LoadCertificate(root.Public) },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        },
    });

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose() => keys.Dispose();
}
