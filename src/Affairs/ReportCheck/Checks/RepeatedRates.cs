using System.Text.RegularExpressions;

namespace Anlan.Affairs.ReportCheck;

/// <summary>A rate with a name of its own ("政府采购执行率") that is printed twice with two values for one year.</summary>
static partial class RepeatedRates
{
    public static IEnumerable<ReportFinding> In(Report report)
    {
        var known = new Dictionary<(string, int?), Quantity>();
        foreach (var sentence in report.Sentences)
        {
            if (sentence.IsRule) continue;
            foreach (var rate in sentence.Quantities)
            {
                if (rate.Dimension != Dimension.Percent || rate.Rough || NameOf(sentence, rate) is not { } name) continue;
                var key = (name, YearOf(report, sentence, rate));
                if (!known.TryGetValue(key, out var first)) known[key] = rate;
                else if (!first.Number.MayBe(rate.Number) && first.Passage.Text != rate.Passage.Text)
                    yield return new(rate.Place, sentence.Passage.Quote(Math.Max(sentence.Start, rate.Start - name.Length - 4), rate.End), FindingKind.Consistency, $"{first.Text} ({first.Place})", rate.Text, FindingSeverity.Error);
            }
        }
    }

    // The rates of projects and quarters share their names; only what says whose rate it is can be compared.
    static string? NameOf(Sentence sentence, Quantity rate)
    {
        var name = Beginning().Replace(rate.Name, "");
        if (!Rate().IsMatch(name) || Wanted().IsMatch(RatesInText.Clause(sentence, rate)) || name.Length > 24 || Change().IsMatch(name) || Part().IsMatch(sentence.Between(Math.Max(sentence.Start, rate.Start - 30), rate.Start))) return null;
        return IsOwn(name) ? name : null;
    }

    /// <summary>That the name says whose rate it is.</summary>
    internal static bool IsOwn(string name) => Generic().Replace(name, "").Count(c => c is >= '\u4e00' and <= '\u9fff') >= 2;

    internal static int? YearOf(Report report, Sentence sentence, Quantity quantity) =>
        (int?)sentence.Quantities.LastOrDefault(q => q.Dimension == Dimension.Year && q.Start < quantity.Start)?.Number.Value ?? report.Year;

    [GeneratedRegex("(率|满意度)$")]
    private static partial Regex Rate();

    [GeneratedRegex("^([一二三四五六七八九十]是|(19|20)[0-9]{2}年?度?|我局|我部门|本部门|本单位|我单位|全年|全局|本年度?|年度|该|其)+")]
    private static partial Regex Beginning();

    [GeneratedRegex("预算|执行|支出|完成|实际|资金|项目|总体|整体|部门|全年|平均|经费|进度|整改|隐患|实现|目标|达标|合格|到位|使用|支付|率|度|数|的|年")]
    private static partial Regex Generic();

    [GeneratedRegex("目标|指标值|要求|力争|确保|上年|去年|同期|以往|计划|不低于|达到.{0,6}以上")]
    private static partial Regex Wanted();

    [GeneratedRegex("同比|增长|下降|变动|调整|节约|提高")]
    private static partial Regex Change();

    [GeneratedRegex("季度|[0-9]月|上半年|下半年|其中")]
    private static partial Regex Part();
}
