using Anlan.Rules.Figures;

namespace Anlan.Affairs.SelfEvaluation.Findings;

/// <summary>Satisfaction surveys on unlike scales cannot simply be put side by side.</summary>
static class SurveyScales
{
    public static IEnumerable<Finding> Check(CaseEvaluation e)
    {
        var surveys = e.Case.Surveys;
        if (surveys.Count == 0) yield break;
        var withFigure = surveys.Where(s => s is { Value: not null, OutOf: > 0 }).ToList();
        var scales = withFigure.Select(s => s.Percent ? "%" : Numbers.Plain(s.OutOf!.Value)).Distinct().OrderBy(s => s.Length).ThenBy(s => s, StringComparer.Ordinal).ToList();
        var unstated = withFigure.Count(s => s is { Percent: false, OutOfStated: false });
        var without = surveys.Count - withFigure.Count;
        if (scales.Count < 2 && unstated == 0 && without == 0) yield break;
        var shares = withFigure.Select(s => s.Value!.Value / s.OutOf!.Value).ToList();
        var (mean, least) = (Numbers.Percent(shares.Average()), Numbers.Percent(shares.Min()));
        var (zh, en) = (string.Join("、", scales.Select(s => s == "%" ? "百分比" : $"{s} 分制")), string.Join(", ", scales.Select(s => s == "%" ? "percent" : $"out of {s}")));
        yield return new("unlike_scales", Severity.Warning,
            ($"{surveys.Count} 项满意度调查用了 {scales.Count} 种量表（{zh}）；{unstated} 项没有印出满分，{without} 项没有数。各除以满分后平均 {mean}，最低一项 {least}；报告没有说明怎样合成一个满意度。",
             $"The {surveys.Count} satisfaction surveys use {scales.Count} scales ({en}); {unstated} do not print the top of the scale, {without} print no figure. Each divided by its top, the mean is {mean} and the lowest {least}; the report does not say how they make one figure."),
            surveys.Select(s => s.Source).FirstOrDefault(s => s is not null), null, string.Join(" / ", scales), SatisfactionOf(e));
    }

    static string? SatisfactionOf(CaseEvaluation e) =>
        e.Edition.Indicators.FirstOrDefault(i => i.Inputs.Any(input => e.Result.Figures[input.Name]?.Derivation?.From.Any(f => e.Case.Surveys.Any(s => s.Name == f.Name)) == true))?.Code;
}
