using Anlan.Platform.Identity.Tokens;
using Anlan.Platform.Language;
using Anlan.Web.Api;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Anlan.Web.Shell;

/// <summary>
/// Every refusal and every failure leaves as something a person (a page) or a program (problem details, RFC 9457) can read,
/// with the id under which it stands in the log.
/// </summary>
public static class ErrorPages
{
    /// <summary>The id a reader can tell the administrator.</summary>
    public static string Id(HttpContext context) => context.TraceIdentifier;

    /// <summary>Refuses the request and says why, instead of what the status alone would say: on the page, or as title and detail of the problem.</summary>
    public static IResult Refuse(HttpContext context, int status, Bilingual title, Bilingual reason)
    {
        context.Features.Set(new Refusal(title, reason));
        return Results.StatusCode(status);
    }

    internal static void Use(IApplicationBuilder app)
    {
        app.UseStatusCodePages(context => ShowAsync(context.HttpContext, context.Next));
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = DatabaseRefusals.StatusOf,
            SuppressDiagnosticsCallback = _ => true,
            ExceptionHandler = Log
        });
    }

    // The page's own endpoint would answer an empty page of type text/html, which passes for an answer.
    internal static Task RefuseForged(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } found) return next(context);
        UploadLimits.Refuse(context, found.Error);
        return Task.CompletedTask;
    }

    // Writes nothing: the empty answer with its status is then given a page like any other.
    private static Task Log(HttpContext context)
    {
        var thrown = context.Features.Get<IExceptionHandlerPathFeature>();
        if (thrown?.Error is { } error && DatabaseRefusals.Of(error) is { } refused) context.Features.Set(refused.Refusal);
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Anlan.Errors")
            .LogError(thrown?.Error, "{Method} {Path} failed, shown to the reader as {ErrorId}", context.Request.Method, thrown?.Path, Id(context));
        return Task.CompletedTask;
    }

    private static async Task ShowAsync(HttpContext context, RequestDelegate next)
    {
        if (TokenScheme.Covers(context.Request.Path)) await ApiProblems.WriteAsync(context);
        else if (WantsPage(context.Request)) await PageAsync(context, next);
        else
            await context.RequestServices.GetRequiredService<IProblemDetailsService>().TryWriteAsync(new()
            {
                HttpContext = context,
                ProblemDetails =
                {
                    Status = context.Response.StatusCode,
                    Title = context.Features.Get<Refusal>()?.Title.ToString(),
                    Detail = context.Features.Get<Refusal>()?.Reason.ToString(),
                    Extensions = { ["id"] = Id(context) },
                }
            });
    }

    private static bool WantsPage(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    private static async Task PageAsync(HttpContext context, RequestDelegate next)
    {
        var status = context.Response.StatusCode;
        var (method, path, query) = (context.Request.Method, context.Request.Path, context.Request.QueryString);
        context.Features.Set<IStatusCodeReExecuteFeature>(new StatusCodeReExecuteFeature
        {
            OriginalPath = path.Value!,
            OriginalPathBase = context.Request.PathBase.Value!,
            OriginalQueryString = query.Value
        });
        // As GET: a repeated POST would be asked for its form again.
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = $"/error/{status}";
        context.Request.QueryString = QueryString.Empty;
        context.SetEndpoint(null);
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        context.Features.Get<IRouteValuesFeature>()?.RouteValues.Clear();
        // What served the failed page is spent: its address is fixed and its database transaction may be broken.
        var services = context.RequestServices;
        await using var scope = services.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        try
        {
            await next(context);
        }
        finally
        {
            context.RequestServices = services;
            (context.Request.Method, context.Request.Path, context.Request.QueryString) = (method, path, query);
            context.Features.Set<IStatusCodeReExecuteFeature>(null);
        }
        if (!context.Response.HasStarted && context.Response.ContentType is null) await PlainAsync(context, status);
    }

    // The page itself failed, most likely because what the frame needs (the database behind a permission) is what is down.
    private static Task PlainAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(
            $"<!doctype html><html lang=\"zh-Hans\"><meta charset=\"utf-8\"><title>安澜 Anlan · {status}</title>"
            + $"<h1>系统暂时无法处理请求 · The system cannot answer at the moment</h1><p>错误编号 Error id: {Id(context)}</p>"
            + "<p><a href=\"/\">返回首页 Home</a></p></html>");
    }
}

/// <summary>Why a request was refused, where the status alone does not tell.</summary>
internal sealed record Refusal(Bilingual Title, Bilingual Reason);
