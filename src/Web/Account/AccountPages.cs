using Anlan.Platform.Identity;
using Anlan.Platform.Language;
using Anlan.Web.Design;
using Anlan.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Web.Account;

/// <summary>Log-in, log-out, one's own password, and the administration of users.</summary>
public static class AccountPages
{
    public const string UsersPath = "/admin/users";

    internal static readonly Bilingual Users = new("用户", "Users");

    /// <summary>The way to a page below the list of users.</summary>
    internal static readonly IReadOnlyList<Crumb> UserCrumbs = [new(Centre.System.Name), new(Users, UsersPath)];

    public static IServiceCollection AddAccountPages(this IServiceCollection services) => services
        .AddSingleton(new NavigationEntry(Centre.System, Users, "users", UsersPath, Permissions.ManageUsers, 100))
        .AddSingleton(new AccountEntry(("修改密码", "Change password"), "key", AccountsModule.PasswordPath));

    public static void MapAccounts(this IEndpointRouteBuilder routes) =>
        routes.MapPost(AccountsModule.LogOutPath, async Task<IResult> (HttpContext context, IAntiforgery antiforgery, SignInManager<User> signIn) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context)) return Results.BadRequest();
            await signIn.SignOutAsync();
            return Results.LocalRedirect(AccountsModule.LogInPath);
        }).RequireAuthorization();
}
