using Anlan.Platform.SelfChecks;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Backups;

/// <summary>When was the last backup, did it succeed, and has anybody tried to restore one?</summary>
static class BackupChecks
{
    static readonly TimeSpan Late = TimeSpan.FromHours(26);
    static readonly TimeSpan FarTooLate = TimeSpan.FromHours(74);
    static readonly TimeSpan DrillDue = TimeSpan.FromDays(100);

    public static async Task<CheckResult> RunAsync(IServiceProvider services, CancellationToken stop)
    {
        var (runs, now) = (services.GetRequiredService<BackupRuns>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        if (await runs.FindLastAsync(BackupRunKind.Backup, stop) is not { } last)
            return new(CheckState.Attention, ("还没有备份。执行 ./anlan backup，或设置 ANLAN_BACKUP_AT 每天自动备份。", "There is no backup yet. Run ./anlan backup, or set ANLAN_BACKUP_AT for one every day."));
        var age = now - last.BeganAt;
        var drill = await runs.FindLastAsync(BackupRunKind.Drill, stop);
        var newest = (await runs.ListAsync(1, stop))[0];
        var failed = newest is { Succeeded: false };
        var state = age > FarTooLate ? CheckState.Failed : failed || age > Late || drill is null || now - drill.BeganAt > DrillDue ? CheckState.Attention : CheckState.Good;
        var (zh, en) = ($"最近一次备份在 {age.TotalHours:0.0} 小时前，{(last.Bytes ?? 0) / 1048576m:0.0} MB。", $"The last backup is {age.TotalHours:0.0} hours old, {(last.Bytes ?? 0) / 1048576m:0.0} MB.");
        if (age > Late) (zh, en) = (zh + "超过一天没有备份，请检查计划任务。", en + " That is more than a day: look at what should make them.");
        if (failed) (zh, en) = (zh + $"最近一次操作失败：{newest.Message}", en + $" The latest run failed: {newest.Message}");
        (zh, en) = drill is null
            ? (zh + "备份还没有演练过，请执行 ./anlan backup verify。", en + " No backup has been tried yet: run ./anlan backup verify.")
            : (zh + $"上次演练在 {(now - drill.BeganAt).TotalDays:0} 天前。", en + $" The last drill was {(now - drill.BeganAt).TotalDays:0} days ago.");
        return new(state, (zh, en));
    }
}
