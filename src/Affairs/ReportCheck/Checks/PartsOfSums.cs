using System.Text.RegularExpressions;

namespace Anlan.Affairs.ReportCheck;

/// <summary>"X 100 万元，其中：A 40 万元，B 60 万元": the parts against the whole. What the parts leave open may be meant so; then nothing is said.</summary>
static partial class PartsOfSums
{
    // Words that come in pairs: who names both has named everything.
    static readonly string[][] Opposites =
    [
        .. "基本支出/项目支出 流动资产/非流动 人员/公用 货物/服务 财政/其他 财政/自筹 室内/室外 男/女 在编/编外 一般公共预算/基金 本级/下属 线上/线下 上半年/下半年 定量/定性 已/未 新增/原有 新建/续建"
            .Split(' ').Select(pair => pair.Split('/')),
    ];

    public static IEnumerable<ReportFinding> In(Report report)
    {
        Sentence? before = null;
        foreach (var sentence in report.Sentences)
        {
            var former = before is { } b && b.Passage == sentence.Passage ? b : null;
            before = sentence;
            if (sentence.IsRule) continue;
            foreach (Match marker in Marker().Matches(sentence.Text))
                foreach (var finding in Check(sentence, former, marker)) yield return finding;
        }
    }

    static IEnumerable<ReportFinding> Check(Sentence sentence, Sentence? former, Match marker)
    {
        var (at, from) = (sentence.Start + marker.Index, sentence.Start + marker.Index + marker.Length);
        var to = ScopeEnd(sentence, from, inBrackets: sentence.Passage.Text[sentence.Start..at].Count(c => c == '（') > sentence.Passage.Text[sentence.Start..at].Count(c => c == '）'));
        var listed = sentence.Quantities.Where(q => q.Start >= from && q.End <= to && Depth(sentence, from, q.Start) == 0 && IsPart(q)).ToList();
        var wholes = sentence.Quantities.Where(q => q.End <= at && IsWhole(q)).ToList();
        listed = Together(sentence, listed, endsAtNext: to < sentence.End && sentence.Passage.Text.AsSpan(to).StartsWith("其中"));
        // "其中" may begin a sentence of its own.
        if (wholes.Count == 0 && marker.Index <= 1 && former is not null) wholes = [.. former.Quantities.Where(IsWhole)];
        foreach (var parts in listed.GroupBy(q => q.Dimension == Dimension.Money ? "元" : q.Unit).SelectMany(g => ByMeasure([.. g])))
        {
            if (parts.Count < 2 || parts.Any(p => p.Rough) || !AreApart(parts, wholes)) continue;
            var like = wholes.Where(w => w.IsLike(parts[0])).ToList();
            if (like.Count > 0 && Judge(sentence, marker.Value, parts, like) is { } finding) yield return finding;
        }
    }

    // "甲 4 处、乙 6 处，整改 9 处": the list is over where its commas change. "…；实有 63 人，其中": the last is the whole of the next list.
    static List<Quantity> Together(Sentence sentence, List<Quantity> listed, bool endsAtNext)
    {
        if (listed.Count >= 3 && listed[0].IsLike(listed[1]) && sentence.Between(listed[0].End, listed[1].Start) is var first && first.Contains('、') && !first.Contains('，'))
        {
            var kept = 1;
            while (kept < listed.Count && sentence.Between(listed[kept - 1].End, listed[kept].Start).AsSpan().IndexOfAny("，；") < 0) kept++;
            return listed.GetRange(0, kept);
        }
        return endsAtNext && listed.Count >= 3 && sentence.Between(listed[^2].End, listed[^1].Start).Contains('；') ? listed.GetRange(0, listed.Count - 1) : listed;
    }

    // "罚款 31 万元，其中甲 3 起、罚款 12 万元，乙 5 起、罚款 19 万元": the parts bear the name of the whole.
    static bool AreApart(List<Quantity> parts, List<Quantity> wholes) =>
        parts.Select(p => p.Name).Distinct().Count() == parts.Count || parts.All(p => p.Name.Length >= 2 && p.Name == parts[0].Name) && wholes.Any(w => w.Name.EndsWith(parts[0].Name, StringComparison.Ordinal));

    static bool IsWhole(Quantity q) => !q.Rough && q.Dimension is Dimension.Money or Dimension.Count;

    static bool IsPart(Quantity q) => q.Dimension is Dimension.Money or Dimension.Count && !Comparison().IsMatch(q.Name);

    static int ScopeEnd(Sentence sentence, int from, bool inBrackets)
    {
        var depth = 0;
        for (var i = from; i < sentence.End; i++)
        {
            var c = sentence.Passage.Text[i];
            if (c == '（') depth++;
            else if (c == '）' && --depth < 0 && inBrackets) return i;
            else if (depth <= 0 && i > from + 1 && sentence.Passage.Text.AsSpan(i).StartsWith("其中")) return i;
        }
        return sentence.End;
    }

    static int Depth(Sentence sentence, int from, int at)
    {
        var text = sentence.Passage.Text.AsSpan(from, Math.Max(0, at - from));
        return text.Count('（') - text.Count('）');
    }

    // "A 预算 10 万元，支出 9 万元；B 预算 20 万元，支出 19 万元": two lists in one.
    static IEnumerable<List<Quantity>> ByMeasure(List<Quantity> parts)
    {
        if (!parts.Skip(1).Any(p => Measure().IsMatch(p.Name))) return [parts];
        return parts.GroupBy(p => Planned().IsMatch(p.Name) ? 1 : Spent().IsMatch(p.Name) ? 2 : 3).Where(g => g.Key < 3).Select(g => g.ToList())
            // Of a measure only the first has the name of its part before it.
            .Select(g => g.Select((p, i) => Measure().IsMatch(p.Name) ? p with { Name = $"{p.Name}{i}" } : p).ToList());
    }

    static ReportFinding? Judge(Sentence sentence, string marker, List<Quantity> parts, List<Quantity> wholes)
    {
        var sum = Printed.Sum(parts.Select(p => p.Number));
        for (var count = parts.Count; count >= 2; count--)
        {
            var some = Printed.Sum(parts.Take(count).Select(p => p.Number));
            if (wholes.FirstOrDefault(w => w.Number.MayBe(some)) is not { } fits) continue;
            return count == parts.Count && fits.Number.Value != some.Value && wholes.All(w => w.Number.Value != some.Value) ? Finding(fits, some.Value, parts, FindingKind.Sum, FindingSeverity.Note) : null;
        }
        // The whole stands right before its parts, but for an increase or a share told in between.
        var whole = Off(wholes[^1]) <= 0.1m ? wholes[^1] : wholes.MinBy(Off)!;
        if (whole.Number.Value <= 0) return null;
        var wrongUnit = parts[0].Dimension == Dimension.Money && wholes.FirstOrDefault(w => w.Number.Times(10_000).MayBe(sum) || w.Number.MayBe(sum.Times(10_000))) is { } w ? w : null;
        if (wrongUnit is not null) return Finding(wrongUnit, sum.Value, parts, FindingKind.Unit, FindingSeverity.Error);
        var off = (sum.Value - whole.Number.Value) / whole.Number.Value;
        var severity = Verdict(off, parts, IsExhaustive(sentence, marker, parts), AreKinds(parts, whole), whole.Dimension == Dimension.Money);
        return severity is { } s ? Finding(whole, sum.Value, parts, FindingKind.Sum, s) : null;

        decimal Off(Quantity w) => Math.Abs(sum.Value - w.Number.Value) / Math.Max(1, Math.Abs(w.Number.Value));
    }

    static FindingSeverity? Verdict(decimal off, List<Quantity> parts, bool exhaustive, bool kinds, bool money) => Math.Abs(off) switch
    {
        > 0.5m => null,
        _ when exhaustive => FindingSeverity.Error,
        _ when off > 0 && money => FindingSeverity.Error,
        <= 0.05m => FindingSeverity.Warning,
        <= 0.1m when parts.Count >= 3 || kinds => FindingSeverity.Warning,
        <= 0.2m when kinds && off > 0 && parts.Count >= 3 => FindingSeverity.Warning,
        _ => null,
    };

    static bool IsExhaustive(Sentence sentence, string marker, List<Quantity> parts)
    {
        var listed = sentence.Between(parts[0].Start, parts[^1].End + 12 < sentence.End ? parts[^1].End + 12 : sentence.End);
        if (Regex.IsMatch(listed, "等(?![级次])")) return false;
        if (marker is not ("其中" or "包括")) return true;
        string Names(Quantity p) => p.Name + p.Noun;
        if (Opposites.Any(o => parts.Any(p => Names(p).Contains(o[0], StringComparison.Ordinal)) && parts.Any(p => Names(p).Contains(o[1], StringComparison.Ordinal)))) return true;
        if (marker == "包括" && parts.Count >= 2) return true;
        return false;
    }

    // "30 条指标，其中：数量指标 12 条、质量指标 8 条": kinds of one thing; whether they are all of its kinds only a near miss tells.
    static bool AreKinds(List<Quantity> parts, Quantity whole) =>
        parts.All(p => p.Name.Length >= 3 && p.Name[^2..] == parts[0].Name[^2..]) && (parts.Count >= 3 || (whole.Noun + whole.Name).Contains(parts[0].Name[^2..], StringComparison.Ordinal));

    static ReportFinding Finding(Quantity whole, decimal sum, List<Quantity> parts, FindingKind kind, FindingSeverity severity) =>
        new(whole.Place, whole.Passage.Quote(Math.Max(whole.Start - whole.Name.Length - 2, 0), Math.Min(parts[^1].End, whole.Start + 90)), kind,
            $"{whole.Written(sum)} = {string.Join(" + ", parts.Select(p => p.Text))}", whole.Text, severity);

    [GeneratedRegex("其中|包括|分别为|分别是|由.{0,6}(组成|构成)|分为")]
    private static partial Regex Marker();

    [GeneratedRegex("同比|环比|较|比上|增加|减少|增长|下降|人均|平均|户均|占|累计|剩余|超出|相差|合计$")]
    private static partial Regex Comparison();

    [GeneratedRegex("^(年初|全年|本年|调整后|追加后|实际|财政)?(预算|预算数|预算安排|安排|预算批复|调整预算数?|总?支出|支出数|支出决算|决算|决算数|执行|执行数|完成|实际完成|计划|采购|到位|使用|结余|支付)(金额|数额|数|资金)?$")]
    private static partial Regex Measure();

    [GeneratedRegex("预算|计划|安排|批复|指标|下达|应")]
    private static partial Regex Planned();

    [GeneratedRegex("支出|执行|实际|决算|完成|使用|支付|到位")]
    private static partial Regex Spent();
}
