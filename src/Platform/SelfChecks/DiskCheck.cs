using Anlan.Platform.Keys;
using Anlan.Platform.Language;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.SelfChecks;

/// <summary>Room on the disks the platform writes to, each told once. <c>ANLAN_DATA</c> names the folder of the database where it lies on this machine.</summary>
static class DiskCheck
{
    const long Gigabyte = 1L << 30;

    sealed record Disk(Bilingual Use, long Free, long Size)
    {
        public CheckState State => Free < Gigabyte ? CheckState.Failed : Free < 10 * Gigabyte && Free < Size / 10 ? CheckState.Attention : CheckState.Good;

        public string Room => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Free / (decimal)Gigabyte:0.0} GB / {Size / (decimal)Gigabyte:0.0} GB");
    }

    static readonly (Bilingual Use, string Setting)[] Folders =
    [
        (("数据库", "database"), "ANLAN_DATA"), (("备份", "backups"), "ANLAN_BACKUPS"), (("密钥", "keys"), KeyFolder.Setting), (("链头", "heads of the log"), "ANLAN_HEADS"),
    ];

    public static Task<CheckResult> RunAsync(IServiceProvider services, CancellationToken stop) => Task.FromResult(Run(services.GetRequiredService<IConfiguration>()));

    internal static CheckResult Run(IConfiguration settings)
    {
        var disks = new List<Disk>();
        foreach (var (use, folder) in Folders.Select(f => (f.Use, settings[f.Setting])).Append((("程序和临时文件", "program and temporary files"), Path.GetTempPath())))
            if (folder is { Length: > 0 } && Nearest(folder) is { } there)
                disks.Add(Look(use, there));
        // Two folders with the same figures lie on one disk.
        var each = disks.GroupBy(d => (d.Size, Free: d.Free >> 24)).Select(g => g.First() with { Use = (string.Join("、", g.Select(d => d.Use.Zh)), string.Join(", ", g.Select(d => d.Use.En))) }).ToList();
        var worst = each.Select(d => d.State).DefaultIfEmpty(CheckState.Good).Max();
        return new(worst, (
            string.Join("；", each.Select(d => $"{d.Use.Zh}：剩余 {d.Room}")) + (worst == CheckState.Good ? "。" : "。请清理旧备份和日志，或扩容；写满后无法保存，腾出空间即自动恢复。"),
            string.Join("; ", each.Select(d => $"{d.Use.En}: {d.Room} free")) + (worst == CheckState.Good ? "." : ". Remove old backups and log files, or enlarge it: a full disk saves nothing; it recovers by itself when there is room.")));
    }

    static Disk Look(Bilingual use, string folder)
    {
        var drive = new DriveInfo(folder);
        return new(use, drive.AvailableFreeSpace, drive.TotalSize);
    }

    static string? Nearest(string folder)
    {
        var there = Path.GetFullPath(folder);
        while (!Directory.Exists(there) && Path.GetDirectoryName(there) is { } above) there = above;
        return Directory.Exists(there) ? there : null;
    }
}
