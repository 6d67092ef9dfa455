using System.Globalization;
using Anlan.Affairs.SelfEvaluation.Documents.Chapters;
using Anlan.Platform.Office;

namespace Anlan.Affairs.SelfEvaluation.Documents;

/// <summary>
/// 部门整体绩效自评报告: the report that a department hands in. Every sentence and table comes from the case and its result; what the case does
/// not hold, the report says it does not hold.
/// </summary>
public static class EvaluationReport
{
    /// <param name="language">English for an English culture, Chinese for every other.</param>
    /// <param name="date">The day under the signature.</param>
    public static OfficialDocument Of(CaseEvaluation evaluation, CultureInfo language, DateOnly date)
    {
        var draft = new Draft(evaluation, language);
        Title(draft);
        BureauChapter.Write(draft);
        if (evaluation.Edition.Scored)
        {
            MoneyChapter.Write(draft);
            ConclusionChapter.Write(draft);
            IndicatorChapter.Write(draft);
        }
        else
        {
            ProjectChapter.Write(draft);
        }
        FindingChapter.Write(draft);
        ExplanationChapter.Write(draft);
        if (evaluation.Edition.Scored) draft.Document.ListOfAnnexes();
        draft.Document.Signature(draft.Words.Say(evaluation.Case.Bureau), date);
        if (evaluation.Edition.Scored) Annexes(draft);
        return draft.Document;
    }

    static void Title(Draft draft)
    {
        var (bureau, year) = (draft.Words.Say(draft.Case.Bureau), draft.Case.Year);
        if (draft.Words.IsChinese)
            draft.Document.Title(bureau, draft.Edition.Scored ? $"{year}年度部门整体绩效自评报告" : $"{year}年度部门预算项目绩效自评报告");
        else
            draft.Document.Title(bureau, draft.Edition.Scored ? "Performance Self-Evaluation" : "Self-Evaluation of Budget Projects", $"Report for {year}");
    }

    static void Annexes(Draft draft)
    {
        draft.Document
            .Annex(draft.Words.Pick("部门整体绩效自评评分表", "Score Table"), PageTurn.Landscape).Table(ScoreTable.Of(draft.Evaluation, draft.Words))
            .Annex(draft.Words.Pick("输入数据与来源", "Inputs and Sources"), PageTurn.Landscape).Table(InputTable.Of(draft.Evaluation, draft.Words));
    }
}
