using System.Diagnostics;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Logging;

namespace Anlan.Web.Shell;

/// <summary>
/// One line in the log file for each request, and the request's id on every other line that is written meanwhile: the same id that an error page shows and that entries of the
/// audit log carry. The route is told, not the address: addresses and forms may hold what people have typed.
/// </summary>
static class RequestLog
{
    public static async Task ApplyAsync(HttpContext context, RequestDelegate next, ILogger log)
    {
        var began = Stopwatch.GetTimestamp();
        using var scope = log.BeginScope(new Dictionary<string, object> { ["Request"] = ErrorPages.Id(context) });
        try
        {
            await next(context);
        }
        finally
        {
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "—";
            if (Activity.Current is { } trace)
            {
                trace.DisplayName = $"{context.Request.Method} {route}";
                trace.SetTag("http.route", route).SetTag("http.response.status_code", context.Response.StatusCode).SetTag("anlan.request", ErrorPages.Id(context));
            }
            if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
                log.LogInformation("{Request} {Method} {Route} {Status} {Milliseconds:0.0} ms {User} {Address}", ErrorPages.Id(context), context.Request.Method, route,
                    context.Response.StatusCode, Stopwatch.GetElapsedTime(began).TotalMilliseconds, context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "—", context.Connection.RemoteIpAddress);
        }
    }
}
