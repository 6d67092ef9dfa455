using System.CommandLine;
using System.Diagnostics;
using Anlan.Platform.Backups;
using Anlan.Platform.Storage;

namespace Anlan.Host.Commands;

/// <summary><c>anlan backup FOLDER [--keep N]</c>, <c>anlan check-backup BACKUP</c>, <c>anlan restore BACKUP [--replace]</c>, on the database of <c>ANLAN_DATABASE</c>.</summary>
static class BackupCommand
{
    public static Command Backup()
    {
        var folder = new Argument<string>("folder") { Description = "存放备份的目录 / where backups are kept" };
        var keep = new Option<int?>("--keep") { Description = "只保留最近几份 / keep only the newest so many" };
        var command = new Command("backup", "备份整个数据库（含附件，不含密钥），运行中也可以 / back up the whole database, attachments included, keys not; also while it runs") { folder, keep };
        command.SetAction((parsed, stop) => WithDatabaseAsync(async backup =>
        {
            var watch = Stopwatch.StartNew();
            var (made, manifest) = await backup.TakeAsync(parsed.GetValue(folder)!, parsed.GetValue(keep), stop);
            Console.WriteLine($"{made}  {manifest.Bytes / 1048576m:0.0} MB  {watch.Elapsed.TotalSeconds:0.0} s");
            Console.WriteLine("密钥目录（ANLAN_KEYS）须另行备份、分开保管。 The key folder (ANLAN_KEYS) is backed up and kept apart.");
            return 0;
        }));
        return command;
    }

    public static Command Check()
    {
        var folder = new Argument<string>("backup") { Description = "一份备份 / one backup" };
        var command = new Command("check-backup", "核对备份的每个文件 / check every file of a backup") { folder };
        command.SetAction(async (parsed, stop) =>
        {
            if (await Platform.Backups.Backup.FindFaultAsync(parsed.GetValue(folder)!, stop) is { } fault)
            {
                Console.Error.WriteLine($"{fault.Zh}\n{fault.En}");
                return 1;
            }
            Console.WriteLine("完好。 As it was written.");
            return 0;
        });
        return command;
    }

    public static Command Restore()
    {
        var folder = new Argument<string>("backup") { Description = "一份备份 / one backup" };
        var replace = new Option<bool>("--replace") { Description = "先删除数据库中的一切（须确认） / delete everything in the database first (asks)" };
        var command = new Command("restore", "恢复备份到空数据库，并核验日志 / restore a backup into an empty database and verify its log") { folder, replace };
        command.SetAction((parsed, stop) => WithDatabaseAsync(async backup =>
        {
            if (parsed.GetValue(replace) && !Confirmed()) return 1;
            var watch = Stopwatch.StartNew();
            var report = await backup.RestoreAsync(parsed.GetValue(folder)!, parsed.GetValue(replace), stop);
            Console.WriteLine($"已恢复 restored, {watch.Elapsed.TotalSeconds:0.0} s");
            if (report.Finding is not { } finding)
            {
                Console.WriteLine($"日志 {report.Entries} 条完好 log: {report.Entries} entries as they were sealed");
                return 0;
            }
            Console.WriteLine($"{finding.Message.Zh}\n{finding.Message.En}");
            return 1;
        }));
        return command;
    }

    static bool Confirmed()
    {
        Console.Write("将删除数据库中的一切。输入 yes 继续 / Everything in the database will be deleted. Type yes to go on: ");
        return Console.ReadLine() == "yes";
    }

    static async Task<int> WithDatabaseAsync(Func<Backup, Task<int>> work)
    {
        await using var database = new AnlanDatabase(new ConfigurationBuilder().AddEnvironmentVariables().Build());
        return await work(new(database, TimeProvider.System));
    }
}
