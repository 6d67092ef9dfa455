using Anlan.Platform.Language;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.SelfChecks;

public enum CheckState
{
    Good,

    /// <summary>Works, and somebody should look at it before it does not.</summary>
    Attention,

    Failed,
}

/// <param name="Message">What was found, and what to do about it when it is not good.</param>
public sealed record CheckResult(CheckState State, Bilingual Message);

/// <summary>One thing that has to be in order: every dependency and every safeguard has one.</summary>
/// <param name="Run">Looks; gets a scope of its own, five seconds, and may throw.</param>
public sealed record SelfCheck(string Code, Bilingual Name, Func<IServiceProvider, CancellationToken, Task<CheckResult>> Run);

/// <param name="Since">Since when it has been in this state.</param>
/// <param name="Took">How long looking took.</param>
public sealed record CheckReport(SelfCheck Check, CheckResult Result, DateTimeOffset At, DateTimeOffset Since, TimeSpan Took);

public static class SelfCheckServices
{
    public static IServiceCollection AddSelfCheck(
        this IServiceCollection services, string code, Bilingual name, Func<IServiceProvider, CancellationToken, Task<CheckResult>> run) =>
        services.AddSingleton(new SelfCheck(code, name, run));

    /// <summary>Runs every check once a minute and keeps what was found.</summary>
    public static IServiceCollection AddSelfChecks(this IServiceCollection services) => services
        .AddSingleton<SelfChecks>()
        .AddSingleton<BackgroundServices>()
        .AddSingleton<ClockJumps>()
        .AddGuardedService<SelfCheckRounds>()
        .AddSelfCheck("database", ("数据库", "Database"), DatabaseChecks.ReachableAsync)
        .AddSelfCheck("connections", ("数据库连接", "Database connections"), DatabaseChecks.ConnectionsAsync)
        .AddSelfCheck("transactions", ("长事务", "Long transactions"), DatabaseChecks.TransactionsAsync)
        .AddSelfCheck("clock", ("时钟", "Clock"), DatabaseChecks.ClockAsync)
        .AddSelfCheck("time-service", ("对时", "Time service"), MachineChecks.TimeServiceAsync)
        .AddSelfCheck("replication", ("数据库复制", "Replication"), DatabaseChecks.ReplicationAsync)
        .AddSelfCheck("migrations", ("数据库结构", "Database schema"), MachineChecks.MigrationsAsync)
        .AddSelfCheck("services", ("后台服务", "Background services"), (p, _) => Task.FromResult(p.GetRequiredService<BackgroundServices>().Check()))
        .AddSelfCheck("memory", ("内存", "Memory"), MachineChecks.MemoryAsync)
        .AddSelfCheck("guards", ("辖区防护", "Jurisdiction guards"), GuardChecks.RunAsync)
        .AddSelfCheck("leakproof", ("检索算子标记", "Marks of search operators"), GuardChecks.LeakproofAsync)
        .AddSelfCheck("disk", ("磁盘", "Disk"), DiskCheck.RunAsync);
}
