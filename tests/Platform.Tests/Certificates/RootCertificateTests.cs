using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Anlan.Testing;

namespace Anlan.Platform.Tests.Certificates;

public sealed class RootCertificateTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    [Fact]
    public async Task The_root_is_a_pem_file_that_linux_takes_and_has_the_fingerprint_of_its_page()
    {
        var visitor = app.Visit();
        var file = await visitor.Client.GetStringAsync("/certificate/root.crt", TestContext.Current.CancellationToken);
        file.ShouldStartWith("-----BEGIN CERTIFICATE-----\n");
        file.ShouldEndWith("-----END CERTIFICATE-----\n");
        file.ShouldNotContain("PRIVATE");
        using var root = X509Certificate2.CreateFromPem(file);
        var shown = (await visitor.Page("/certificate")).QuerySelector("main code, .card code")!.TextContent;
        shown.Replace(" ", "").ShouldBe(root.GetCertHashString(HashAlgorithmName.SHA256));
    }
}
