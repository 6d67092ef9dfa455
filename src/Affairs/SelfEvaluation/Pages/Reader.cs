using Anlan.Platform.Identity;
using Microsoft.AspNetCore.Http;

namespace Anlan.Affairs.SelfEvaluation.Pages;

/// <summary>Who is at the page.</summary>
static class Reader
{
    /// <summary>The name under which a change is kept: as people say it, with the account behind it.</summary>
    public static string NameOf(IHttpContextAccessor http)
    {
        var user = http.HttpContext!.User;
        var account = user.Identity?.Name ?? throw new InvalidOperationException("Only somebody who is logged in can change anything.");
        return user.FindFirst(ReaderClaims.DisplayNameClaim)?.Value is { Length: > 0 } name ? $"{name} ({account})" : account;
    }
}
