using System.Text.RegularExpressions;

namespace Anlan.Affairs.ReportCheck;

/// <summary>
/// One amount of money with two values: an amount with a name of its own, or the department's own budget, adjusted budget and spending of one year.
/// </summary>
static partial class RepeatedAmounts
{
    public static IEnumerable<ReportFinding> In(Report report)
    {
        var known = new Dictionary<(string, int?), List<Quantity>>();
        foreach (var sentence in report.Sentences)
        {
            if (sentence.IsRule || sentence.Passage.IsCell || Other().IsMatch(sentence.Text)) continue;
            foreach (var amount in sentence.Quantities)
            {
                if (amount.Dimension != Dimension.Money || amount.Rough || amount.Number.IsZero || NameOf(sentence, amount) is not { } name) continue;
                var key = (name, RepeatedRates.YearOf(report, sentence, amount));
                if (!known.TryGetValue(key, out var former)) known[key] = former = [];
                if (former.Count > 0 && !former.Any(f => f.Number.MayBe(amount.Number)) && former.All(f => f.Passage != amount.Passage))
                {
                    var first = former[0];
                    var scale = amount.Number.Value == 0 ? 1 : first.Number.Value / amount.Number.Value;
                    var kind = first.Unit != amount.Unit && (Near(scale, 10_000) || Near(scale, 0.0001m)) ? FindingKind.Unit : FindingKind.Consistency;
                    yield return new(amount.Place, sentence.Passage.Quote(Math.Max(sentence.Start, amount.Start - amount.Name.Length - 2), amount.End), kind, $"{first.Text} ({first.Place})", amount.Text, FindingSeverity.Error);
                }
                former.Add(amount);
            }
        }
    }

    static bool Near(decimal value, decimal due) => Math.Abs(value - due) <= due * 0.01m;

    static string? NameOf(Sentence sentence, Quantity amount)
    {
        var name = Beginning().Replace(amount.Name, "");
        if (name.Length is < 2 or > 24 || Change().IsMatch(name)) return null;
        var own = Generic().Replace(name, "");
        // Ending in what is measured: "政府采购计划金额", "固定资产原值".
        if (own.Count(c => c is >= '\u4e00' and <= '\u9fff') >= 2) return Measure().IsMatch(name) && !sentence.Text.Contains("其中", StringComparison.Ordinal) ? Synonyms(name) : null;
        return own.Length == 0 && Department().IsMatch(sentence.Text[..Math.Max(0, Math.Min(sentence.Text.Length, amount.Start - sentence.Start))]) && OfDepartment(sentence, amount) ? "department:" + Kind(name) : null;
    }

    // Between the department and the amount no project, section or fund has been named.
    static bool OfDepartment(Sentence sentence, Quantity amount)
    {
        var lead = sentence.Between(sentence.Start, amount.Start);
        return Kind(Beginning().Replace(amount.Name, "")) is not null && Generic().Replace(Figures().Replace(Department().Replace(lead, ""), ""), "").Count(c => c is >= '\u4e00' and <= '\u9fff') == 0;
    }

    static string? Kind(string name) =>
        name.Contains("调整", StringComparison.Ordinal) || name.Contains("全年预算", StringComparison.Ordinal) ? "adjusted"
        : name.Contains("年初", StringComparison.Ordinal) ? "initial"
        : name.Contains("支出", StringComparison.Ordinal) && name.Contains("预算", StringComparison.Ordinal) ? null
        : name.Contains("支出", StringComparison.Ordinal) || name.Contains("执行数", StringComparison.Ordinal) ? "spent" : null;

    static string Synonyms(string name) => name.Replace("总额", "金额", StringComparison.Ordinal).Replace("数额", "金额", StringComparison.Ordinal);

    [GeneratedRegex("^([一二三四五六七八九十]是|(19|20)[0-9]{2}年?度?|我局|本局|我部门|本部门|本单位|我单位|全年|全局|本年度?|年度|该|其|末|年末|截至.{0,12}日)+")]
    private static partial Regex Beginning();

    [GeneratedRegex("我局|本局|我部门|本部门|本单位|我单位|全局|部门整体|部门")]
    private static partial Regex Department();

    [GeneratedRegex("年初|年末|调整后?|预算|安排|批复|支出|实际|金额|总额|总数|总|数|资金|全年|部门|共|累计|合计|整体|收支|收入|决算|完成|执行|指标|财政|拨款|年度?|一般|公共|的|经费|项目|下达|为|达|后|本|及|中|度|年|区|级|局")]
    private static partial Regex Generic();

    [GeneratedRegex("(金额|总额|数额|原值|净值|总资产|资产总额|负债|预算|决算|支出|收入|经费|余额|结余|预算数|决算数|计划数|罚款)$")]
    private static partial Regex Measure();

    [GeneratedRegex("同比|增|减|较|比|人均|平均|上年|去年|其他|另|节约|每|差")]
    private static partial Regex Change();

    [GeneratedRegex("季度|[0-9]月份|上半年|下半年|截至(?!年末|年底|(19|20)[0-9]{2}年[末底]|.{0,6}12月31日)|上年|去年|年初数|由.{1,20}(增|调|减)")]
    private static partial Regex Other();

    [GeneratedRegex(@"[\d.,%，。；：、（）\s]|万元|亿元|元")]
    private static partial Regex Figures();
}
