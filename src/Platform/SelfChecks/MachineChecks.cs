using System.Diagnostics;
using Anlan.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.SelfChecks;

/// <summary>The process and the machine it runs on.</summary>
static class MachineChecks
{
    const long Megabyte = 1L << 20;

    public static Task<CheckResult> MemoryAsync(IServiceProvider services, CancellationToken stop)
    {
        var memory = GC.GetGCMemoryInfo();
        var used = Environment.WorkingSet;
        // What the collector may use: the machine's memory, or less where the unit file or the container sets a limit.
        var share = memory.TotalAvailableMemoryBytes == 0 ? 0 : (decimal)used / memory.TotalAvailableMemoryBytes;
        var pause = memory.PauseTimePercentage;
        var state = share > 0.9m ? CheckState.Failed : share > 0.75m || pause > 20 ? CheckState.Attention : CheckState.Good;
        var (zh, en) = state == CheckState.Good ? ("", "") : (" 请重启服务并查看日志；经常如此时增加内存。", " Restart the service and look into the log file; add memory when this comes back.");
        return Task.FromResult(new CheckResult(state,
            ($"程序占用 {used / Megabyte} MB，可用上限 {memory.TotalAvailableMemoryBytes / Megabyte} MB，垃圾回收停顿 {pause:0.0} %。{zh}",
             $"{used / Megabyte} MB in use, {memory.TotalAvailableMemoryBytes / Megabyte} MB allowed, {pause:0.0} % of the time collecting garbage.{en}")));
    }

    public static async Task<CheckResult> MigrationsAsync(IServiceProvider services, CancellationToken stop)
    {
        var pending = await services.GetRequiredService<Migrator>().PendingAsync(stop);
        return pending.Count == 0
            ? new(CheckState.Good, ("数据库结构与程序一致。", "The database is what this program expects."))
            : new(CheckState.Failed, ($"{pending.Count} 个迁移没有执行：{List(pending)}。请执行 ./anlan upgrade。", $"{pending.Count} migrations are missing: {List(pending)}. Run ./anlan upgrade."));

        static string List(IReadOnlyList<Migration> migrations) => string.Join(", ", migrations.Select(m => $"{m.Module}/{m.File}"));
    }

    /// <summary>Whether the machine's clock is kept right: asked of systemd, where there is one.</summary>
    public static async Task<CheckResult> TimeServiceAsync(IServiceProvider services, CancellationToken stop)
    {
        var jump = services.GetRequiredService<ClockJumps>().Last;
        if (jump is { } moved)
            return new(CheckState.Attention,
                ($"时钟在一小时内跳变过 {moved.TotalSeconds:+0.0;-0.0} 秒。请检查对时服务；日志中的时间以此为准时要留意。", $"The clock jumped by {moved.TotalSeconds:+0.0;-0.0} s within the last hour. Check the time service, and mind it when reading times in the log."));
        return await SynchronizedAsync(stop) switch
        {
            true => new(CheckState.Good, ("系统对时正常。", "The machine keeps its clock synchronized.")),
            false => new(CheckState.Attention, ("系统没有对时。请启用 chrony 或 systemd-timesyncd，指向本单位时间服务器。", "The machine's clock is not synchronized. Enable chrony or systemd-timesyncd with your own time server.")),
            null => new(CheckState.Good, ("没有时钟跳变；本机没有 systemd，对时服务状态未知。", "No jumps; without systemd on this machine the state of its time service is not known.")),
        };
    }

    static async Task<bool?> SynchronizedAsync(CancellationToken stop)
    {
        if (!Directory.Exists("/run/systemd/system") || !File.Exists("/usr/bin/timedatectl")) return null;
        using var asked = Process.Start(new ProcessStartInfo("/usr/bin/timedatectl", ["show", "-p", "NTPSynchronized", "--value"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var answer = await asked.StandardOutput.ReadToEndAsync(stop);
        return answer.Trim() switch { "yes" => true, "no" => false, _ => null };
    }
}

/// <summary>Compares the clock on the wall with one that only runs forward, once a round of checks.</summary>
sealed class ClockJumps(TimeProvider clock)
{
    static readonly TimeSpan Noticed = TimeSpan.FromSeconds(2);

    (DateTimeOffset Wall, long Steady)? before;
    (TimeSpan By, long At)? jump;

    /// <summary>By how much the clock moved; null when it has not within the last hour.</summary>
    public TimeSpan? Last
    {
        get
        {
            var (wall, steady) = (clock.GetUtcNow(), Stopwatch.GetTimestamp());
            if (before is { } b && wall - b.Wall - Stopwatch.GetElapsedTime(b.Steady, steady) is var moved && moved.Duration() > Noticed) jump = (moved, steady);
            before = (wall, steady);
            return jump is { } j && Stopwatch.GetElapsedTime(j.At) < TimeSpan.FromHours(1) ? j.By : null;
        }
    }
}
