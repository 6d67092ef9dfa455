using System.Security.Cryptography;
using Anlan.Platform.Certificates;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Web.Shell;

/// <summary>
/// What a browser may do with our pages: nothing from elsewhere, no inline script, no inline style.
/// The nonce is for the one style element that Turbo makes for its progress bar.
/// </summary>
public static class SecurityHeaders
{
    private static readonly object Key = new();

    /// <summary>The nonce of this request's policy.</summary>
    public static string Nonce(HttpContext context)
    {
        if (context.Items[Key] is not string nonce)
            context.Items[Key] = nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        return nonce;
    }

    // Just before the answer leaves: a page made for a failure has its headers cleared first.
    internal static Task Apply(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            Write(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = // an attachment has a stricter one
            $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{Nonce(context)}'; img-src 'self' data: blob:; font-src 'self'; "
            + "connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Only for a certificate that browsers trust by themselves: with one of our own root a device without it would be locked out.
        if (context.Request.IsHttps && context.RequestServices.GetService<ServerCertificates>()?.IsGiven == true)
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
    }
}
