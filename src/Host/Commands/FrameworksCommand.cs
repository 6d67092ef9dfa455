using System.CommandLine;
using System.Globalization;
using Anlan.Platform.Language;
using Anlan.Rules.Cases;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;

namespace Anlan.Host.Commands;

/// <summary><c>anlan frameworks list</c> and <c>anlan frameworks check FILE</c>. Needs no database.</summary>
static class FrameworksCommand
{
    public static Command Create() => new("frameworks", "指标体系 / framework editions") { List(), Check() };

    static Command List()
    {
        var language = LanguageOption.Create();
        var command = new Command("list", "列出已有的指标体系 / list the editions") { language };
        command.SetAction(parsed =>
        {
            var culture = LanguageOption.Of(parsed, language);
            return Complaints.Guard(culture, () =>
            {
                foreach (var e in FrameworkLibrary.Load(DataFolders.Frameworks).All)
                    Console.WriteLine($"{e.Code,-30} {e.FirstYear}{(e.LastYear == e.FirstYear ? "" : $"–{e.LastYear}"),-6} {e.Jurisdiction,-7} {(e.Scored ? e.Indicators.Count : e.Table!.Columns.Count),3}  {e.Title.In(culture)}");
                return 0;
            });
        });
        return command;
    }

    static Command Check()
    {
        var file = new Argument<string>("file") { Description = "指标体系文件（*.yaml） / an edition file" };
        var language = LanguageOption.Create();
        var command = new Command("check", "检查指标体系文件和旁边的案例表（*.cases.yaml） / check an edition and the case table beside it") { file, language };
        command.SetAction(parsed =>
        {
            var culture = LanguageOption.Of(parsed, language);
            return Complaints.Guard(culture, () => Check(parsed.GetValue(file)!, culture));
        });
        return command;
    }

    static int Check(string path, CultureInfo culture)
    {
        if (!File.Exists(path)) throw new FileNotFoundException(null, path);
        var edition = FrameworkReader.Read(File.ReadAllText(path), Path.GetFileName(path));
        Console.WriteLine($"{edition.Code} · {edition.Title.In(culture)}");
        foreach (var indicator in edition.Indicators)
        {
            Console.WriteLine($"\n{string.Join(" › ", indicator.Path.Select(p => p.In(culture)))} › {indicator.Name.In(culture)} ({Numbers.Plain(indicator.Weight)})");
            foreach (var sentence in indicator.Rule.Wording) Console.WriteLine("    " + sentence.In(culture));
        }
        var table = Path.ChangeExtension(path, ".cases.yaml");
        Console.WriteLine();
        if (!File.Exists(table))
        {
            Say(culture, $"没有错误。旁边没有案例表 {Path.GetFileName(table)}，规则是否合意还没有验证。", $"No mistakes. There is no case table {Path.GetFileName(table)} beside it, so nothing proves yet that the rules mean what you mean.");
            return 0;
        }
        var cases = CaseTable.Read(File.ReadAllText(table), Path.GetFileName(table), edition);
        var failed = cases.Where(c => !c.Holds).ToList();
        foreach (var c in failed)
        {
            var (expected, given) = (Write(c.Expected), Write(c.Given));
            Say(culture, $"{Path.GetFileName(table)}:{c.Line}: {c.Situation.Zh}：应为 {expected}，规则给 {given}。", $"{Path.GetFileName(table)}:{c.Line}: {c.Situation.En}: expected {expected}, the rules give {given}.");
        }
        Say(culture, $"{(failed.Count == 0 ? "没有错误。" : "规则文件没有错误，但有案例不符。")}案例 {cases.Count} 个，相符 {cases.Count - failed.Count} 个，不符 {failed.Count} 个。", $"{(failed.Count == 0 ? "No mistakes." : "The edition itself has no mistakes, but cases do not hold.")} {cases.Count} cases: {cases.Count - failed.Count} hold, {failed.Count} do not.");
        return failed.Count == 0 ? 0 : 1;
    }

    static string Write(decimal? points) => points is { } p ? Numbers.Plain(p) : "missing";

    static void Say(CultureInfo culture, string zh, string en) => Console.WriteLine(new Bilingual(zh, en).In(culture));
}
