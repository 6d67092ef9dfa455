using Anlan.Platform.Certificates;
using Anlan.Platform.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Anlan.Web.Certificates;

/// <summary>The root certificate for the bureau's devices.</summary>
public static class CertificatePages
{
    public const string Path = "/certificate";

    public static void MapCertificates(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path + "/root.crt", (OwnRoot root) => Results.File(root.Public, "application/x-x509-ca-cert", "anlan-root.crt")).AllowAnonymous().WithoutWork();
}
