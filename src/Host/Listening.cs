using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using Anlan.Platform.Certificates;
using Anlan.Platform.Starting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Anlan.Host;

/// <summary>Where the server listens: HTTP on this machine only, HTTPS (with HTTP/2) where others reach it. And how much it takes from one of them.</summary>
static class Listening
{
    /// <summary>Addresses of plain HTTP, such as <c>http://127.0.0.1:5080</c>, separated by semicolons.</summary>
    public const string Http = "http";

    /// <summary>The port of HTTPS; null or 0 for none.</summary>
    public const string HttpsPort = "https-port";

    /// <summary>True: HTTPS on every address; otherwise on this machine only.</summary>
    public const string EveryAddress = "lan";

    public static void Configure(KestrelServerOptions kestrel, IConfiguration settings)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestHeaderCount = 60;
        kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.Limits.MaxConcurrentConnections = 5000;
        foreach (var address in HttpAddresses(settings)) kestrel.Listen(address);
        var port = settings.GetValue<int>(HttpsPort);
        if (port <= 0) return;
        if (settings.GetValue<bool>(EveryAddress)) kestrel.ListenAnyIP(port, UseHttps);
        else kestrel.ListenLocalhost(port, UseHttps);
    }

    /// <summary>Plain HTTP never leaves the machine.</summary>
    /// <exception cref="CannotStartException">An http address that others could reach.</exception>
    public static void Check(IConfiguration settings) => _ = HttpAddresses(settings).Count();

    static IEnumerable<IPEndPoint> HttpAddresses(IConfiguration settings)
    {
        foreach (var url in (settings[Http] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var address = BindingAddress.Parse(url);
            var ip = address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback : IPAddress.TryParse(address.Host.Trim('[', ']'), out var parsed) ? parsed : null;
            if (ip is null || !IPAddress.IsLoopback(ip))
                throw new CannotStartException(
                    ($"{url}：明文 HTTP 只能在本机使用（127.0.0.1）。其他设备请用 HTTPS：--https-port 5443 --lan。",
                     $"{url}: plain HTTP is for this machine only (127.0.0.1). Others use HTTPS: --https-port 5443 --lan."));
            yield return new(ip, address.Port);
        }
    }

    static void UseHttps(ListenOptions listen)
    {
        var certificates = listen.ApplicationServices.GetRequiredService<ServerCertificates>();
        _ = certificates.Current; // better a refusal at the start than at the first connection
        listen.Protocols = HttpProtocols.Http1AndHttp2;
        listen.UseHttps(new TlsHandshakeCallbackOptions
        {
            OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions
            {
                ServerCertificateContext = certificates.Current,
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            }),
        });
    }
}
