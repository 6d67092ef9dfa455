using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Anlan.Platform.Tests.Identity.LogIn;

/// <summary>A certificate authority for a test, whose own certificate lies in a folder.</summary>
sealed class PrivateAuthority : IDisposable
{
    readonly X509Certificate2 root;

    public PrivateAuthority()
    {
        var request = new CertificateRequest("CN=Anlan test authority " + Guid.NewGuid().ToString("N")[..8], RSA.Create(2048), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-1), DateTimeOffset.UtcNow.AddYears(1));
        File.WriteAllText(Path.Combine(Folder, "authority.pem"), root.ExportCertificatePem());
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("anlan-ca-").FullName;

    /// <summary>A certificate of a server of this name, with its key.</summary>
    public X509Certificate2 Issue(string host, int validForDays = 30)
    {
        var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=" + host, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var address)) names.AddIpAddress(address);
        else names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        return request.Create(root, DateTimeOffset.UtcNow.AddMonths(-6), DateTimeOffset.UtcNow.AddDays(validForDays), RandomNumberGenerator.GetBytes(8)).CopyWithPrivateKey(key);
    }

    public void Dispose()
    {
        root.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
