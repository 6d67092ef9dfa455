using System.CommandLine;
using Anlan.Platform.Backups;

namespace Anlan.Host.Commands;

/// <summary><c>anlan backup [--to FOLDER] [--keep N]</c>, <c>anlan backup check FOLDER</c>, <c>anlan backup verify FOLDER</c>, <c>anlan backup list</c>.</summary>
static class BackupCommand
{
    public static Command Create()
    {
        var to = new Option<string?>("--to") { Description = "备份放在哪个文件夹中，默认 ANLAN_BACKUPS / folder in which to make it, ANLAN_BACKUPS unless said otherwise" };
        var keep = new Option<int>("--keep") { Description = "只保留最新的几份，0 为全部保留 / how many of the newest stay, 0 for all" };
        var language = LanguageOption.Create();
        var command = new Command("backup", "备份整个数据库，平台可照常运行；不含主密钥 / back up the whole database while it is in use; without the master key") { to, keep, language };
        command.Subcommands.Add(Check());
        command.Subcommands.Add(Verify());
        command.Subcommands.Add(List());
        command.SetAction((parsed, stop) =>
        {
            var culture = LanguageOption.Of(parsed, language);
            return OperationsCommands.RunAsync(culture, async services =>
            {
                var backup = services.GetRequiredService<TakeBackup>();
                var (folder, manifest) = await backup.RunAsync(parsed.GetValue(to) ?? backup.Folder, parsed.GetValue(keep), stop);
                OperationsCommands.Say(culture,
                    $"已备份到 {folder}：{manifest.Tables.Count} 张表，{manifest.Rows:#,0} 行，{OperationsCommands.Size(manifest.Bytes)}，{manifest.Seconds:0.0} 秒。日志链头 {manifest.Log.Seq}:{manifest.Log.Hash}",
                    $"Backed up to {folder}: {manifest.Tables.Count} tables, {manifest.Rows:#,0} rows, {OperationsCommands.Size(manifest.Bytes)}, {manifest.Seconds:0.0} s. Head of the log {manifest.Log.Seq}:{manifest.Log.Hash}");
                OperationsCommands.Say(culture,
                    "备份中没有主密钥。请把密钥目录中的 master.keys 另行保存在别处，没有它无法读取个人信息。",
                    "The master key is not in it. Keep master.keys of the key folder in another place: without it personal data cannot be read.");
            });
        });
        return command;
    }

    static Command Check()
    {
        var folder = new Argument<string>("folder") { Description = "备份文件夹 / the backup" };
        var language = LanguageOption.Create();
        var command = new Command("check", "只核对备份的每个文件，不用数据库 / only check every file of the backup; needs no database") { folder, language };
        command.SetAction(async (parsed, stop) =>
        {
            var culture = LanguageOption.Of(parsed, language);
            try
            {
                var manifest = await BackupManifest.ReadAsync(parsed.GetValue(folder)!, stop);
                await manifest.CheckFilesAsync(parsed.GetValue(folder)!, stop);
                OperationsCommands.Say(culture, $"{manifest.Files.Count} 个文件完好，{OperationsCommands.Size(manifest.Bytes)}。", $"{manifest.Files.Count} files are as they were written, {OperationsCommands.Size(manifest.Bytes)}.");
                return 0;
            }
            catch (BackupException refusal)
            {
                await Console.Error.WriteLineAsync(refusal.Reason.In(culture));
                return 1;
            }
        });
        return command;
    }

    static Command Verify()
    {
        var folder = new Argument<string>("folder") { Description = "备份文件夹 / the backup" };
        var language = LanguageOption.Create();
        var command = new Command("verify", "演练：恢复到临时数据库并核对，然后删除 / drill: restore into a scratch database, compare, drop it") { folder, language };
        command.SetAction((parsed, stop) =>
        {
            var culture = LanguageOption.Of(parsed, language);
            return OperationsCommands.RunAsync(culture, async services =>
                RestoreCommand.Tell(culture, await services.GetRequiredService<RestoreBackup>().DrillAsync(parsed.GetValue(folder)!, stop)));
        });
        return command;
    }

    static Command List()
    {
        var language = LanguageOption.Create();
        var command = new Command("list", "列出备份、演练和恢复的记录 / list backups, drills and restores") { language };
        command.SetAction((parsed, stop) =>
        {
            var culture = LanguageOption.Of(parsed, language);
            return OperationsCommands.RunAsync(culture, async services =>
            {
                foreach (var run in await services.GetRequiredService<BackupRuns>().ListAsync(stop: stop))
                    Console.WriteLine($"{run.BeganAt.ToLocalTime():yyyy-MM-dd HH:mm}  {run.Kind,-8} {Outcome(run).In(culture),-10} {(run.EndedAt - run.BeganAt)?.TotalSeconds,8:0.0} s  {OperationsCommands.Size(run.Bytes ?? 0),12}  {run.Folder}  {run.Message}");
            });
        });
        return command;

        static Platform.Language.Bilingual Outcome(BackupRun run) => run.Succeeded switch { true => ("成功", "good"), false => ("失败", "failed"), null => ("未完成", "unfinished") };
    }
}
