using Anlan.Rules.Figures;

namespace Anlan.Affairs.SelfEvaluation.Findings;

/// <summary>Full marks where the department itself says that something is wrong.</summary>
static class MarksAgainstProblems
{
    public static IEnumerable<Finding> Check(CaseEvaluation e)
    {
        foreach (var problem in e.Case.Problems)
        {
            foreach (var code in problem.Indicators)
            {
                if (e.Edition.FindIndicator(code) is not { } indicator) continue;
                if (e.Result[indicator].Unrounded != indicator.Weight) continue;
                var at = Amounts.At(problem.Source);
                yield return new("full_marks_despite_problem", Severity.Warning,
                    ($"“{indicator.Name.Zh}”得满分 {Numbers.Plain(indicator.Weight)} 分，而部门自己说：{problem.Says.Zh}{at.Zh}。",
                     $"“{indicator.Name.En}” has full marks ({Numbers.Plain(indicator.Weight)}), while the department itself says: {problem.Says.En}{at.En}."),
                    problem.Source, null, Numbers.Plain(indicator.Weight), code);
            }
        }
    }
}
