using Anlan.Rules.Figures;

namespace Anlan.Affairs.SelfEvaluation.Findings;

/// <summary>One ratio over two bases: the score may hide that bureaus divide by different budgets.</summary>
static class SecondBases
{
    public static IEnumerable<Finding> Check(CaseEvaluation e)
    {
        foreach (var score in e.Result.Scores)
        {
            foreach (var reading in score.SecondReadings)
            {
                if (reading is not { Value: { } value, OtherValue: { } other, Points: { } points, OtherPoints: { } otherPoints }) continue;
                var changes = points != otherPoints;
                yield return new("differing_bases", changes ? Severity.Warning : Severity.Note,
                    ($"“{score.Indicator.Name.Zh}”的比率有两种除法：{reading.Formula.Zh} = {Numbers.Percent(value)}，{reading.OtherFormula.Zh} = {Numbers.Percent(other)}。本指标体系取前者，得 {Numbers.Plain(Numbers.Round(points, 4))} 分；"
                        + (changes ? $"取后者则得 {Numbers.Plain(Numbers.Round(otherPoints, 4))} 分。" : "取后者得分相同，但两地的比率不可直接比较。"),
                     $"The ratio of “{score.Indicator.Name.En}” is divided in two ways: {reading.Formula.En} = {Numbers.Percent(value)}, {reading.OtherFormula.En} = {Numbers.Percent(other)}. This edition takes the first, which gives {Numbers.Plain(Numbers.Round(points, 4))}; "
                        + (changes ? $"the second would give {Numbers.Plain(Numbers.Round(otherPoints, 4))}." : "the second gives the same score, but the ratios of two bureaus cannot be compared.")),
                    Where: null, Numbers.Percent(value), Numbers.Percent(other), score.Indicator.Code);
            }
        }
    }
}
