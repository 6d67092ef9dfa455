using Anlan.Platform.Language;
using Anlan.Platform.Yaml;
using Anlan.Rules.Figures;

namespace Anlan.Rules.Scoring;

/// <summary>A stretch of numbers. Which side is closed is always stated, never guessed.</summary>
public readonly record struct Interval(decimal? Low, bool LowIncluded, decimal? High, bool HighIncluded)
{
    public bool Contains(decimal value) =>
        (Low is not { } low || value > low || (LowIncluded && value == low))
        && (High is not { } high || value < high || (HighIncluded && value == high));

    /// <summary>The stretch in signs, around a name: “90% ≤ x ≤ 100%”, “x ＜ 5%”.</summary>
    public string Around(string name, Unit unit)
    {
        var left = Low is { } low ? $"{Numbers.Stated(low, unit)} {(LowIncluded ? "≤" : "＜")} " : "";
        var right = High is { } high ? $" {(HighIncluded ? "≤" : "＜")} {Numbers.Stated(high, unit)}" : "";
        if (Low is { } only && High is null) return $"{name} {(LowIncluded ? "≥" : "＞")} {Numbers.Stated(only, unit)}";
        return left + name + right;
    }

    public Bilingual Around(Bilingual name, Unit unit) => (Around(name.Zh, unit), Around(name.En, unit));

    /// <summary>Reads <c>at_least</c>, <c>over</c>, <c>at_most</c>, <c>below</c> of a part, written in the unit of what is measured.</summary>
    internal static Interval Read(YamlPart part, Unit unit)
    {
        var (atLeast, over, below, atMost) = (part.Find("at_least"), part.Find("over"), part.Find("below"), part.Find("at_most"));
        if (atLeast is not null && over is not null) over.Mistake("“at_least”与“over”只能写一个。", "write either “at_least” or “over”, not both.");
        if (below is not null && atMost is not null) atMost.Mistake("“below”与“at_most”只能写一个。", "write either “below” or “at_most”, not both.");
        if (atLeast is null && over is null && below is null && atMost is null)
            part.Mistake("应写明界限：at_least（≥）、over（＞）、below（＜）或 at_most（≤）。", "state a limit: at_least (≥), over (>), below (<) or at_most (≤).");
        var interval = new Interval(Limit(atLeast ?? over), atLeast is not null, Limit(below ?? atMost), atMost is not null);
        if (interval is { Low: { } low, High: { } high } && (low > high || (low == high && !(interval.LowIncluded && interval.HighIncluded))))
            part.Mistake("下限高于上限，没有数值落在其中。", "the lower limit lies above the upper one, so nothing falls in between.");
        return interval;

        decimal? Limit(YamlPart? written) => written is null ? null : RuleReader.Limit(written, unit);
    }

    /// <summary>Notes a mistake where the stretches leave a gap or overlap; unless <paramref name="bounded"/>, they must cover every number.</summary>
    internal static void CheckCover(IReadOnlyList<(Interval Interval, YamlPart Part)> stretches, Unit unit, bool bounded = false)
    {
        var sorted = stretches.OrderBy(s => s.Interval.Low ?? decimal.MinValue).ThenByDescending(s => s.Interval.LowIncluded).ToList();
        if (sorted.Count == 0) return;
        if (!bounded && sorted[0].Interval.Low is { } lowest)
            sorted[0].Part.Mistake($"低于 {Numbers.Stated(lowest, unit)} 的数值没有档次。", $"no band holds values under {Numbers.Stated(lowest, unit)}.");
        if (!bounded && sorted[^1].Interval.High is { } highest)
            sorted[^1].Part.Mistake($"高于 {Numbers.Stated(highest, unit)} 的数值没有档次。", $"no band holds values over {Numbers.Stated(highest, unit)}.");
        for (var i = 1; i < sorted.Count; i++)
        {
            var (before, after) = (sorted[i - 1].Interval, sorted[i].Interval);
            if (before.High is not { } high || after.Low is not { } low || high > low || (high == low && before.HighIncluded && after.LowIncluded))
                sorted[i].Part.Mistake("与另一档重叠：同一数值会落入两档。", "overlaps another band: one value would fall into two.");
            else if (high < low || (!before.HighIncluded && !after.LowIncluded))
                sorted[i].Part.Mistake($"与前一档之间有空隙（{Numbers.Stated(high, unit)} 与 {Numbers.Stated(low, unit)} 之间）；界限相同的，写明哪一边包含它。", $"leaves a gap to the band before ({Numbers.Stated(high, unit)} to {Numbers.Stated(low, unit)}); where the limit is the same, state which side includes it.");
        }
    }
}
