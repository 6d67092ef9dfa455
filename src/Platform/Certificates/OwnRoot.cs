using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Anlan.Platform.Keys;

namespace Anlan.Platform.Certificates;

/// <summary>
/// The root certificate of this installation, made at the first start and kept in the key folder with its private key. Devices that trust it trust the server.
/// Nodes with the same key folder have the same root.
/// </summary>
public sealed class OwnRoot(KeyFolder folder, TimeProvider clock)
{
    const string File = "root.pem";
    const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    readonly Lock making = new();
    X509Certificate2? root;

    /// <summary>The certificate as devices install it, without the private key. As PEM: <c>update-ca-certificates</c> passes over anything else, Windows and phones read both.</summary>
    public byte[] Public => Encoding.ASCII.GetBytes(Root.ExportCertificatePem() + "\n");

    /// <summary>SHA-256 of the certificate, for comparing by eye.</summary>
    public string Fingerprint => string.Join(' ', Root.GetCertHashString(HashAlgorithmName.SHA256).Chunk(4).Select(four => new string(four)));

    X509Certificate2 Root
    {
        get
        {
            lock (making) return root ??= Read() ?? Make();
        }
    }

    /// <summary>A certificate for these names and addresses, valid from yesterday for 397 days, which is as long as browsers accept.</summary>
    public X509Certificate2 Issue(IReadOnlyCollection<string> names, IReadOnlyCollection<IPAddress> addresses)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={names.First()}", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names) alternatives.AddDnsName(name);
        foreach (var address in addresses) alternatives.AddIpAddress(address);
        request.CertificateExtensions.Add(alternatives.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], false));
        var now = clock.GetUtcNow();
        using var signed = request.Create(Root, now.AddDays(-1), Earlier(now.AddDays(396), Root.NotAfter), RandomNumberGenerator.GetBytes(16));
        using var whole = signed.CopyWithPrivateKey(key);
        // Through PKCS#12: a key that lives in memory only is not accepted by every TLS library.
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }

    X509Certificate2? Read() => folder.Find(File) is { } pem ? X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(pem), Encoding.ASCII.GetString(pem)) : null;

    X509Certificate2 Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = clock.GetUtcNow();
        var request = new CertificateRequest(
            string.Create(CultureInfo.InvariantCulture, $"CN=Anlan {Environment.MachineName} {now:yyyy-MM-dd}, O=Anlan"), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(10));
        var pem = made.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n";
        folder.TryAdd(File, Encoding.ASCII.GetBytes(pem)); // another node may have been faster: then its root is ours
        return Read()!;
    }

    static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
