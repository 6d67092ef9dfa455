using Anlan.Platform.Identity.Delegations;
using Anlan.Platform.Identity.LogIn;
using Anlan.Platform.Identity.Oidc;
using Anlan.Platform.Identity.Passwords;
using Anlan.Platform.Identity.Roles;
using Anlan.Platform.Identity.SecondFactor;
using Anlan.Platform.Identity.Sessions;
using Anlan.Platform.Identity.Tokens;
using Anlan.Platform.Keys;
using Anlan.Platform.SelfChecks;
using Anlan.Platform.Starting;
using Anlan.Platform.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Anlan.Platform.Identity;

public static class AccountsModule
{
    public const string LogInPath = "/account/login";
    public const string CodePath = "/account/login/code";
    public const string LogOutPath = "/account/logout";
    public const string PasswordPath = "/account/password";
    public const string SecondFactorPath = "/account/second-factor";
    public const string ConfirmPath = "/account/confirm";

    /// <summary>Where one's own account is told about.</summary>
    public const string AccountPath = "/account";

    // PBKDF2 with HMAC-SHA-512, as often as OWASP advises (2023).
    const int PasswordRounds = 210_000;

    /// <summary>Log-in, sessions, roles, one policy per permission; whatever does not say otherwise needs a log-in. After <c>AddStorage</c> and <c>AddKeys</c>.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services, Action<AccountsOptions> configure)
    {
        services.Configure(configure);
        services.AddMigrations("identity", typeof(AccountsModule).Assembly, "Identity");
        services.AddMigrations("tokens", typeof(AccountsModule).Assembly, "Identity/Tokens");
        services.AddHttpContextAccessor();
        services.AddScoped<AccountsConnection>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusedAccess>();
        services.AddDbContext<UserDirectory>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<AnlanDatabase>().Accounts).AddInterceptors(provider.GetRequiredService<AccountsConnection>()));
        services.AddIdentity<User, Role>(Configure)
            .AddEntityFrameworkStores<UserDirectory>()
            .AddErrorDescriber<IdentityErrors>();
        services.ConfigureApplicationCookie(SessionCookie.Configure);
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = PasswordRounds);
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TokenScheme>(TokenScheme.Name, null);

        services.AddDataProtection().SetApplicationName("anlan");
        services.AddOptions<KeyManagementOptions>().Configure<AnlanDatabase, FieldEncryption>((keys, database, fields) =>
        {
            keys.XmlRepository = new KeyRing(database, fields);
            keys.XmlEncryptor = new EncryptedByTheKeyRing();
        });
        services.AddEncryptedColumn(KeyRing.Column);
        services.AddEncryptedColumn(SecondFactors.Column);

        services.AddPermission(Permissions.ReadUsers, ("查看用户", "See users"));
        services.AddPermission(Permissions.ManageUsers, ("管理用户", "Manage users"));
        services.AddPermission(Permissions.ManageRoles, ("授予角色、管理角色权限", "Give roles, manage roles"));
        services.AddPermission(Permissions.ManageSessions, ("查看和结束会话", "See and end sessions"));
        services.AddPermission(Permissions.ManageSecurity, ("安全设置、动态口令、委托", "Security settings, second factors, delegations"));
        services.AddPermission(Permissions.OpenKiosk, ("开启值守大屏会话", "Open a session for a screen that stays on"));
        services.AddPermission(Permissions.ManageTokens, ("签发和吊销接口令牌", "Issue and revoke tokens of the interface"));
        services.AddAuthorization();
        services.AddOptions<AuthorizationOptions>().Configure<IEnumerable<Permission>>(Configure);

        services.AddOptions<LdapOptions>().BindConfiguration("Ldap");
        services.AddSingleton<LdapDirectory>();
        services.AddOptions<OidcOptions>().BindConfiguration("Oidc");
        services.AddHttpClient<OidcProvider>(http => (http.Timeout, http.MaxResponseContentBufferSize) = (TimeSpan.FromSeconds(10), 1 << 20))
            .ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        services.AddScoped<OidcAccounts>();
        services.AddSingleton<SecurityRulesInForce>();
        services.AddSingleton<SessionStore>();
        services.AddScoped<SessionBook>();
        services.AddSingleton<SecurityLog>();
        services.AddScoped<ReaderClaimsFactory>();
        services.AddScoped<LogInAttempts>();
        services.AddScoped<DirectoryAccounts>();
        services.AddScoped<FrontDoor>();
        services.AddScoped<SecondFactors>();
        services.AddScoped<PasswordChange>();
        services.AddScoped<SecurityAdministration>();
        services.AddScoped<RoleAdministration>();
        services.AddScoped<DelegationDesk>();
        services.AddSingleton<TokenBook>();
        services.AddScoped<TokenDesk>();
        services.AddDemonstrationData(("接口令牌", "tokens of the interface"), DemonstrationToken.LoadAsync);
        services.AddScoped<UserAdministration>();
        services.AddScoped<StartAccounts>();
        services.AddGuardedService<AccountsTidying>();
        services.TryAddSingleton(TimeProvider.System);
        return services;
    }

    static void Configure(IdentityOptions options)
    {
        options.User.AllowedUserNameCharacters = ""; // any: user names may be Chinese
        // The rules are dated rows (Passwords), and failures are counted before the password is looked at (LogIn).
        options.Password.RequiredLength = options.Password.RequiredUniqueChars = 1;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        options.Lockout.AllowedForNewUsers = true;
    }

    static void Configure(AuthorizationOptions options, IEnumerable<Permission> permissions)
    {
        foreach (var permission in permissions)
            options.AddPolicy(permission.Code, policy => policy.RequireClaim(Permissions.Claim, permission.Code));
        options.FallbackPolicy = options.DefaultPolicy;
    }
}
