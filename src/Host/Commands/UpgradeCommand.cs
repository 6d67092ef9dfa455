using System.CommandLine;
using System.Diagnostics;
using Anlan.Platform.Backups;
using Anlan.Platform.Storage;

namespace Anlan.Host.Commands;

/// <summary><c>anlan upgrade [--check] [--without-backup]</c>: brings the database to what this program expects, after a backup.</summary>
static class UpgradeCommand
{
    public static Command Create()
    {
        var check = new Option<bool>("--check") { Description = "只列出将执行的迁移 / only list what would be done" };
        var without = new Option<bool>("--without-backup") { Description = "不先备份 / without a backup before" };
        var language = LanguageOption.Create();
        var command = new Command("upgrade", "升级数据库结构，先自动备份 / bring the database to this version, with a backup before") { check, without, language };
        command.SetAction((parsed, stop) =>
        {
            var culture = LanguageOption.Of(parsed, language);
            return OperationsCommands.RunAsync(culture, async services =>
            {
                var migrator = services.GetRequiredService<Migrator>();
                var pending = await migrator.PendingAsync(stop);
                OperationsCommands.Say(culture, pending.Count == 0 ? "数据库已是本版本的结构。" : $"{pending.Count} 个迁移待执行：", pending.Count == 0 ? "The database is what this version expects." : $"{pending.Count} migrations to apply:");
                foreach (var migration in pending) Console.WriteLine($"  {migration.Module}/{migration.File}");
                if (pending.Count == 0 || parsed.GetValue(check)) return;
                if (!parsed.GetValue(without))
                {
                    var backup = services.GetRequiredService<TakeBackup>();
                    var (folder, manifest) = await backup.RunAsync(backup.Folder, stop: stop);
                    OperationsCommands.Say(culture, $"已备份到 {folder}（{manifest.Seconds:0.0} 秒）", $"Backed up to {folder} ({manifest.Seconds:0.0} s)");
                }
                var watch = Stopwatch.StartNew();
                var applied = await migrator.ApplyAsync(stop);
                OperationsCommands.Say(culture, $"已执行 {applied.Count} 个迁移，{watch.Elapsed.TotalSeconds:0.0} 秒。现在启动新版本。", $"{applied.Count} migrations applied in {watch.Elapsed.TotalSeconds:0.0} s. Start the new version now.");
            });
        });
        return command;
    }
}
