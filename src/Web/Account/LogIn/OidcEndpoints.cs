using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Anlan.Platform.Identity;
using Anlan.Platform.Identity.LogIn;
using Anlan.Platform.Identity.Oidc;
using Anlan.Platform.Language;
using Anlan.Web.Design;
using Anlan.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Anlan.Web.Account.LogIn;

/// <summary>To the provider and back. What was sent waits in a protected cookie for ten minutes; an answer to anything else is refused.</summary>
static class OidcEndpoints
{
    public const string StartPath = "/account/oidc";
    const string ReturnPath = "/account/oidc/return";
    const string Cookie = "anlan-oidc";
    static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(StartPath, StartAsync).AllowAnonymous().WithoutWork();
        routes.MapGet(ReturnPath, ReturnAsync).AllowAnonymous().WithoutWork();
    }

    static async Task<IResult> StartAsync(
        HttpContext context, OidcProvider provider, IOptions<OidcOptions> options, IDataProtectionProvider protection, SecurityLog log, Flash flash, ILogger<OidcProvider> complaints, string? back)
    {
        if (!options.Value.IsOn) return Results.NotFound();
        try
        {
            var request = OidcProvider.New(LocalPath.OrHome(back));
            var address = await provider.AddressAsync(request, ReturnAddress(context), context.RequestAborted);
            context.Response.Cookies.Append(Cookie, Protector(protection).Protect(JsonSerializer.Serialize(request), Lasts),
                new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = StartPath, MaxAge = Lasts });
            return Results.Redirect(address);
        }
        catch (OidcException trouble)
        {
            return await RefuseAsync(log, complaints, flash, trouble);
        }
    }

    static async Task<IResult> ReturnAsync(
        HttpContext context, OidcProvider provider, OidcAccounts accounts, FrontDoor door, IOptions<OidcOptions> options, IDataProtectionProvider protection, SecurityLog log, Flash flash, ILogger<OidcProvider> complaints,
        string? code, string? state, string? error)
    {
        if (!options.Value.IsOn) return Results.NotFound();
        try
        {
            var request = Sent(context, protection) ?? throw new OidcException("An answer that was not waited for.", OidcFailure.NotWaitedFor);
            if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.State), Encoding.UTF8.GetBytes(state ?? "")))
                throw new OidcException("The answer belongs to another request.", OidcFailure.NotWaitedFor);
            context.Response.Cookies.Delete(Cookie, new() { Path = StartPath }); // only now: a made-up answer does not end a log-in that is under way
            if (error is not null || code is null) throw new OidcException($"The provider refuses: {OidcProvider.ErrorCode(error) ?? "without a code"}.");
            var person = await provider.RedeemAsync(request, code, ReturnAddress(context), context.RequestAborted);
            if (await accounts.FindAsync(person, context.RequestAborted) is not { } user)
            {
                await log.WriteAsync("LogInFailed", null, "统一身份认证已通过，本平台没有账号 / vouched for by the provider, no account here", new { by = OidcAccounts.Provider, person.Issuer, person.Subject });
                flash.Say(new("统一身份认证已通过，但本平台没有您的账号。请联系系统管理员。", "The provider knows you, but you have no account here. Ask the system administrator."), Tone.Serious);
                return Results.LocalRedirect(AccountsModule.LogInPath);
            }
            switch ((await door.AdmitAsync(context, user, context.RequestAborted)).How)
            {
                case Passed.Result.In: return Results.LocalRedirect(LocalPath.OrHome(request.Back));
                case Passed.Result.NeedsCode: return Results.LocalRedirect(AccountsModule.CodePath + "?back=" + Uri.EscapeDataString(request.Back));
                default:
                    flash.Say(DoorMessages.Locked, Tone.Serious);
                    return Results.LocalRedirect(AccountsModule.LogInPath);
            }
        }
        catch (OidcException trouble)
        {
            return await RefuseAsync(log, complaints, flash, trouble);
        }
    }

    static async Task<IResult> RefuseAsync(SecurityLog log, ILogger complaints, Flash flash, OidcException trouble)
    {
        complaints.LogWarning(trouble, "Log-in through the provider failed");
        await log.WriteAsync("LogInFailed", null, "统一身份认证未成功 / log-in through the provider failed", new { by = OidcAccounts.Provider, how = trouble.How.ToString(), why = trouble.Message[..Math.Min(trouble.Message.Length, 500)] });
        flash.Say(trouble.How switch
        {
            OidcFailure.Unusable => new("统一身份认证服务暂时无法使用。请稍后重试，或用密码登录；一直如此请告知系统管理员。", "The identity service cannot be used at the moment. Try again later, or use your password; if it stays so, tell the system administrator."),
            OidcFailure.NotWaitedFor => new("这次登录已失效、已用过，或不是从这个浏览器发起的。请重新登录。", "This log-in is out of date, has been used or was not begun in this browser. Please log in again."),
            _ => new Bilingual("统一身份认证没有成功，请重试，或用密码登录。", "The log-in through the provider did not succeed. Try again, or use your password."),
        }, Tone.Serious);
        return Results.LocalRedirect(AccountsModule.LogInPath);
    }

    static OidcProvider.Request? Sent(HttpContext context, IDataProtectionProvider protection)
    {
        if (context.Request.Cookies[Cookie] is not { } kept) return null;
        try
        {
            return JsonSerializer.Deserialize<OidcProvider.Request>(Protector(protection).Unprotect(kept));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    static string ReturnAddress(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}{ReturnPath}";

    static ITimeLimitedDataProtector Protector(IDataProtectionProvider protection) => protection.CreateProtector("Anlan.Oidc").ToTimeLimitedDataProtector();
}
