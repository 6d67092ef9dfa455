using System.Globalization;
using Anlan.Platform.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;

namespace Anlan.Web.Shell;

/// <summary>The language of a request: what the reader has clicked, else what the browser prefers, else Chinese.</summary>
public sealed class ReaderLanguage : RequestCultureProvider
{
    public const string CookieName = "anlan-language";
    public const string Chinese = "zh-Hans";
    public const string English = "en";

    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) =>
        Task.FromResult<ProviderCultureResult?>(new(
            Known(httpContext.Request.Cookies[CookieName]) ?? Preferred(httpContext.Request) ?? Chinese));

    /// <summary>The address that changes the language and returns to <paramref name="back"/>.</summary>
    public static string SwitchHref(string to, string back) => $"/language?to={to}&back={Uri.EscapeDataString(back)}";

    // zh-CN, zh-TW, zh-Hant-HK all read Chinese here; the framework's own matching would send zh-TW to the next language in the list.
    private static string? Preferred(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .Where(l => l.Quality is not 0)
            .OrderByDescending(l => l.Quality ?? 1)
            .Select(l => Known(l.Value.Value))
            .FirstOrDefault(l => l is not null);

    private static string? Known(string? language) => language switch
    {
        null => null,
        _ when language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) => Chinese,
        _ when language.StartsWith("en", StringComparison.OrdinalIgnoreCase) => English,
        _ => null
    };

    internal static void Configure(RequestLocalizationOptions options)
    {
        CultureInfo[] cultures = [new(Chinese), new(English)];
        options.SupportedCultures = cultures;
        options.SupportedUICultures = cultures;
        options.DefaultRequestCulture = new(Chinese);
        options.RequestCultureProviders = [new ReaderLanguage()];
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/language", (HttpContext context, string? to, string? back) =>
        {
            if (Known(to) is { } language)
                context.Response.Cookies.Append(CookieName, language, new()
                {
                    MaxAge = TimeSpan.FromDays(365),
                    IsEssential = true,
                    HttpOnly = true,
                    Secure = context.Request.IsHttps,
                    SameSite = SameSiteMode.Lax
                });
            return Results.LocalRedirect(LocalPath.OrHome(back));
        }).AllowAnonymous().WithoutWork();
}
