using System.Net;
using System.Net.NetworkInformation;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Anlan.Platform.Language;
using Anlan.Platform.SelfChecks;
using Anlan.Platform.Starting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Anlan.Platform.Certificates;

/// <summary>
/// The certificate the server shows. Either one that was given (<c>ANLAN_CERTIFICATE</c>, a PEM file with the chain or a PKCS#12 file, and <c>ANLAN_CERTIFICATE_KEY</c>,
/// the PEM file of the private key, where it is not in the first), read again when the file changes; or one issued by the installation's own root, renewed by itself.
/// </summary>
public sealed class ServerCertificates(OwnRoot root, IConfiguration configuration, TimeProvider clock, ILogger<ServerCertificates> log)
{
    const string Setting = "ANLAN_CERTIFICATE";
    static readonly TimeSpan BeforeExpiry = TimeSpan.FromDays(30);

    readonly Lock loading = new();
    SslStreamCertificateContext? current;
    DateTime fileTime;

    /// <summary>A certificate of somebody else's, such as a public authority's, rather than of our own root.</summary>
    public bool IsGiven => Given is not null;

    string? Given => configuration[Setting] is { Length: > 0 } path ? path : null;

    public DateTimeOffset ExpiresAt => Current.TargetCertificate.NotAfter;

    /// <summary>What the next connection is shown.</summary>
    /// <exception cref="CannotStartException">The file given cannot be used, and there was none before it.</exception>
    public SslStreamCertificateContext Current
    {
        get
        {
            lock (loading)
            {
                if (Given is { } path) Reload(path);
                else if (current is null || current.TargetCertificate.NotAfter - clock.GetUtcNow().LocalDateTime < BeforeExpiry)
                    current = SslStreamCertificateContext.Create(root.Issue(Names(), Addresses()), null, offline: true);
                return current!;
            }
        }
    }

    void Reload(string path)
    {
        var time = File.GetLastWriteTimeUtc(path);
        if (current is not null && time == fileTime) return;
        fileTime = time;
        try
        {
            current = Load(path, configuration[Setting + "_KEY"], configuration[Setting + "_PASSWORD"]);
        }
        catch (Exception wrong) when (wrong is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            if (current is null)
                throw new CannotStartException(($"证书 {path} 无法使用：{wrong.Message}", $"The certificate {path} cannot be used: {wrong.Message}"), wrong);
            log.LogError(wrong, "The new certificate {Path} cannot be used; the one before it stays", path);
        }
    }

    static SslStreamCertificateContext Load(string path, string? keyPath, string? password)
    {
        var all = new X509Certificate2Collection();
        var isPem = File.ReadAllBytes(path).AsSpan().IndexOf("-----BEGIN"u8) >= 0;
        if (!isPem)
        {
            all = X509CertificateLoader.LoadPkcs12CollectionFromFile(path, password, X509KeyStorageFlags.Exportable);
            var own = all.FirstOrDefault(c => c.HasPrivateKey) ?? throw new CryptographicException("it holds no private key");
            return SslStreamCertificateContext.Create(own, all, offline: true);
        }
        all.ImportFromPemFile(path);
        using var pem = X509Certificate2.CreateFromPemFile(path, keyPath);
        return SslStreamCertificateContext.Create(X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable), all, offline: true);
    }

    // Comma-separated in ANLAN_HOSTS: the names under which devices reach the server.
    List<string> Names() => [.. (configuration["ANLAN_HOSTS"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Append(Environment.MachineName).Append("localhost").Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The addresses of this machine; of itself only, where a sandbox does not let the program ask for the others.</summary>
    public static IReadOnlyList<IPAddress> Addresses()
    {
        IPAddress[] itself = [IPAddress.Loopback, IPAddress.IPv6Loopback];
        try
        {
            return [.. NetworkInterface.GetAllNetworkInterfaces().Where(n => n.OperationalStatus == OperationalStatus.Up)
                .SelectMany(n => n.GetIPProperties().UnicastAddresses).Select(a => a.Address).Where(a => !a.IsIPv6LinkLocal).Concat(itself).Distinct()];
        }
        catch (NetworkInformationException)
        {
            return itself;
        }
    }

    public CheckResult Check()
    {
        var days = (int)(ExpiresAt - clock.GetUtcNow()).TotalDays;
        var kind = IsGiven ? new Bilingual("外部证书", "given certificate") : new("自有根证书签发", "issued by the installation's own root");
        return new(days < 7 ? CheckState.Failed : days < 21 ? CheckState.Attention : CheckState.Good,
            ($"{kind.Zh}，还有 {days} 天到期。", $"{kind.En}, expires in {days} days."));
    }
}

public static class CertificatesModule
{
    /// <summary>After <c>AddKeys</c>.</summary>
    public static IServiceCollection AddCertificates(this IServiceCollection services) => services
        .AddSingleton<OwnRoot>()
        .AddSingleton<ServerCertificates>()
        .AddSelfCheck("certificate", ("HTTPS 证书", "HTTPS certificate"), (provider, _) => Task.FromResult(provider.GetRequiredService<ServerCertificates>().Check()));
}
