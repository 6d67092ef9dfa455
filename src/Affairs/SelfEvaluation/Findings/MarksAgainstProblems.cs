using Anlan.Rules.Figures;

namespace Anlan.Affairs.SelfEvaluation.Findings;

/// <summary>Full marks where the department itself says that something is wrong.</summary>
static class MarksAgainstProblems
{
    public static IEnumerable<Finding> Check(CaseEvaluation e)
    {
        foreach (var indicator in e.Edition.Indicators)
        {
            if (e.Result[indicator].Unrounded != indicator.Weight) continue;
            var problems = e.Case.Problems.Where(problem => problem.Indicators.Contains(indicator.Code)).ToList();
            if (problems.Count == 0) continue;
            var zh = string.Join("；", problems.Select(p => p.Says.Zh + Amounts.At(p.Source).Zh));
            var en = string.Join("; ", problems.Select(p => p.Says.En + Amounts.At(p.Source).En));
            yield return new("full_marks_despite_problem", Severity.Warning,
                ($"“{indicator.Name.Zh}”得满分 {Numbers.Plain(indicator.Weight)} 分，而报告自述：{zh}。",
                 $"“{indicator.Name.En}” has full marks ({Numbers.Plain(indicator.Weight)}), while the report itself says: {en}."),
                problems[0].Source, null, Numbers.Plain(indicator.Weight), indicator.Code);
        }
    }
}
