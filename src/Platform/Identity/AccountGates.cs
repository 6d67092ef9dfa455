using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Identity;

/// <summary>A page or endpoint for which its reader has to have shown within five minutes that it is he: role changes, exports of what is masked.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RecentLogInAttribute : Attribute
{
    public const int Minutes = 5;
}

public static class AccountGates
{
    /// <summary>
    /// What comes before the page asked for: a password chosen by oneself, the second factor a role wants, a fresh proof before something sensitive.
    /// A screen that stays on sends nothing. After authorization.
    /// </summary>
    public static IApplicationBuilder UseAccountGates(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.User.Identity?.IsAuthenticated != true || IsOpen(context)) return next(context);
        if (context.User.IsKiosk() && !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }
        if (Elsewhere(context) is not { } elsewhere) return next(context);
        context.Response.Redirect(elsewhere);
        return Task.CompletedTask;
    });

    public static TBuilder RequireRecentLogIn<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new RecentLogInAttribute());

    static string? Elsewhere(HttpContext context)
    {
        var account = context.Request.Path.StartsWithSegments("/account");
        if (context.User.MustChangePassword()) return account ? null : AccountsModule.PasswordPath;
        if (context.User.MustEnrol()) return account ? null : AccountsModule.SecondFactorPath;
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return context.GetEndpoint()?.Metadata.GetMetadata<RecentLogInAttribute>() is null || context.User.HasConfirmed(now, RecentLogInAttribute.Minutes)
            ? null
            : $"{AccountsModule.ConfirmPath}?back={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}";
    }

    static bool IsOpen(HttpContext context) =>
        context.Request.Path.StartsWithSegments(AccountsModule.LogOutPath) || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
}
