using Anlan.Affairs.SelfEvaluation.Findings;
using Anlan.Platform.Language;

namespace Anlan.Affairs.SelfEvaluation.Documents.Chapters;

/// <summary>发现的问题: what checking the figures brought up, the gravest first, and what the department itself says is wrong.</summary>
static class FindingChapter
{
    public static void Write(Draft draft)
    {
        var findings = draft.Evaluation.Findings;
        draft.Chapter(("发现的问题", "Findings"));
        draft.Paragraph($"由规则和印出的数字核对得出{(findings.Count == 0 ? "，没有发现问题" : $"{findings.Count}条")}。规则不迁就公布的数，二者不同的如实列出。",
            $"Checking the rules and the printed figures brought up {(findings.Count == 0 ? "nothing" : findings.Count == 1 ? "one finding" : $"{findings.Count} findings")}. A rule never bends to a published number; where they differ, it is said.");
        foreach (var severity in Enum.GetValues<Severity>()) Section(draft, severity);
        Stated(draft);
    }

    static void Section(Draft draft, Severity severity)
    {
        var found = draft.Evaluation.Findings.Index().Where(f => f.Item.Severity == severity).ToList();
        if (found.Count == 0) return;
        draft.Section(Heading(severity, found.Count));
        foreach (var (index, finding) in found) draft.Document.Paragraph($"{index + 1}." + draft.Words.Pick("", " ") + Told(finding, draft.Words));
    }

    static Bilingual Heading(Severity severity, int count) => severity switch
    {
        Severity.Error => ($"错误{count}条：数字不可能成立", $"Errors ({count}): what cannot be right"),
        Severity.Warning => ($"疑点{count}条：需要部门核对答复", $"Questions ({count}): what the department should check and answer"),
        _ => ($"提示{count}条：可由取整等解释，不是错误", $"Notes ({count}): explained by rounding and the like, no mistakes"),
    };

    static string Told(Finding finding, DocumentWords words)
    {
        var message = words.Say(finding.Message);
        if (finding.Where?.Line is not { } line || message.Contains(words.Line(line), StringComparison.Ordinal)) return message;
        return message + words.Pick($"（原文{words.Line(line)}）", $" (Document, {words.Line(line)}.)");
    }

    static void Stated(Draft draft)
    {
        draft.Section(("部门自述的问题", "What the department itself calls wrong"));
        if (draft.Case.Problems.Count == 0)
        {
            draft.Paragraph("案例未载部门自述的问题。", "The case holds no problems that the department states itself.");
            return;
        }
        foreach (var (i, problem) in draft.Case.Problems.Index())
        {
            var indicators = problem.Indicators.Select(draft.Edition.FindIndicator).Where(found => found is not null).Select(found => draft.Words.Say(found!.Name)).ToList();
            var source = problem.Source is { } at ? SourceText.Short(at, draft.Case.Documents.Count > 1, draft.Words) : "";
            var about = indicators.Count == 0 ? "" : draft.Words.Pick($"涉及指标：{draft.Words.List(indicators)}。", $" Indicators: {draft.Words.List(indicators)}.");
            draft.Document.Paragraph($"{i + 1}." + draft.Words.Pick("", " ") + draft.Words.Say(problem.Says) + (source.Length == 0 ? "" : draft.Words.Pick($"（{source}）", $" ({source})")) + draft.Words.Pick("。", ".") + about);
        }
    }
}
