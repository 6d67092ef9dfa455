using Anlan.Affairs.SelfEvaluation.Documents;
using Anlan.Affairs.SelfEvaluation.Pages;
using Anlan.Web.Design;

namespace Anlan.Affairs.SelfEvaluation;

/// <summary>The files that can be taken home from an evaluation.</summary>
static class EvaluationFiles
{
    /// <param name="pdf">Whether PDFs can be made here.</param>
    public static IEnumerable<FileLink> LinksOf(CaseEvaluation evaluation, bool pdf)
    {
        var code = evaluation.Case.Code;
        yield return new(Links.To(code, "report.docx"), "docx", ("Word 报告", "Word report"));
        if (pdf) yield return new(Links.To(code, "report.pdf"), "pdf", ("PDF 报告", "PDF report"));
        if (evaluation.Edition.Scored) yield return new(Links.To(code, "score-table.xlsx"), "xlsx", ("评分表", "Score table"));
        if (evaluation.Edition.Form is not null) yield return new(Links.To(code, "form.xlsx"), "xlsx", ("自评表", "Official form"));
        foreach (var link in ProjectTableLinks(evaluation)) yield return link;
        yield return new(Links.To(code, "evaluation.json"), "json", ("JSON", "JSON"));
    }

    public static IEnumerable<FileLink> ProjectTableLinks(CaseEvaluation evaluation) =>
        ProjectTable.Fits(evaluation) ? [new(Links.To(evaluation.Case.Code, "projects.xlsx"), "xlsx", ("项目自评表", "Project table"))] : [];
}
