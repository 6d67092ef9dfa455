using Anlan.Affairs.SelfEvaluation.Pages;
using Anlan.Web.Design;

namespace Anlan.Affairs.SelfEvaluation;

/// <summary>The files that can be taken home from an evaluation.</summary>
static class EvaluationFiles
{
    public static IEnumerable<FileLink> LinksOf(string code, bool pdf)
    {
        yield return new(Links.To(code, "evaluation.json"), "json", ("JSON", "JSON"));
    }

    public static IEnumerable<FileLink> ProjectTableLinks(string code) => [];
}
