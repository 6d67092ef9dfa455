using System.Text.RegularExpressions;

namespace Anlan.Affairs.ReportCheck;

/// <summary>
/// Forms that set targets beside results: fewer done than set while the row says done, a bound ("≥80%") or a word where the result should be a figure, more points than there are.
/// </summary>
static partial class TargetsAndResults
{
    public static IEnumerable<ReportFinding> In(Report report) => report.Tables.SelectMany(t => t.Lines.SelectMany(l => Fewer(t, l)).Concat(Bounds(t)).Concat(t.Lines.SelectMany(l => Words(l))).Concat(Points(t))).Concat(report.Sentences.Select(Moved).OfType<ReportFinding>()).Concat(report.Passages.SelectMany(PointsInText));

    // "得 32 分（满分 30 分）".
    static IEnumerable<ReportFinding> PointsInText(Passage passage)
    {
        foreach (Match m in OutOf().Matches(passage.Text))
            if (Printed.Read(m.Groups["p"].Value) is { } points && Printed.Read(m.Groups["m"].Value) is { } most && points.Value > most.Value)
                yield return new(passage.At(m.Index), passage.Quote(m.Index, m.Index + m.Length), FindingKind.Attainment, $"≤ {m.Groups["m"].Value}分", m.Groups["p"].Value + "分", FindingSeverity.Error);
    }


    // "指标值 30 场，年中调整为 10 场，实际完成 15 场": half of the one, more than the other.
    static ReportFinding? Moved(Sentence sentence)
    {
        for (var i = 0; i + 2 < sentence.Quantities.Count; i++)
        {
            var (set, moved, done) = (sentence.Quantities[i], sentence.Quantities[i + 1], sentence.Quantities[i + 2]);
            if (set.Unit != moved.Unit || moved.Unit != done.Unit || set.Number.IsZero || moved.Number.IsZero || !sentence.Between(set.End, moved.Start).Contains("调整为", StringComparison.Ordinal) || !sentence.Between(moved.End, done.Start).Contains("完成", StringComparison.Ordinal)) continue;
            return new(set.Place, sentence.Passage.Quote(Math.Max(sentence.Start, set.Start - 12), done.End + 1), FindingKind.Attainment, "—",
                $"{Printed.Write(done.Number.Value / set.Number.Value * 100)}% ÷ {set.Text}; {Printed.Write(done.Number.Value / moved.Number.Value * 100)}% ÷ {moved.Text}", FindingSeverity.Note);
        }
        return null;
    }


    // The same thing counted in two cells of one row.
    static IEnumerable<ReportFinding> Fewer(ReportTable table, TableLine line)
    {
        if (line.Texts.Count < 2 || !Claims().IsMatch(line.Words) || table.Headings.Values.Any(h => FormerYear().IsMatch(h))) yield break;
        var counts = line.Texts.Where(t => t.Text.Length >= 8).Take(30).Select(t => (t, Quantities: QuantityReader.Read(Passage.Of(t.Text, t.Place)).Where(q => q.Dimension == Dimension.Count && !q.Rough).Take(20).ToList())).ToList();
        for (var i = 0; i < counts.Count; i++)
            for (var j = i + 1; j < counts.Count; j++)
                foreach (var target in counts[i].Quantities)
                    foreach (var result in counts[j].Quantities)
                    {
                        if (target.Unit != result.Unit || result.Number.Value >= target.Number.Value || Common(target.Name, result.Name) < 6) continue;
                        yield return new(counts[j].t.Place, $"{target.Name[^Common(target.Name, result.Name)..]}{target.Text} … {result.Text}", FindingKind.Attainment, $"≥ {target.Text}",
                            $"{result.Text} ({Printed.Write(result.Number.Value / target.Number.Value * 100, 1)}%)", FindingSeverity.Warning);
                    }
    }

    static IEnumerable<ReportFinding> Bounds(ReportTable table)
    {
        var heads = table.Headings.Count > 0 ? [.. table.Headings.Values] : table.HeadWords;
        // Without a column for targets a bound can only stand for a result.
        var onlyResults = heads.Any(h => Result().IsMatch(h)) && !heads.Any(h => Target().IsMatch(h));
        foreach (var line in table.Lines)
            if (line.Texts.FirstOrDefault(t => Bound().IsMatch(t.Text) && (table.IsGrid && table.Headings.ContainsKey(t.Column) ? Result().IsMatch(table.Heading(t.Column)) : onlyResults)) is { } bound)
                yield return new(bound.Place, line.Quote, FindingKind.Attainment, "—", bound.Text.Length > 30 ? bound.Text[..30] + "…" : bound.Text, FindingSeverity.Warning);
    }

    // "≥95%", "%", "良好": a figure was asked.
    static IEnumerable<ReportFinding> Words(TableLine line)
    {
        for (var i = 0; i + 2 < line.Texts.Count; i++)
            if (WholeBound().IsMatch(line.Texts[i].Text) && line.Texts[i + 1].Text is "%" or "％" && line.Texts[i + 2] is { } result && result.Text.Length <= 12 && !result.Text.Any(char.IsAsciiDigit) && (line.Figures.Count == 0 || result.Column < line.Figures[0].Column || result.Column >= 1000))
                yield return new(result.Place, line.Quote, FindingKind.Attainment, line.Texts[i].Text, result.Text, Finished().IsMatch(result.Text) ? FindingSeverity.Note : FindingSeverity.Warning);
    }

    static IEnumerable<ReportFinding> Points(ReportTable table)
    {
        var most = table.Headings.Where(h => MostPoints().IsMatch(h.Value)).Select(h => h.Key).ToList();
        var given = table.Headings.Where(h => GivenPoints().IsMatch(h.Value)).Select(h => h.Key).ToList();
        if (most.Count == 0 || given.Count != 1) yield break;
        var column = most.Where(c => c < given[0]).DefaultIfEmpty(-1).Max();
        foreach (var line in table.Lines)
            if (!TableSums.IsSum(line) && line.At(column) is { IsPercent: false } limit && line.At(given[0]) is { IsPercent: false } points && points.Number.Value > limit.Number.Value)
                yield return new(points.Place, line.Quote, FindingKind.Attainment, $"≤ {limit.Text}", points.Text, FindingSeverity.Error);
    }

    static int Common(string a, string b)
    {
        var n = 0;
        while (n < Math.Min(a.Length, b.Length) && a[^(n + 1)] == b[^(n + 1)]) n++;
        return n;
    }

    [GeneratedRegex("已完成|全部完成|均已完成|完成各项|按时完成|100%|完成率")]
    private static partial Regex Claims();

    [GeneratedRegex(@"(?<p>\d+(\.\d+)?)分[（，](满分|分值|权重分|总分)为?(?<m>\d+(\.\d+)?)分")]
    private static partial Regex OutOf();

    [GeneratedRegex("上年|去年|上一年")]
    private static partial Regex FormerYear();

    [GeneratedRegex("完成情况|完成值|实际值|完成结果|实际完成")]
    private static partial Regex Result();

    [GeneratedRegex("指标值|目标值|计划值|^年度目标$|^目标$")]
    private static partial Regex Target();

    [GeneratedRegex(@"^[≥≤＞＜><≧≦]=?\s*\d")]
    private static partial Regex Bound();

    [GeneratedRegex(@"^[≥≤＞＜><≧≦]=?\s*\d+(\.\d+)?%?$")]
    private static partial Regex WholeBound();

    [GeneratedRegex("完成|达标|达成")]
    private static partial Regex Finished();

    [GeneratedRegex("^(分值|满分|权重|标准分)")]
    private static partial Regex MostPoints();

    [GeneratedRegex("^(得分|自评得分|自评分数?|评分)$")]
    private static partial Regex GivenPoints();
}
