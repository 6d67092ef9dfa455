using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Rules.Figures;

namespace Anlan.Affairs.SelfEvaluation.Findings;

/// <summary>Inputs that are printed but cannot be what they should be, and targets changed in the course of the year.</summary>
static class InputChecks
{
    public static IEnumerable<Finding> Check(CaseEvaluation e) => Unreadable(e).Concat(Changed(e.Case));

    static IEnumerable<Finding> Unreadable(CaseEvaluation e)
    {
        foreach (var indicator in e.Edition.Indicators)
        {
            foreach (var input in indicator.Inputs)
            {
                if (e.Result.Figures[input.Name] is not { Standing: Standing.Unreadable } figure) continue;
                var (zh, en) = input.Unit switch
                {
                    Unit.Percent => ("百分比", "a percentage"),
                    Unit.Yuan => ("金额", "an amount of money"),
                    _ => ("数字", "a number"),
                };
                yield return new("unreadable_input", Severity.Error,
                    ($"“{indicator.Name.Zh}”的“{input.Title.Zh}”应为{zh}，印出的却是“{figure.Printed}”，无法按规则计算，只能引用公布的得分。",
                     $"“{input.Title.En}” of “{indicator.Name.En}” should be {en}, but “{figure.Printed}” is printed: the rule cannot be followed, and only the published score can be quoted."),
                    figure.Source, zh, figure.Printed, indicator.Code);
            }
        }
    }

    static IEnumerable<Finding> Changed(EvaluationCase @case)
    {
        foreach (var change in @case.TargetChanges)
        {
            if (change is { First: 0 } or { Revised: 0 }) continue;
            var (first, revised) = (Numbers.Percent(change.Actual / change.First), Numbers.Percent(change.Actual / change.Revised));
            yield return new("target_changed", Severity.Warning,
                ($"“{change.Name.Zh}”的目标由 {Numbers.Plain(change.First)} {change.Unit}改为 {Numbers.Plain(change.Revised)} {change.Unit}，完成 {Numbers.Plain(change.Actual)} {change.Unit}：按原目标完成 {first}，按改后目标完成 {revised}，未说明以哪个为准。",
                 $"The target of “{change.Name.En}” was changed from {Numbers.Plain(change.First)} to {Numbers.Plain(change.Revised)}; {Numbers.Plain(change.Actual)} were reached: {first} of the first target, {revised} of the second. Nothing says which counts."),
                change.Source, Numbers.Plain(change.First), Numbers.Plain(change.Revised));
        }
    }
}
