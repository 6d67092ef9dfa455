using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using Anlan.Platform.Language;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Anlan.Platform.Identity.Tokens;

/// <summary>
/// How machines come in: <c>Authorization: Bearer anlan_…</c>, below <c>/api</c> and nowhere else. There no cookie counts, so a browser cannot be made to ask in its
/// owner's name, and nobody is ever sent to the log-in page.
/// </summary>
public sealed class TokenScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TokenBook book)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "token";

    const string Bearer = "Bearer";

    /// <summary>Whether a path is one of machines. The page about the interface, <c>/api</c> itself, is one of people.</summary>
    public static bool Covers(PathString path) => path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase, out var rest) && rest.Value is { Length: > 1 };

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var given)) return AuthenticateResult.NoResult();
        if (!Bearer.Equals(given.Scheme, StringComparison.OrdinalIgnoreCase) || given.Parameter is not { Length: > 0 } key) return AuthenticateResult.NoResult();
        var (machine, refused) = await book.FindAsync(key, Context.Connection.RemoteIpAddress, Context.RequestAborted);
        if (refused is { } why) Context.Features.Set(new TokenRefusal(why));
        return machine is null ? AuthenticateResult.Fail("The token opens nothing.") : AuthenticateResult.Success(new(machine, Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = Context.Features.Get<TokenRefusal>() is null ? "Bearer realm=\"anlan\"" : "Bearer realm=\"anlan\", error=\"invalid_token\"";
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}

/// <summary>Why a token opens nothing, for the answer.</summary>
public sealed record TokenRefusal(Bilingual Reason);
