using System.CommandLine;
using Anlan.Platform.Log;
using Anlan.Platform.Storage;

namespace Anlan.Host.Commands;

/// <summary><c>anlan audit verify</c>, <c>anlan audit export FILE [--from N] [--to N]</c>, <c>anlan audit forget --days N</c>, on the database of <c>ANLAN_DATABASE</c>.</summary>
static class AuditCommand
{
    public static Command Create() => new("audit", "日志：核验、导出、清除过期内容 / the log: verify, export, empty what is past its time") { Verify(), Export(), Forget() };

    static Command Verify()
    {
        var language = LanguageOption.Create();
        var command = new Command("verify", "核验日志链，指出第一条被改动、删除、插入、换位或截去的记录 / verify the chain and name the first entry that was changed, removed, inserted, moved or cut") { language };
        command.SetAction(async (parsed, stop) =>
        {
            var culture = LanguageOption.Of(parsed, language);
            var settings = Settings();
            await using var database = new AnlanDatabase(settings);
            var report = await new LogVerification(database, new LogHeads(settings), TimeProvider.System).RunAsync(stop);
            if (report.Finding is { } finding)
            {
                Console.WriteLine(finding.Message.In(culture));
                return 1;
            }
            Console.WriteLine(new Platform.Language.Bilingual(
                $"{report.Entries} 条完好，{report.Unsealed} 条待封存，与库外 {report.Heads} 个链头一致。链头 {report.Head?.Seq}:{report.Head?.Hash}",
                $"{report.Entries} entries are as they were sealed, {report.Unsealed} wait to be sealed; {report.Heads} heads kept outside agree. Head {report.Head?.Seq}:{report.Head?.Hash}").In(culture));
            return 0;
        });
        return command;
    }

    static Command Export()
    {
        var file = new Argument<string>("file") { Description = "导出文件 / file to write" };
        var from = new Option<long>("--from") { Description = "起始序号 / first number", DefaultValueFactory = _ => 1 };
        var to = new Option<long>("--to") { Description = "截止序号 / last number", DefaultValueFactory = _ => long.MaxValue };
        var command = new Command("export", "导出一段日志，可用 deploy/verify-log.py 独立核验 / export a range that deploy/verify-log.py verifies by itself") { file, from, to };
        command.SetAction(async (parsed, stop) =>
        {
            await using var database = new AnlanDatabase(Settings());
            await using var output = new StreamWriter(parsed.GetValue(file)!);
            var count = await new LogExport(database).WriteAsync(output, parsed.GetValue(from), parsed.GetValue(to), stop);
            Console.WriteLine($"{count} 条已写入 entries written: {parsed.GetValue(file)}");
            return 0;
        });
        return command;
    }

    static Command Forget()
    {
        var days = new Option<int>("--days") { Description = "清除早于多少天的内容，至少 183 / empty what is older than so many days, 183 at least", Required = true };
        var command = new Command("forget", "清除过期内容，链条仍可核验 / empty what is past its retention period; the chain stays verifiable") { days };
        command.SetAction(async (parsed, stop) =>
        {
            if (parsed.GetValue(days) < 183)
            {
                Console.Error.WriteLine("日志至少保存 183 天（网络安全法）。 The log is kept for 183 days at least.");
                return 1;
            }
            await using var database = new AnlanDatabase(Settings());
            int emptied, total = 0;
            do
            {
                await using var command = database.Sealer.CreateCommand("select log.forget($1, 10000)");
                command.Parameters.Add(new() { Value = parsed.GetValue(days) });
                total += emptied = (int)(await command.ExecuteScalarAsync(stop))!;
            } while (emptied > 0);
            Console.WriteLine($"{total} 条已清除 entries emptied");
            return 0;
        });
        return command;
    }

    static IConfiguration Settings() => new ConfigurationBuilder().AddEnvironmentVariables().Build();
}
