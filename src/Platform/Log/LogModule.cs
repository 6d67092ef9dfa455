using Anlan.Platform.Identity;
using Anlan.Platform.SelfChecks;
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
        .AddSingleton<LogWords>()
        .AddLogWords(PlatformWords.All)
        .AddSingleton<LogHeads>()
        .AddSingleton<Sealer>()
        .AddSingleton<LogVerification>()
        .AddSingleton<LogExport>()
        .AddSelfCheck("sealing", ("日志封存", "Sealing of the log"), SealingAsync)
        .AddHostedService(provider => provider.GetRequiredService<Sealer>())
        .AddWorkContext<LogDb>();

    static async Task<CheckResult> SealingAsync(IServiceProvider services, CancellationToken stop)
    {
        var (age, entries) = await services.GetRequiredService<Sealer>().LagAsync(stop);
        var outside = services.GetRequiredService<LogHeads>().Folder is not null;
        var state = age > TimeSpan.FromMinutes(1) ? CheckState.Failed : age > TimeSpan.FromSeconds(10) || !outside ? CheckState.Attention : CheckState.Good;
        return new(state, outside
            ? ($"{entries} 条待封存，最早的等待 {age.TotalSeconds:0.0} 秒。", $"{entries} entries wait, the oldest for {age.TotalSeconds:0.0} s.")
            : ("没有设置库外链头目录（ANLAN_HEADS），末尾被截去时无法发现。", "No folder for heads outside the database is named (ANLAN_HEADS): entries cut from the tail would go unnoticed."));
    }
}
