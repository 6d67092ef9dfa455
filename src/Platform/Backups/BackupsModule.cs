using Anlan.Platform.SelfChecks;
using Anlan.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Backups;

public static class BackupsModule
{
    /// <summary>Backups by command and every day, restores, drills, and a self-check that knows of them. After <c>AddLog</c> and <c>AddSelfChecks</c>.</summary>
    public static IServiceCollection AddBackups(this IServiceCollection services) => services
        .AddMigrations("backups", typeof(BackupsModule).Assembly, "Backups")
        .AddSingleton<BackupRuns>()
        .AddSingleton<TakeBackup>()
        .AddSingleton<RestoreBackup>()
        .AddGuardedService<NightlyBackup>()
        .AddSelfCheck("backup", ("备份", "Backup"), BackupChecks.RunAsync);
}
