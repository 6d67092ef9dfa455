using Anlan.Platform.Identity;
using Anlan.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Log;

public static class LogModule
{
    public const string ReadPermission = "log.read";
    public const string VerifyPermission = "log.verify";

    /// <summary>Sealing, verifying and reading the log. After <c>AddAccounts</c>.</summary>
    public static IServiceCollection AddLog(this IServiceCollection services) => services
        .AddMigrations("auditor", typeof(LogModule).Assembly, "Log/Auditor")
        .AddPermission(ReadPermission, ("查阅日志", "Read the log"))
        .AddPermission(VerifyPermission, ("核验日志", "Verify the log"))
        .AddSingleton<LogHeads>()
        .AddSingleton<Sealer>()
        .AddSingleton<LogVerification>()
        .AddSingleton<LogExport>()
        .AddHostedService(provider => provider.GetRequiredService<Sealer>())
        .AddWorkContext<LogDb>();
}
