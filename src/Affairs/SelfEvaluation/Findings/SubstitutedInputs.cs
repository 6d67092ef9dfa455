using Anlan.Rules.Figures;

namespace Anlan.Affairs.SelfEvaluation.Findings;

/// <summary>The report applies a rule to another figure than the rule asks for.</summary>
static class SubstitutedInputs
{
    public static IEnumerable<Finding> Check(CaseEvaluation e)
    {
        foreach (var substitute in e.Case.Substitutes)
        {
            if (e.Edition.FindIndicator(substitute.Indicator) is not { } indicator || e.Edition.FindInput(substitute.Asks) is not { } asks) continue;
            if (!e.Case.Figures.TryGetValue(substitute.Used, out var used)) continue;
            var tried = e.Result.Figures.Copy();
            tried[asks.Name] = used.Figure;
            var with = e.Edition.Evaluate(tried)[indicator];
            var published = e.Result[indicator].Published;
            var same = with.Shown is { } shown && published is not null && shown == Numbers.Round(published.Points, e.Edition.Rounding.Indicator);
            var gives = with.Shown is { } s ? Numbers.Fixed(s, e.Edition.Rounding.Indicator) : "—";
            yield return new("substituted_input", Severity.Warning,
                ($"“{indicator.Name.Zh}”的规则要求用“{asks.Title.Zh}”，报告用的是“{used.Name.Zh}”（{Amounts.Write(used.Figure, e.Case.Money)}，得 {gives} 分{(same ? "，与公布一致" : "")}）。规则所要的数没有公布，得分只能作为公布值引用。",
                 $"The rule of “{indicator.Name.En}” asks for “{asks.Title.En}”; the report uses “{used.Name.En}” ({Amounts.Write(used.Figure, e.Case.Money)}, which gives {gives}{(same ? ", as published" : "")}). The figure that the rule needs is not published, so the score can only be quoted as declared."),
                used.Figure.Source ?? published?.Source, asks.Title.Zh, used.Name.Zh, indicator.Code);
        }
    }
}
