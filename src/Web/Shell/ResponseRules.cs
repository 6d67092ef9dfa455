using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Anlan.Web.Shell;

/// <summary>Corrections that are made to every response just before it leaves.</summary>
internal static class ResponseRules
{
    public static Task Apply(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            RefuseInvalidForm(context);
            Cache(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    // A form that comes back with errors is rendered with 200; Turbo shows it only when the status says that it was refused.
    private static void RefuseInvalidForm(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method) && context.Response.StatusCode == StatusCodes.Status200OK && IsPage(context))
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    private static void Cache(HttpContext context)
    {
        // The bundler's chunks carry the hash of their content in their names.
        if (context.Request.Path.StartsWithSegments("/dist") && IsChunk(context.Request.Path) && context.Response.StatusCode is 200 or 304)
            context.Response.Headers.CacheControl = "max-age=31536000, immutable";
        else if (!context.Response.Headers.ContainsKey(HeaderNames.CacheControl))
        {
            // Pages, exports and answers to machines alike: what a reader may see stays in no browser and no proxy.
            if (context.User.Identity?.IsAuthenticated == true) context.Response.Headers.CacheControl = "private, no-store";
            else if (IsPage(context)) context.Response.Headers.CacheControl = "private, no-cache";
        }
    }

    private static bool IsChunk(PathString path) => path.Value!.StartsWith("/dist/chunk-", StringComparison.Ordinal);

    private static bool IsPage(HttpContext context) => context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true;
}
