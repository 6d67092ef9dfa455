using Anlan.Rules.Evaluation;
using Anlan.Rules.Figures;

namespace Anlan.Affairs.SelfEvaluation.Findings;

/// <summary>What the department published against what the rules give, and whether the shown scores add up. A rule never bends to a published number.</summary>
static class PublishedAgainstRule
{
    public static IEnumerable<Finding> Check(CaseEvaluation e) => Scores(e).Concat(BeyondWeight(e)).Concat(Sums(e)).Concat(Totals(e)).Concat(Levels(e));

    static IEnumerable<Finding> Scores(CaseEvaluation e)
    {
        foreach (var score in e.Result.Scores)
        {
            if (score is not { Published: { } published, Shown: { } shown }) continue;
            if (Numbers.Round(published.Points, e.Edition.Rounding.Indicator) == shown) continue;
            var (says, gives) = (Numbers.Plain(published.Points), Numbers.Plain(shown));
            var assumed = score.Basis == Basis.Declared;
            yield return new("published_score_differs", assumed ? Severity.Warning : Severity.Error,
                ($"“{score.Indicator.Name.Zh}”公布 {says} 分，按规则{(assumed ? "和推定的输入" : "")}为 {gives} 分。规则不迁就公布的数。",
                 $"“{score.Indicator.Name.En}” was published as {says}; by the rule{(assumed ? " and the inputs assumed" : "")} it is {gives}. A rule never bends to a published number."),
                published.Source, gives, says, score.Indicator.Code);
        }
    }

    static IEnumerable<Finding> BeyondWeight(CaseEvaluation e)
    {
        foreach (var score in e.Result.Scores)
        {
            if (score.Published is not { } published || (published.Points >= 0 && published.Points <= score.Indicator.Weight)) continue;
            var (says, most) = (Numbers.Plain(published.Points), Numbers.Plain(score.Indicator.Weight));
            yield return new("published_beyond_weight", Severity.Error,
                ($"“{score.Indicator.Name.Zh}”公布 {says} 分，而该指标只能得 0 至 {most} 分，不能引用。", $"“{score.Indicator.Name.En}” was published as {says}, but the indicator gives 0 to {most}: it cannot be quoted."),
                published.Source, $"0–{most}", says, score.Indicator.Code);
        }
    }

    static IEnumerable<Finding> Sums(CaseEvaluation e)
    {
        if (e.Result.Total is not { Shown: { } total, SumOfShown: { } sum } || total == sum) yield break;
        var d = e.Edition.Rounding.Total;
        yield return new("shown_scores_do_not_add", Severity.Note,
            ($"各指标显示的得分相加为 {Numbers.Plain(sum)}，总分为 {Numbers.Fixed(total, d)}：总分由未取整的得分（合计 {Numbers.Plain(Numbers.Round(e.Result.Total.Unrounded!.Value, 4))}）取整而来，不是错误，但读者用计算器加不出来。",
             $"The scores as shown add to {Numbers.Plain(sum)}, the total is {Numbers.Fixed(total, d)}: the total rounds the sum of the unrounded scores ({Numbers.Plain(Numbers.Round(e.Result.Total.Unrounded!.Value, 4))}). Not a mistake, but a reader with a calculator gets another number."),
            e.Case.Published.Total?.Source, Numbers.Fixed(total, d), Numbers.Plain(sum));
    }

    static IEnumerable<Finding> Totals(CaseEvaluation e)
    {
        if (e.Edition.Scored && e.Result.Total is { MissingCount: > 0 and var missing, Partial: var partial })
            yield return new("total_missing", Severity.Warning,
                ($"{missing} 个指标没有得分，因此没有总分；已有得分合计 {Numbers.Plain(Numbers.Round(partial, 4))}。", $"{missing} indicators have no score, so there is no total; the scores there are add to {Numbers.Plain(Numbers.Round(partial, 4))}."));
        if (e.Case.Framework != e.Edition.Code) yield break;
        if (e.Case.Published.Total is { } published && e.Result.Total.Shown is { } total && published.Points != total)
            yield return new("published_total_differs", Severity.Error,
                ($"公布总分 {Numbers.Plain(published.Points)}，按规则为 {Numbers.Plain(total)}。", $"The published total is {Numbers.Plain(published.Points)}; by the rules it is {Numbers.Plain(total)}."),
                published.Source, Numbers.Plain(total), Numbers.Plain(published.Points));
        if (e.Case.Published.Grade is { } grade && e.Result.Grade is { } due && grade.Zh != due.Name.Zh)
            yield return new("published_grade_differs", Severity.Error,
                ($"公布等次“{grade.Zh}”，按总分应为“{due.Name.Zh}”。", $"The published grade is {grade.En}; by the total it is {due.Name.En}."),
                e.Case.Published.Total?.Source, due.Name.Zh, grade.Zh);
    }

    static IEnumerable<Finding> Levels(CaseEvaluation e)
    {
        foreach (var (name, published) in e.Case.Published.Levels)
        {
            if (e.Edition.Tree.FirstOrDefault(g => g.Name.Zh == name.Zh) is not { } group) continue;
            if (e.Result.Subtotal(group) is not { Unrounded: { } exact, SumOfShown: { } shown }) continue;
            var d = e.Edition.Rounding.Indicator;
            if (published.Points == Numbers.Round(exact, d) || published.Points == Numbers.Round(shown, d)) continue;
            yield return new("published_level_differs", Severity.Error,
                ($"“{name.Zh}”公布 {Numbers.Plain(published.Points)} 分，其下指标合计 {Numbers.Plain(Numbers.Round(exact, 4))} 分。", $"“{name.En}” was published as {Numbers.Plain(published.Points)}; its indicators add to {Numbers.Plain(Numbers.Round(exact, 4))}."),
                published.Source, Numbers.Plain(Numbers.Round(exact, 4)), Numbers.Plain(published.Points));
        }
    }
}
