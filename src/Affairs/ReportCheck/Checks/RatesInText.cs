using System.Text.RegularExpressions;

namespace Anlan.Affairs.ReportCheck;

/// <summary>
/// Rates beside the two figures they are worked out from: "预算 100 万元，支出 98 万元，执行率 98%", "其中：A 40 万元，占 40%".
/// A rate that any two figures near it explain is left alone; one that none explains is found only where the words tell both of its terms.
/// </summary>
static partial class RatesInText
{
    public static IEnumerable<ReportFinding> In(Report report)
    {
        Sentence? before = null;
        foreach (var sentence in report.Sentences)
        {
            var near = before is { } b && b.Passage == sentence.Passage ? b.Quantities.Concat(sentence.Quantities).ToList() : [.. sentence.Quantities];
            before = sentence;
            if (sentence.IsRule) continue;
            for (var i = 0; i < sentence.Quantities.Count; i++)
            {
                var rate = sentence.Quantities[i];
                if (rate.Dimension != Dimension.Percent || rate.Rough) continue;
                var name = Clause(sentence, rate);
                if (Impossible(rate, name) is { } impossible) yield return impossible;
                if (Change().IsMatch(name)) continue;
                var finding = Share().IsMatch(name) ? OfShare(sentence, near, i) : Ratio().IsMatch(rate.Name) ? OfRatio(sentence, near, i) : null;
                if (finding is not null) yield return finding;
            }
        }
    }

    internal static string Clause(Sentence sentence, Quantity quantity)
    {
        var start = quantity.Start;
        while (start > sentence.Start && sentence.Passage.Text[start - 1] is not ('，' or '；' or '。' or '：' or '\n')) start--;
        return sentence.Passage.Text[start..quantity.Start];
    }

    static ReportFinding? Impossible(Quantity rate, string name) =>
        rate.Number.Low > 100 && NeverMore().IsMatch(rate.Name) && !name.Contains('超', StringComparison.Ordinal)
            ? new(rate.Place, rate.Passage.Quote(Math.Max(0, rate.Start - rate.Name.Length - 2), rate.End), FindingKind.Rate, "≤ 100%", rate.Text, FindingSeverity.Error)
            : null;

    static ReportFinding? OfRatio(Sentence sentence, List<Quantity> near, int i)
    {
        var rate = sentence.Quantities[i];
        if (IsExplained(rate, [.. near.Where(q => q.Start < rate.Start)])) return Rounded(sentence, i);
        if (Terms(sentence, i) is not ({ } whole, { } part) || Printed.Ratio(part.Number, whole.Number) is not { } ratio) return null;
        // An average, a weighting, a share of the time that has passed is another sum.
        if (!Plain().IsMatch(rate.Name) && Otherwise().IsMatch(sentence.Between(Math.Max(sentence.Start, part.Start - part.Name.Length - 4), rate.Start))) return null;
        return Finding(sentence, whole, part, rate, ratio, FindingSeverity.Error);
    }

    // The two figures right before the rate, of one kind, with words that tell which is the whole.
    static (Quantity? Whole, Quantity? Part) Terms(Sentence sentence, int i)
    {
        var rate = sentence.Quantities[i];
        var run = sentence.Quantities.Take(i).Reverse().TakeWhile(q => q.Dimension is not (Dimension.Percent or Dimension.Points)).Where(q => q.Dimension is Dimension.Money or Dimension.Count && !q.Rough).Take(3).Reverse().ToList();
        if (run.Count > 0 && Farther(sentence, run[^1], rate) is { } far && (run.Count < 2 || !run[^1].IsLike(run[^2]) || Holds(sentence, run[^2]))) return (far, run[^1]);
        if (run.Count < 2 || !run[^1].IsLike(run[^2])) return default;
        var between = sentence.Between(run[^1].End, rate.Start);
        if (between.Count(c => c is '，') > 2 || between.Contains('；') || sentence.Between(run[^2].Start, rate.Start).Contains("其中", StringComparison.Ordinal)) return default;
        var (first, second) = (run[^2], run[^1]);
        if (Base().IsMatch(Words(first)) && Done().IsMatch(Words(second))) return (first, second);
        if (Done().IsMatch(Words(first)) && Base().IsMatch(Words(second)) && !Done().IsMatch(Words(second))) return (second, first);
        return default;

        static string Words(Quantity q) => q.Name + q.Noun;
    }

    static bool Holds(Sentence sentence, Quantity second) => sentence.Between(sentence.Start, second.Start).Contains("其中", StringComparison.Ordinal);

    // The only whole of the sentence stands farther off: "排查 60 项，其中甲 50 项、乙 10 项，整改 57 项，整改率 95%".
    static Quantity? Farther(Sentence sentence, Quantity part, Quantity rate)
    {
        if (!Done().IsMatch(part.Name) || sentence.Between(part.End, rate.Start).Count(c => c is '，') > 1 || sentence.Between(part.End, rate.Start).Contains('；')) return null;
        var wholes = sentence.Quantities.Where(q => q.Start < part.Start && q.IsLike(part) && !q.Rough && Base().IsMatch(q.Name + q.Noun)).ToList();
        var between = wholes.Count == 1 ? sentence.Between(wholes[0].End, part.Start) : "；";
        return wholes.Count == 1 && !between.Contains('；') && wholes[0].Number.Value >= part.Number.Value * 0.5m && !Done().IsMatch(wholes[0].Name) ? wholes[0] : null;
    }

    static ReportFinding? OfShare(Sentence sentence, List<Quantity> near, int i)
    {
        var rate = sentence.Quantities[i];
        if (IsExplained(rate, near)) return null;
        var part = sentence.Quantities.Take(i).LastOrDefault(q => q.Dimension is Dimension.Money or Dimension.Count);
        var marker = sentence.Text.IndexOf("其中", StringComparison.Ordinal);
        if (part is null || part.Rough || marker < 0 || part.Start < sentence.Start + marker || sentence.Between(part.End, rate.Start).Count(c => c == '，') > 1 || !OfTheWhole().IsMatch(sentence.Between(part.End, rate.Start))) return null;
        var wholes = near.Where(q => q.End <= sentence.Start + Math.Max(marker, 1) && q.IsLike(part) && !q.Rough).ToList();
        if (wholes.Count == 0) return null;
        var whole = wholes.LastOrDefault(w => w.Number.Value >= part.Number.Value);
        return whole is not null && Printed.Ratio(part.Number, whole.Number) is { } ratio ? Finding(sentence, whole, part, rate, ratio, wholes.Count == 1 ? FindingSeverity.Error : FindingSeverity.Warning) : null;
    }

    static bool IsExplained(Quantity rate, List<Quantity> near)
    {
        var like = near.Where(q => q.Dimension is Dimension.Money or Dimension.Count).TakeLast(16).ToList();
        foreach (var a in like)
            foreach (var b in like)
            {
                if (ReferenceEquals(a, b) || a.Dimension != b.Dimension) continue;
                if (Fits(rate, Printed.Ratio(a.Number, b.Number)) || Fits(rate, Printed.Ratio(a.Number, a.Number + b.Number)) || Fits(rate, Printed.Ratio(b.Number - a.Number, b.Number))) return true;
            }
        return false;
    }

    internal static bool Fits(Quantity rate, Printed? ratio) => ratio is { } r && MayBePercent(rate, r);

    static bool MayBePercent(Quantity rate, Printed ratio)
    {
        var percent = ratio.Times(100);
        // Cut off instead of rounded is a matter of the last digit as well.
        return rate.Number.MayBe(percent) || Truncated(percent.Value, rate.Decimals) == rate.Number.Value;
    }

    static decimal Truncated(decimal value, int decimals) => decimals > 20 ? value : decimal.Round(value, decimals, MidpointRounding.ToZero);

    static ReportFinding? Rounded(Sentence sentence, int i) =>
        Terms(sentence, i) is ({ } whole, { } part) && Printed.Ratio(part.Number, whole.Number) is { } ratio && Fits(sentence.Quantities[i], ratio)
        && decimal.Round(ratio.Value * 100, Math.Min(sentence.Quantities[i].Decimals, 10), MidpointRounding.AwayFromZero) != sentence.Quantities[i].Number.Value
            ? Finding(sentence, whole, part, sentence.Quantities[i], ratio, FindingSeverity.Note)
            : null;

    static ReportFinding Finding(Sentence sentence, Quantity whole, Quantity part, Quantity rate, Printed ratio, FindingSeverity severity) =>
        new(rate.Place, sentence.Passage.Quote(Math.Max(sentence.Start, Math.Min(whole.Start, part.Start) - 12), rate.End), FindingKind.Rate,
            $"{Printed.Write(ratio.Value * 100, Math.Max(rate.Decimals, 1))}% = {part.Text} ÷ {whole.Text}", rate.Text, severity);

    [GeneratedRegex("(率|进度|比例|比重|度)[^，；。]{0,3}$|完成[^，；。]{0,4}预算$")]
    private static partial Regex Ratio();

    // Whatever the month, these are spent ÷ budget.
    [GeneratedRegex("(支出|支付|拨付)(进度|率)$")]
    private static partial Regex Plain();

    [GeneratedRegex("占")]
    private static partial Regex Share();

    [GeneratedRegex("占(比|总|全|其|年|本|预算|支出|收入|资产|合计|比例|比重)|占$")]
    private static partial Regex OfTheWhole();

    [GeneratedRegex("同比|环比|较|比上|增长|下降|增加|减少|上升|降低|增幅|降幅|提高|提升|上涨|滞后|超前|节约|压减|变动|调整率|浮动")]
    private static partial Regex Change();

    [GeneratedRegex("(整改|覆盖|合格|满意|利用|知晓|回复|办结|及时|到位|及格|达标|质检|验收|参训|持证|抽查|销号|入库)(率|度)$")]
    private static partial Regex NeverMore();

    [GeneratedRegex("预算|计划|安排|下达|指标|批复|核定|目标|应|发现|排查|受理|收到|总数|总额|总人数|所有|共|检查|任务|登记|合同|抽查|拨付|到位")]
    private static partial Regex Base();

    [GeneratedRegex("支出|执行|实际|完成|支付|使用|已|整改|到位|办结|实有|在编|在用|合格|兑现|采购|验收|回复|销号|覆盖|落实|参加|达标|拨付|决算")]
    private static partial Regex Done();

    [GeneratedRegex("平均|加权|季度|[0-9]月|月度|每月|当月|序时|累计|综合|折算|其他|扣除")]
    private static partial Regex Otherwise();
}
