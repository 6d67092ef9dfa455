using Anlan.Platform.SelfChecks;
using Anlan.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Backups;

public static class BackupsModule
{
    public static IServiceCollection AddBackups(this IServiceCollection services) => services
        .AddMigrations("backups", typeof(BackupsModule).Assembly, "Backups")
        .AddSingleton<Backup>()
        .AddSelfCheck("backup", ("备份", "Backup"), LastAsync);

    static async Task<CheckResult> LastAsync(IServiceProvider services, CancellationToken stop)
    {
        var last = await DatabaseChecks.AskAsync(services, "select max(ended_at) from operations.backup_run", row => row.IsDBNull(0) ? (DateTimeOffset?)null : row.GetFieldValue<DateTimeOffset>(0), stop);
        if (last is not { } at) return new(CheckState.Attention, ("还没有备份过。执行 ./anlan backup 目录。", "No backup has been taken. Run ./anlan backup FOLDER."));
        var hours = (int)(services.GetRequiredService<TimeProvider>().GetUtcNow() - at).TotalHours;
        return new(hours > 72 ? CheckState.Failed : hours > 26 ? CheckState.Attention : CheckState.Good, ($"最近一次在 {hours} 小时前。", $"The last one was {hours} hours ago."));
    }
}
