using System.CommandLine;
using System.Globalization;
using Anlan.Platform.Backups;

namespace Anlan.Host.Commands;

/// <summary><c>anlan restore FOLDER [--replace] [--confirm DATABASE]</c>.</summary>
static class RestoreCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "备份文件夹 / the backup" };
        var replace = new Option<bool>("--replace") { Description = "替换现有数据库；原库改名保留 / replace the present database, which is kept under another name" };
        var confirm = new Option<string?>("--confirm") { Description = "现有数据库的名称，代替键入确认 / the name of the present database, instead of typing it" };
        var language = LanguageOption.Create();
        var command = new Command("restore", "恢复备份：先核对文件，后核对行数和日志链 / restore a backup: files are checked before, rows and the log's chain after") { folder, replace, confirm, language };
        command.SetAction((parsed, stop) =>
        {
            var culture = LanguageOption.Of(parsed, language);
            return OperationsCommands.RunAsync(culture, async services =>
            {
                var restore = services.GetRequiredService<RestoreBackup>();
                if (!parsed.GetValue(replace))
                {
                    Tell(culture, await restore.IntoEmptyAsync(parsed.GetValue(folder)!, stop));
                    return;
                }
                if (!Confirmed(culture, restore.Target, parsed.GetValue(confirm)))
                    throw new BackupException(("名称不符，没有改动任何内容。", "That is not its name. Nothing was changed."));
                Tell(culture, await restore.ReplaceAsync(parsed.GetValue(folder)!, stop));
            });
        });
        return command;
    }

    public static void Tell(CultureInfo culture, RestoreReport report)
    {
        var manifest = report.Manifest;
        OperationsCommands.Say(culture,
            $"{manifest.TakenAt.ToLocalTime():yyyy-MM-dd HH:mm} 的备份完好：{manifest.Rows:#,0} 行，日志到第 {manifest.Log.Seq} 条。核对文件 {report.Checked.TotalSeconds:0.0} 秒，恢复 {report.Restored.TotalSeconds:0.0} 秒，核对行数和日志链 {report.Verified.TotalSeconds:0.0} 秒。",
            $"The backup of {manifest.TakenAt.ToLocalTime():yyyy-MM-dd HH:mm} is whole: {manifest.Rows:#,0} rows, the log up to entry {manifest.Log.Seq}. Checking files {report.Checked.TotalSeconds:0.0} s, restoring {report.Restored.TotalSeconds:0.0} s, comparing rows and the log's chain {report.Verified.TotalSeconds:0.0} s.");
        if (report.Kept is { } kept)
            OperationsCommands.Say(culture, $"原数据库改名为 {kept}，确认无误后由数据库管理员删除：drop database {kept}", $"The database before is now called {kept}; drop it when all is well: drop database {kept}");
        if (report.LostEntries is > 0)
            OperationsCommands.Say(culture, $"备份之后的 {report.LostEntries} 条日志（及其记录的变更）不在恢复的库中；链头文件已移入 before-… 文件夹。", $"{report.LostEntries} entries of the log made after the backup, and the changes they tell of, are not in it; the files of heads were moved into a folder before-….");
        if (manifest.KeyGenerations.Count > 0)
            OperationsCommands.Say(culture, $"读取个人信息需要主密钥：{string.Join("，", manifest.KeyGenerations)}", $"Personal data need the master key: {string.Join(", ", manifest.KeyGenerations)}");
    }

    static bool Confirmed(CultureInfo culture, string name, string? said)
    {
        if (said is null && !Console.IsInputRedirected)
        {
            OperationsCommands.Say(culture, $"将用备份替换数据库 {name}（原库改名保留）。请键入数据库名称确认：", $"This replaces the database {name} (which is kept under another name). Type its name to go on:");
            said = Console.ReadLine();
        }
        return said?.Trim() == name;
    }
}
