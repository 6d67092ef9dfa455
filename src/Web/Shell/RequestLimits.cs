using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Anlan.Platform.Identity.Tokens;
using Anlan.Platform.Language;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Web.Shell;

/// <summary>
/// How much one person, or one address that nobody has logged in from, may ask for. Ordinary work stays far below; what is refused is told with the time to wait.
/// Settings: <c>limits:requests</c> a second, <c>limits:heavy</c> a minute for what is dear (files made on the spot, uploads, searches), <c>limits:api</c> a second for each token of the interface, <c>limits:log-in</c> attempts a minute from one address.
/// </summary>
static class RequestLimits
{
    static readonly string[] Files = [".csv", ".xlsx", ".docx", ".pdf", ".json", ".zip"];

    internal static IServiceCollection AddRequestLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IConfiguration>((options, settings) =>
        {
            var requests = settings.GetValue("limits:requests", 100);
            var heavy = settings.GetValue("limits:heavy", 120);
            var machines = settings.GetValue("limits:api", 20);
            var logIns = settings.GetValue("limits:log-in", 100);
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(context => IsAsset(context) ? Free : RateLimitPartition.GetTokenBucketLimiter(Of(context), _ => new()
                {
                    TokenLimit = requests * 5,
                    TokensPerPeriod = requests,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                })),
                PartitionedRateLimiter.Create<HttpContext, string>(context => TokenScheme.Covers(context.Request.Path) ? RateLimitPartition.GetTokenBucketLimiter("api " + Of(context), _ => new()
                {
                    TokenLimit = machines * 5,
                    TokensPerPeriod = machines,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                }) : Free),
                PartitionedRateLimiter.Create<HttpContext, string>(context => IsLogIn(context) ? RateLimitPartition.GetSlidingWindowLimiter("log-in " + AddressOf(context), _ => new()
                {
                    PermitLimit = logIns,
                    Window = TimeSpan.FromMinutes(1),
                    SegmentsPerWindow = 6,
                }) : Free),
                PartitionedRateLimiter.Create<HttpContext, string>(context => IsHeavy(context) ? RateLimitPartition.GetSlidingWindowLimiter("heavy " + Of(context), _ => new()
                {
                    PermitLimit = heavy,
                    Window = TimeSpan.FromMinutes(1),
                    SegmentsPerWindow = 6,
                }) : Free));
            options.OnRejected = (rejected, _) => Refuse(rejected);
        });
        return services;
    }

    static RateLimitPartition<string> Free => RateLimitPartition.GetNoLimiter("");

    // The page with the status is made by ErrorPages, as for every refusal.
    static ValueTask Refuse(OnRejectedContext rejected)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 10;
        var context = rejected.HttpContext;
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        context.Features.Set(new Refusal(("操作过于频繁", "Too many requests"), ($"请 {wait} 秒后再试。", $"Please wait {wait} seconds and try again.")));
        return ValueTask.CompletedTask;
    }

    static string Of(HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } user ? "user " + user : "address " + AddressOf(context);

    static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    static bool IsLogIn(HttpContext context) => HttpMethods.IsPost(context.Request.Method) && context.Request.Path.StartsWithSegments("/account/login") || context.Request.Path.StartsWithSegments("/account/oidc/return");

    static bool IsHeavy(HttpContext context) => !IsAsset(context)
        && (context.Request.Path.StartsWithSegments("/search") || context.Request.Path.StartsWithSegments("/api/v1/search") || Files.Contains(Path.GetExtension(context.Request.Path.Value)) || context.Request.ContentType?.StartsWith("multipart/", StringComparison.Ordinal) == true);

    static bool IsAsset(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || context.Request.Path.StartsWithSegments("/health");
}
