using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Platform.Language;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;

namespace Anlan.Affairs.SelfEvaluation.ProjectTables;

/// <summary>The targets of a row and their results, as far as its words state figures.</summary>
static class StatedTargets
{
    const int LongName = 30;

    static readonly string[] Kinds = ["quantity", "quality", "time", "economic", "social", "ecological", "satisfaction"];

    public static bool ClaimsDone(string text) => text.Contains("完成") && !text.Contains('未');

    public static IEnumerable<ProjectTarget> Of(TableLayout layout, IReadOnlyDictionary<string, string> cells, Source source)
    {
        foreach (var kind in Kinds)
        {
            if (!cells.TryGetValue(kind + "_target", out var indicator) || CellReading.IsNotApplicable(indicator)) continue;
            var result = cells.GetValueOrDefault(kind + "_result") ?? "";
            var column = layout.Columns.First(c => c.Code == kind + "_target");
            var at = source with { Place = ($"“{column.Groups[^1].Zh}”", $"“{column.Groups[^1].En}”") };
            foreach (var target in OfPair(kind, indicator, result)) yield return target with { Source = at };
        }
    }

    static IEnumerable<ProjectTarget> OfPair(string kind, string indicator, string result)
    {
        var (wanted, reached) = (StatedQuantity.In(indicator), StatedQuantity.In(result));
        if (CellReading.Plain(indicator) == CellReading.Plain(result))
        {
            // Both cells say the same: whatever figure stands there is the target's.
            var figure = wanted.FirstOrDefault();
            yield return Target(kind, indicator, figure, null, result) with { RepeatsTarget = figure is not null, Result = figure?.Printed };
            yield break;
        }
        if (wanted.Count == 0)
        {
            var threshold = reached.FirstOrDefault(r => r.Printed[0] is '≥' or '≤' || r.Printed.EndsWith("以上") || r.Printed.EndsWith("以内"));
            var alone = result.StartsWith('≥') || result.StartsWith('≤');
            yield return Target(kind, indicator, null, threshold, result) with { RepeatsTarget = alone || threshold is not null, Result = threshold?.Printed ?? (alone ? Opening(result) : null) };
            yield break;
        }
        foreach (var group in wanted.GroupBy(w => (w.Phrase, w.Number, w.Unit)))
        {
            var answer = reached.FirstOrDefault(r => r.Phrase == group.Key.Phrase && r.Unit == group.Key.Unit);
            yield return Target(kind, group.Key.Phrase, group.First(), answer, result) with { TimesPrinted = group.Count() };
        }
    }

    // “≥5类（按照…）” opens with what matters.
    static string Opening(string text)
    {
        var end = text.IndexOfAny(['（', '(', '，', ',', '；', ';', '。']);
        return end > 0 ? text[..end] : text;
    }

    static ProjectTarget Target(string kind, string name, StatedQuantity? target, StatedQuantity? answer, string result) =>
        new(kind, Bilingual.Same(name.Length > LongName ? name[..LongName] + "…" : name), target?.Printed, target?.Number, answer?.Printed, answer?.Number, target?.Unit ?? answer?.Unit,
            AtLeast: target is not { AtMost: true }, ClaimsDone(result), RepeatsTarget: false, OtherQuestion: false, TimesPrinted: 1, Source: null);
}
