using System.Net.Http.Headers;
using System.Security.Claims;
using Anlan.Platform.Identity;
using Anlan.Platform.Identity.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Testing;

/// <summary>Another system with a token of its own.</summary>
public static class Machine
{
    /// <summary>Issues a token as the security administrator does, and returns its key.</summary>
    public static async Task<IssuedToken> IssueToken(this AnlanApp app, string division, string[] permissions, string name = "区大数据共享平台")
    {
        await using var scope = app.Services.CreateAsyncScope();
        var owner = await scope.ServiceProvider.GetRequiredService<UserDirectory>().Users.Where(u => u.UserName == "reader").Select(u => u.Id).SingleAsync();
        var desk = scope.ServiceProvider.GetRequiredService<TokenDesk>();
        var officer = new ClaimsPrincipal(new ClaimsIdentity([new("name", "何严"), new("division", "")], "test"));
        var (refused, issued) = await desk.IssueAsync(new(name, "每日同步", owner, division, permissions, [], desk.Latest), officer);
        return issued ?? throw new InvalidOperationException(refused?.Reason.En);
    }

    /// <summary>A client with a token of this division and these permissions.</summary>
    public static async Task<HttpClient> TokenClient(this AnlanApp app, string division, params string[] permissions) => app.Client((await app.IssueToken(division, permissions)).Key);

    /// <summary>A client that sends this key.</summary>
    public static HttpClient Client(this AnlanApp app, string key)
    {
        var client = app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }
}
