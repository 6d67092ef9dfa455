using System.Globalization;
using System.Text;
using Anlan.Platform.Language;

namespace Anlan.Affairs.SelfEvaluation.Documents;

/// <summary>What the files are called that somebody takes home, in the language of the document.</summary>
static class FileNames
{
    const int Longest = 120;

    public static string Report(CaseEvaluation e, CultureInfo language, string ending) => Of(e, language, ending, e.Edition.Scored
        ? ("部门整体绩效自评报告", "self-evaluation report")
        : ("部门预算项目绩效自评报告", "report on budget projects"));

    public static string ScoreTable(CaseEvaluation e, CultureInfo language) => Of(e, language, "xlsx", ("部门整体绩效自评评分表", "score table"));

    public static string Form(CaseEvaluation e, CultureInfo language) => Of(e, language, "xlsx", ("部门整体绩效自评表", "self-evaluation form"));

    public static string Projects(CaseEvaluation e, CultureInfo language) => Of(e, language, "xlsx", ("部门预算项目支出绩效自评表", "self-evaluation of budget projects"));

    public static string List(CultureInfo language, string ending) => new Bilingual("部门整体绩效自评列表", "self-evaluations").In(language) + "." + ending;

    static string Of(CaseEvaluation e, CultureInfo language, string ending, Bilingual what)
    {
        Bilingual name = ($"{e.Case.Bureau.Zh}{e.Case.Year}年度{what.Zh}", $"{e.Case.Bureau.En} {e.Case.Year} {what.En}");
        return Safe(name.In(language)) + "." + ending;
    }

    // A bureau may be called anything; a file may not.
    static string Safe(string name)
    {
        var safe = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
            safe.Append(Rune.IsControl(rune) || "\\/:*?\"<>|\uFFFD".Contains((char)rune.Value, StringComparison.Ordinal) && rune.IsBmp ? "_" : rune.ToString());
        var cut = safe.Length <= Longest ? safe.ToString() : safe.ToString(0, char.IsHighSurrogate(safe[Longest - 1]) ? Longest - 1 : Longest);
        return cut.Trim(' ', '.');
    }
}
