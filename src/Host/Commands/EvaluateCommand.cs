using System.CommandLine;
using System.Globalization;
using Anlan.Affairs.SelfEvaluation;
using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Platform.Yaml;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;

namespace Anlan.Host.Commands;

/// <summary><c>anlan evaluate CASE [--framework ID|FILE] [--json] [--language zh|en]</c>. Needs no database.</summary>
static class EvaluateCommand
{
    public static Command Create()
    {
        var @case = new Argument<string>("case") { Description = "pingshan-2021、futian-2020 …，或案例文件 / a known case, or a case file" };
        var framework = new Option<string?>("--framework") { Description = "指标体系代码或文件 / framework edition, by code or file" };
        var json = new Option<bool>("--json") { Description = "输出 JSON / write JSON" };
        var language = LanguageOption.Create();
        var command = new Command("evaluate", "按指标体系评价一个案例并说明每一分 / score a case and explain every point") { @case, framework, json, language };
        command.SetAction(parsed =>
        {
            var culture = LanguageOption.Of(parsed, language);
            return Complaints.Guard(culture, () =>
            {
                var evaluation = Evaluate(parsed.GetValue(@case)!, parsed.GetValue(framework));
                if (parsed.GetValue(json))
                {
                    using var output = Console.OpenStandardOutput();
                    EvaluationJson.Write(output, evaluation, culture);
                    Console.WriteLine();
                }
                else
                {
                    Print(evaluation, culture);
                }
                return 0;
            });
        });
        return command;
    }

    static CaseEvaluation Evaluate(string caseOrFile, string? framework)
    {
        var library = FrameworkLibrary.Load(DataFolders.Frameworks);
        if (framework is null) return CaseEvaluation.Of(CaseLibrary.Read(DataFolders.Cases, caseOrFile, library), library);
        var asked = library.Find(framework)
            ?? (File.Exists(framework) ? FrameworkReader.Read(File.ReadAllText(framework), Path.GetFileName(framework)) : throw new FileNotFoundException(null, framework));
        // A case may be written for the edition of the file, which the library does not hold yet.
        library = library.With(asked);
        return CaseEvaluation.Of(CaseLibrary.Read(DataFolders.Cases, caseOrFile, library), library, asked);
    }

    static void Print(CaseEvaluation e, CultureInfo culture)
    {
        var zh = culture.TwoLetterISOLanguageName != "en";
        Console.WriteLine($"{e.Case.Bureau.In(culture)} {e.Case.Year} · {e.Edition.Title.In(culture)}");
        Console.WriteLine();
        foreach (var score in e.Result.Scores)
        {
            var shown = score.Shown is { } s ? Numbers.Fixed(s, e.Edition.Rounding.Indicator) : "—";
            Console.WriteLine($"{shown,8} / {Numbers.Plain(score.Indicator.Weight),-4} {Names.Of(score.Basis).In(culture),-4}  {score.Indicator.Name.In(culture)}");
        }
        foreach (var project in e.Case.Projects)
            Console.WriteLine($"{(project.ComputedRate is { } rate ? Numbers.Fixed(rate * 100, 2) + "%" : "—"),8}  {project.No,2}. {project.Name.In(culture)}");
        if (e.Edition.Scored)
        {
            var total = e.Result.Total.Shown is { } t ? Numbers.Fixed(t, e.Edition.Rounding.Total) : "—";
            var published = e.Case.Published.Total is { } p ? Numbers.Plain(p.Points) : "—";
            var partial = Numbers.Plain(Numbers.Round(e.Result.Total.Partial, 6));
            Console.WriteLine();
            if (e.Result.Total.Unrounded is { } u)
                Console.WriteLine(zh ? $"总分 {total}（未取整 {Numbers.Plain(Numbers.Round(u, 6))}；公布 {published}）{e.Result.Grade?.Name.Zh}" : $"Total {total} (unrounded {Numbers.Plain(Numbers.Round(u, 6))}; published {published}) {e.Result.Grade?.Name.En}");
            else
                Console.WriteLine(zh ? $"没有总分：{e.Result.Total.MissingCount} 个指标缺得分；已有合计 {partial}" : $"No total: {e.Result.Total.MissingCount} indicators have no score; the others add to {partial}");
        }
        Console.WriteLine();
        Console.WriteLine(zh ? $"发现 {e.Findings.Count} 条：" : $"{e.Findings.Count} findings:");
        foreach (var finding in e.Findings) Console.WriteLine($"  [{Names.Of(finding.Severity).In(culture)}] {finding.Message.In(culture)}");
    }
}
