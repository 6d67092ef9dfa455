using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Platform.Language;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;
using Anlan.Rules.Tracing;

namespace Anlan.Affairs.SelfEvaluation.Findings;

/// <summary>One quantity with two values: printed twice, or printed and worked out from the report's own table.</summary>
static class RestatedQuantities
{
    public static IEnumerable<Finding> Check(CaseEvaluation e) => e.Case.Restated.Select(r => CheckOne(e, r)).OfType<Finding>();

    static Finding? CheckOne(CaseEvaluation e, Restatement restated)
    {
        var values = restated.Values.Where(v => v.Figure.Number is not null).ToList();
        if (values.Count < 2) return null;
        var first = values[0].Figure;
        var furthest = values.Skip(1).Max(v => Math.Abs(v.Figure.Number!.Value - first.Number!.Value));
        var differs = values.Skip(1).Any(v => Math.Abs(v.Figure.Number!.Value - first.Number!.Value) > Room(v.Figure) + Room(first));
        var consequence = Consequence(e, restated, values);
        if (!differs && consequence is null) return null;
        var recomputed = values.Any(v => v.Figure.Derivation is not null);
        var (zh, en) = (string.Join("；", values.Select(v => Say(e, v).Zh)), string.Join("; ", values.Select(v => Say(e, v).En)));
        var because = restated.Remark is { } remark ? new Bilingual(remark.Zh.TrimEnd('。') + "。", " " + remark.En.TrimEnd('.') + ".") : ("", "");
        var (unlikeZh, unlikeEn) = differs ? ("不同的数", "different values") : ("数，印出的位数看不出差别", "values, alike in the digits printed");
        var distinct = values.Select(v => Write(e, v.Figure)).Distinct().Count();
        var severity = !differs || values.Any(v => v.Basis is not null) ? Severity.Warning
            // One unit of the last digit: cut off instead of rounded. Worth a word, but no mistake.
            : furthest <= 2 * values.Max(v => Room(v.Figure)) ? Severity.Note
            : Severity.Error;
        return new("restated_quantity", severity,
            ($"“{restated.Quantity.Zh}”有 {Math.Max(2, distinct)} 个{(recomputed ? "（含由表内数字算出的）" : "")}{unlikeZh}：{zh}。{because.Zh}{consequence?.Zh}",
             $"“{restated.Quantity.En}” has {Math.Max(2, distinct)} {unlikeEn}{(recomputed ? " (worked out from the tables included)" : "")}: {en}.{because.En}{consequence?.En}"),
            first.Source ?? values.Select(v => v.Figure.Source).FirstOrDefault(s => s is not null),
            Write(e, values[^1].Figure), Write(e, first), restated.Indicator);
    }

    // What is worked out anew carries the rounding of the figures it is worked out from.
    static decimal Room(Figure figure) => Amounts.RoundingOf(figure);

    static string Write(CaseEvaluation e, Figure figure) => Amounts.Write(figure, e.Case.Money);

    static Bilingual Say(CaseEvaluation e, NamedFigure value)
    {
        var at = Amounts.At(value.Figure.Source);
        var how = value.Figure.Derivation is { } d ? Formula(d) : at;
        if (value.Basis is { } basis) how = ($"（{basis.Zh}）{how.Zh}", $" ({basis.En}){how.En}");
        var number = Write(e, value.Figure);
        return (number + how.Zh, number + how.En);
    }

    // A long sum is named by its number of parts: the page lists them.
    static Bilingual Formula(Derivation derivation) => derivation.From.Count > 3
        ? ($"（{derivation.From.Count} 个数之和）", $" (the sum of {derivation.From.Count} figures)")
        : ($"（{derivation.Formula.Zh}）", $" ({derivation.Formula.En})");

    static Bilingual? Consequence(CaseEvaluation e, Restatement restated, List<NamedFigure> values)
    {
        if (restated.Indicator is not { } code || restated.Input is not { } input) return null;
        if (e.Edition.FindIndicator(code) is not { } indicator || e.Edition.FindInput(input) is null) return null;
        var now = e.Result[indicator].Unrounded;
        foreach (var value in values)
        {
            var tried = e.Result.Figures.Copy();
            tried[input] = value.Figure;
            var score = e.Edition.Evaluate(tried)[indicator];
            if (score.Unrounded is not { } points || points == now) continue;
            var against = Against(e, indicator, input);
            var branch = score.Trace.Parts.FirstOrDefault(p => p.Kind == TraceKind.Branch)?.Label;
            return ($"按 {Write(e, value.Figure)} 计{against.Zh}{(branch is { } zh ? "，" + zh.Zh : "")}：“{indicator.Name.Zh}”得 {Numbers.Plain(Numbers.Round(points, 4))} 分，而不是 {Plain(now)} 分。",
                $" With {Write(e, value.Figure)}{against.En}{(branch is { } en ? ", " + en.En : "")}: “{indicator.Name.En}” would get {Numbers.Plain(Numbers.Round(points, 4))} instead of {Plain(now)}.");
        }
        return null;
    }

    // The other figures of the rule, so that a reader sees what the value is held against (目标 ≤20%).
    static Bilingual Against(CaseEvaluation e, Indicator indicator, string input)
    {
        var others = indicator.Inputs.Where(i => i.Name != input && e.Result.Figures[i.Name] is not null)
            .Select(i => (i.Title, Value: Write(e, e.Result.Figures[i.Name]!))).ToList();
        return others.Count == 0
            ? ("", "")
            : ($"（{string.Join("，", others.Select(o => $"{o.Title.Zh} {o.Value}"))}）", $" ({string.Join(", ", others.Select(o => $"{o.Title.En} {o.Value}"))})");
    }

    static string Plain(decimal? points) => points is { } p ? Numbers.Plain(Numbers.Round(p, 4)) : "—";
}
