using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Anlan.Platform.Identity;
using Anlan.Platform.Identity.LogIn;
using Anlan.Platform.Identity.Oidc;
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

    static async Task<IResult> StartAsync(HttpContext context, OidcProvider provider, IOptions<OidcOptions> options, IDataProtectionProvider protection, Flash flash, ILogger<OidcProvider> complaints, string? back)
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
            return Refuse(complaints, flash, trouble);
        }
    }

    static async Task<IResult> ReturnAsync(
        HttpContext context, OidcProvider provider, OidcAccounts accounts, FrontDoor door, IOptions<OidcOptions> options, IDataProtectionProvider protection, Flash flash, ILogger<OidcProvider> complaints,
        string? code, string? state, string? error)
    {
        if (!options.Value.IsOn) return Results.NotFound();
        try
        {
            var request = Sent(context, protection) ?? throw new OidcException("An answer that was not waited for.");
            context.Response.Cookies.Delete(Cookie, new() { Path = StartPath });
            if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.State), Encoding.UTF8.GetBytes(state ?? ""))) throw new OidcException("The answer belongs to another request.");
            if (error is not null || code is null) throw new OidcException($"The provider refuses: {error}");
            var person = await provider.RedeemAsync(request, code, ReturnAddress(context), context.RequestAborted);
            if (await accounts.FindAsync(person, context.RequestAborted) is not { } user)
            {
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
            return Refuse(complaints, flash, trouble);
        }
    }

    static IResult Refuse(ILogger complaints, Flash flash, OidcException trouble)
    {
        complaints.LogWarning(trouble, "Log-in through the provider failed");
        flash.Say(new("统一身份认证没有成功，请重试，或用密码登录。", "The log-in through the provider did not succeed. Try again, or use your password."), Tone.Serious);
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
