using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Anlan.Platform.Identity;

public static class PasswordChangeRequired
{
    /// <summary>Sends a user whose password was chosen by somebody else to the page where he chooses his own. After authorization.</summary>
    public static IApplicationBuilder UsePasswordChangeRequired(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!context.User.MustChangePassword() || IsOpen(context)) return next(context);
        context.Response.Redirect(AccountsModule.PasswordPath);
        return Task.CompletedTask;
    });

    static bool IsOpen(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/account") || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
}
