using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Identity;

/// <summary>Who asks for what his role does not permit is refused as ever, and the log notes who and what (ASVS 5.0, 16.3.2).</summary>
sealed class RefusedAccess : IAuthorizationMiddlewareResultHandler
{
    readonly AuthorizationMiddlewareResultHandler usual = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult result)
    {
        if (result.Forbidden && context.User.Identity?.IsAuthenticated == true)
            await context.RequestServices.GetRequiredService<SecurityLog>()
                .WriteAsync("AccessRefused", null, context.User.Within().Division, "无权限 / no permission", new { method = context.Request.Method, path = context.Request.Path.Value }, stop: context.RequestAborted);
        await usual.HandleAsync(next, context, policy, result);
    }
}
