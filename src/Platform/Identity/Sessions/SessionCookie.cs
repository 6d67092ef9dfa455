using System.Security.Claims;
using Anlan.Platform.Identity.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Identity.Sessions;

/// <summary>The cookie carries nothing but the key of a session. Each log-in makes a new key, so a key planted before it is worth nothing.</summary>
internal static class SessionCookie
{
    public const string KeyClaim = "session_key";
    public const string Kiosk = "kiosk";
    public const string SecondFactor = "second_factor";

    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "anlan";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        // How long a session lasts is decided by its row.
        cookie.ExpireTimeSpan = TimeSpan.FromDays(30);
        cookie.SlidingExpiration = false;
        cookie.LoginPath = AccountsModule.LogInPath;
        cookie.ReturnUrlParameter = "back";
        // Machines bring a token; there the cookie says nothing.
        cookie.ForwardDefaultSelector = context => TokenScheme.Covers(context.Request.Path) ? TokenScheme.Name : null;
        // The address stays and the answer says 403, instead of a redirect to a page that says 200.
        cookie.Events.OnRedirectToAccessDenied = refused =>
        {
            refused.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        cookie.Events.OnSigningIn = BeginAsync;
        cookie.Events.OnValidatePrincipal = ValidateAsync;
        cookie.Events.OnSigningOut = EndAsync;
    }

    static async Task BeginAsync(CookieSigningInContext context)
    {
        var store = Store(context.HttpContext);
        if (await KeyAsync(context.HttpContext) is { } old) await store.EndByKeyAsync(old, "another log-in on the same device", context.HttpContext.RequestAborted);
        var kiosk = context.Properties.Items.ContainsKey(Kiosk);
        var key = await store.BeginAsync(context.Principal!.GetUserId(), context.HttpContext, kiosk, context.Properties.Items.ContainsKey(SecondFactor), context.HttpContext.RequestAborted);
        context.Properties.IsPersistent = kiosk;
        context.Properties.Items.Clear();
        context.Properties.IsPersistent = kiosk;
        context.Principal = Holder(key);
    }

    static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var reader = context.Principal?.FindFirstValue(KeyClaim) is { } key
            ? await Store(context.HttpContext).FindReaderAsync(key, context.HttpContext, context.HttpContext.RequestAborted)
            : null;
        if (reader is null) context.RejectPrincipal();
        else context.ReplacePrincipal(reader);
    }

    static async Task EndAsync(CookieSigningOutContext context)
    {
        if (await KeyAsync(context.HttpContext) is { } key) await Store(context.HttpContext).EndByKeyAsync(key, "logged out", context.HttpContext.RequestAborted);
    }

    // The cookie as it came: the ticket inside says which session it belongs to, whether that is still open or not.
    static Task<string?> KeyAsync(HttpContext context)
    {
        var options = context.RequestServices.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(Microsoft.AspNetCore.Identity.IdentityConstants.ApplicationScheme);
        var cookie = options.CookieManager.GetRequestCookie(context, options.Cookie.Name!);
        return Task.FromResult(cookie is null ? null : options.TicketDataFormat.Unprotect(cookie)?.Principal.FindFirstValue(KeyClaim));
    }

    static ClaimsPrincipal Holder(string key) => new(new ClaimsIdentity([new Claim(KeyClaim, key)], Microsoft.AspNetCore.Identity.IdentityConstants.ApplicationScheme));

    static SessionStore Store(HttpContext context) => context.RequestServices.GetRequiredService<SessionStore>();
}
