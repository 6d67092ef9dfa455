using System.CommandLine;
using System.Globalization;
using Anlan.Affairs.ReportCheck;
using Anlan.Platform.Language;
using Anlan.Platform.Office.Reading;

namespace Anlan.Host.Commands;

/// <summary><c>anlan lint FILE… [--json] [--language zh|en]</c>: checks reports that nobody prepared. Needs no database. Exit code 1 when a file cannot be read.</summary>
static class LintCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("file") { Description = "报告文件：txt、docx、xlsx、csv / report files", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "输出 JSON / write JSON" };
        var language = LanguageOption.Create();
        var command = new Command("lint", "检查报告里的数字是否自洽 / check whether the figures of a report agree with one another") { files, json, language };
        command.SetAction(async (parsed, stop) =>
        {
            var culture = LanguageOption.Of(parsed, language);
            var (paths, failed, all) = (parsed.GetValue(files)!, false, new List<ReportFinding>());
            foreach (var path in paths)
            {
                var findings = await CheckAsync(path, culture, stop);
                failed |= findings is null;
                if (findings is null) continue;
                all.AddRange(findings);
                if (!parsed.GetValue(json)) Print(path, findings, culture);
            }
            if (parsed.GetValue(json))
            {
                using var output = Console.OpenStandardOutput();
                ReportCheckJson.Write(output, all);
                Console.WriteLine();
            }
            return failed ? 1 : 0;
        });
        return command;
    }

    static async Task<IReadOnlyList<ReportFinding>?> CheckAsync(string path, CultureInfo culture, CancellationToken stop)
    {
        try
        {
            await using var file = File.OpenRead(path);
            return ReportChecks.Run(await ReportReader.ReadAsync(file, Path.GetFileName(path), cancel: stop));
        }
        catch (ReadingException e)
        {
            await Console.Error.WriteLineAsync($"{path}: {e.Reason.In(culture)}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(new Bilingual($"“{path}”不能读取。", $"“{path}” cannot be read.").In(culture));
        }
        return null;
    }

    static void Print(string path, IReadOnlyList<ReportFinding> findings, CultureInfo culture)
    {
        string Say(string zh, string en) => new Bilingual(zh, en).In(culture);
        foreach (var f in findings.OrderByDescending(f => f.Severity))
        {
            Console.WriteLine($"{path}:{f.Place}: [{FindingNames.Of(f.Severity).In(culture)}] {FindingNames.Of(f.Kind).In(culture)}: {f.Quote}");
            Console.WriteLine($"    {Say("现为", "found")} {f.Found}    {Say("应为", "expected")} {f.Expected}");
        }
        var (errors, warnings, notes) = (findings.Count(f => f.Severity == FindingSeverity.Error), findings.Count(f => f.Severity == FindingSeverity.Warning), findings.Count(f => f.Severity == FindingSeverity.Note));
        Console.WriteLine(Say($"{path}：错误 {errors}，疑点 {warnings}，提示 {notes}。", $"{path}: {errors} errors, {warnings} warnings, {notes} notes."));
    }
}
