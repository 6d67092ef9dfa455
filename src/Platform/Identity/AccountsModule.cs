using Anlan.Platform.Keys;
using Anlan.Platform.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Anlan.Platform.Identity;

public static class AccountsModule
{
    public const string LogInPath = "/account/login";
    public const string LogOutPath = "/account/logout";
    public const string PasswordPath = "/account/password";

    /// <summary>Log-in by user name and password, roles, one policy per permission; whatever does not say otherwise needs a log-in. After <c>AddStorage</c> and <c>AddKeys</c>.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services, Action<AccountsOptions> configure)
    {
        services.Configure(configure);
        services.AddHttpContextAccessor();
        services.AddScoped<AccountsConnection>();
        services.AddDbContext<UserDirectory>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<AnlanDatabase>().Accounts).AddInterceptors(provider.GetRequiredService<AccountsConnection>()));
        services.AddIdentity<User, Role>(Configure)
            .AddEntityFrameworkStores<UserDirectory>()
            .AddClaimsPrincipalFactory<ReaderClaimsFactory>()
            .AddErrorDescriber<IdentityErrors>();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "anlan";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
            cookie.SlidingExpiration = true;
            cookie.LoginPath = LogInPath;
            cookie.ReturnUrlParameter = "back";
            // The address stays and the answer says 403, instead of a redirect to a page that says 200.
            cookie.Events.OnRedirectToAccessDenied = refused =>
            {
                refused.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        // A locked user or a reset password ends the sessions that are open within this time.
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));

        services.AddDataProtection().SetApplicationName("anlan");
        services.AddOptions<KeyManagementOptions>().Configure<AnlanDatabase, FieldEncryption>((keys, database, fields) =>
        {
            keys.XmlRepository = new KeyRing(database, fields);
            keys.XmlEncryptor = new EncryptedByTheKeyRing();
        });
        services.AddEncryptedColumn(KeyRing.Column);

        services.AddPermission(Permissions.ManageUsers, ("管理用户", "Manage users"));
        services.AddAuthorization();
        services.AddOptions<AuthorizationOptions>().Configure<IEnumerable<Permission>>(Configure);
        services.AddScoped<UserAdministration>();
        services.AddScoped<StartAccounts>();
        services.TryAddSingleton(TimeProvider.System);
        return services;
    }

    static void Configure(IdentityOptions options)
    {
        options.User.AllowedUserNameCharacters = ""; // any: user names may be Chinese
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(30);
        // Length is what protects a password; rules on kinds of characters make people write Password1! on a note.
        options.Password.RequiredLength = 12;
        options.Password.RequiredUniqueChars = 5;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
    }

    static void Configure(AuthorizationOptions options, IEnumerable<Permission> permissions)
    {
        foreach (var permission in permissions)
            options.AddPolicy(permission.Code, policy => policy.RequireClaim(Permissions.Claim, permission.Code));
        options.FallbackPolicy = options.DefaultPolicy;
    }
}
