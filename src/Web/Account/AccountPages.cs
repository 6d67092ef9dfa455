using Anlan.Platform.Identity;
using Anlan.Platform.Language;
using Anlan.Web.Account.LogIn;
using Anlan.Web.Account.Users;
using Anlan.Web.Design;
using Anlan.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Web.Account;

/// <summary>Log-in and log-out, one's own password, second factor, sessions and delegations; the administration of users, roles, sessions and security rules.</summary>
public static class AccountPages
{
    public const string UsersPath = "/admin/users";
    internal const string TokensPath = "/admin/tokens";

    internal static readonly Bilingual Users = new("用户", "Users");
    internal static readonly Bilingual Roles = new("角色与权限", "Roles and permissions");
    internal static readonly Bilingual Sessions = new("会话", "Sessions");
    internal static readonly Bilingual Delegations = new("委托", "Delegations");
    internal static readonly Bilingual Tokens = new("接口令牌", "Tokens of the interface");
    internal static readonly Bilingual Security = new("安全设置", "Security settings");

    /// <summary>The way to a page below the list of users.</summary>
    internal static readonly IReadOnlyList<Crumb> UserCrumbs = [new(Centre.System.Name), new(Users, UsersPath)];

    internal static IReadOnlyList<Crumb> CrumbsOf(UserRow row) => [.. UserCrumbs, new(Bilingual.Same(row.User.DisplayName), $"{UsersPath}/{row.User.Id}")];

    public static IServiceCollection AddAccountPages(this IServiceCollection services) => services
        .AddSingleton(new NavigationEntry(Centre.System, Users, "users", UsersPath, Permissions.ReadUsers, 100))
        .AddSingleton(new NavigationEntry(Centre.System, Roles, "id-badge-2", "/admin/roles", Permissions.ManageRoles, 110))
        .AddSingleton(new NavigationEntry(Centre.System, Sessions, "device-mobile", "/admin/sessions", Permissions.ManageSessions, 120))
        .AddSingleton(new NavigationEntry(Centre.System, Delegations, "users-group", "/admin/delegations", Permissions.ManageSecurity, 130))
        .AddSingleton(new NavigationEntry(Centre.System, Security, "shield-check", "/admin/security", Permissions.ManageSecurity, 140))
        .AddSingleton(new NavigationEntry(Centre.System, Tokens, "key", TokensPath, Permissions.ManageTokens, 150))
        .AddSingleton(new AccountEntry(("修改密码", "Change password"), "key", AccountsModule.PasswordPath, 10))
        .AddSingleton(new AccountEntry(("动态口令", "Second factor"), "device-mobile", AccountsModule.SecondFactorPath, 20))
        .AddSingleton(new AccountEntry(("我的会话", "My sessions"), "history", "/account/sessions", 30))
        .AddSingleton(new AccountEntry(("委托", "Delegations"), "users-group", "/account/delegations", 40));

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(AccountsModule.LogOutPath, async Task<IResult> (HttpContext context, IAntiforgery antiforgery, UserManager<User> users, SecurityLog log) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context)) return Results.BadRequest();
            await log.WriteAsync("LoggedOut", await users.FindByIdAsync(context.User.GetUserId().ToString()), "退出登录 / log-out");
            await context.SignOutAsync(IdentityConstants.ApplicationScheme);
            context.Response.Headers["Clear-Site-Data"] = "\"cache\"";
            return Results.LocalRedirect(AccountsModule.LogInPath);
        }).RequireAuthorization();
        OidcEndpoints.Map(routes);
        UserList.Map(routes);
    }
}
