using System.Text.RegularExpressions;

namespace Anlan.Affairs.ReportCheck;

/// <summary>Finds the quantities of a passage: amounts, percentages, counts, years.</summary>
public static partial class QuantityReader
{
    const string Classifiers =
        "平方公里|平方千米|平方米|立方米|公里|千米|公顷|公斤|千克|小时|分钟|人次|家次|场次|户次|车次|台次|架次|艘次|班次|点位|万次|"
        + "个|家|处|项|次|人|名|位|条|件|份|起|宗|场|支|台|套|辆|架|吨|米|亩|户|间|张|篇|期|则|只|桶|箱|所|座|栋|部|批|块|册|本|类|级|届|轮|组|队|艘|枚|顶|幅|面|株|棵|头|口|根|顿|瓶|袋|包|把|眼|段|版|例|单|道|天|分|岁";

    public static IReadOnlyList<Quantity> Read(Passage passage)
    {
        List<Quantity> found = [];
        foreach (Match m in Number().Matches(passage.Text)) if (Of(passage, m, found) is { } quantity) found.Add(quantity);
        return found;
    }

    static Quantity? Of(Passage passage, Match m, List<Quantity> before)
    {
        var (text, digits) = (passage.Text, m.Groups["n"].Value);
        if (Printed.Read(digits) is not { } number || m.Index > 0 && text[m.Index - 1] is '第' or '〔' or '[' or '-' && Part(text, m.Index - 2)) return null;
        var end = m.Index + m.Length;
        var unit = UnitAt().Match(text, end);
        var sign = m.Groups["op"].Success;
        var rough = sign || Roughly().IsMatch(text[Math.Max(0, m.Index - 4)..m.Index]);
        if (digits.Length == 4 && text.AsSpan(end).StartsWith("年") && number.Value is >= 1900 and <= 2199)
            return new(passage, m.Index, end + 1, new(number.Value, 0), Dimension.Year, "年", 0, false, NameBefore(text, m.Index, before), "");
        if (!unit.Success) return null;
        rough |= unit.Groups["more"].Length > 0 || unit.Groups["more2"].Length > 0 || Beyond().IsMatch(text[(end + unit.Length)..Math.Min(text.Length, end + unit.Length + 3)]);
        var (measure, factor) = (unit.Groups["u"].Value, FactorOf(unit.Groups["mult"].Value));
        var decimals = Printed.Decimals(digits);
        var dimension = measure switch { "元" => Dimension.Money, "%" or "‰" => Dimension.Percent, "个百分点" or "百分点" => Dimension.Points, _ => Dimension.Count };
        // 45,000 people are counted; 4.5万 have been rounded.
        var room = dimension == Dimension.Count && decimals == 0 && factor == 1 ? 0 : number.Half;
        return new(passage, m.Index, end + unit.Length, new Printed(number.Value, room).Times(factor), dimension, unit.Groups["mult"].Value + measure, decimals, rough, NameBefore(text, m.Index, before), NounAfter(text, end + unit.Length))
        {
            Factor = factor,
        };
    }

    // "2021-2023", "2020-1": the second half is part of the first.
    static bool Part(string text, int index) => index >= 0 && char.IsAsciiDigit(text[index]);

    static decimal FactorOf(string multiplier) => multiplier.Aggregate(1m, (factor, c) => factor * c switch { '百' => 100, '千' => 1_000, '万' => 10_000, '亿' => 100_000_000, _ => 1 });

    static string NameBefore(string text, int index, List<Quantity> before)
    {
        var floor = before.Count > 0 ? before[^1].End : 0;
        var name = new System.Text.StringBuilder();
        for (var i = index - 1; i >= floor && name.Length < 40; i--)
        {
            if (text[i] == '）')
            {
                // What is put in brackets explains the name and is no part of it.
                var open = text.LastIndexOf('（', i);
                if (open >= floor && i - open < 40) { i = open; continue; }
            }
            if (Boundaries.Contains(text[i])) break;
            name.Insert(0, text[i]);
        }
        return Tail().Replace(Head().Replace(name.ToString(), ""), "");
    }

    static string NounAfter(string text, int index)
    {
        var end = index;
        while (end < text.Length && end - index < 16 && !Boundaries.Contains(text[end]) && text[end] != '）' && !char.IsAsciiDigit(text[end])) end++;
        return text[index..end];
    }

    internal const string Boundaries = "，。；：、！？（\n＝=";

    [GeneratedRegex(@"(?<![\d.A-Za-z+〔])(?<op>[≥≤＞＜><≧≦])?(?<n>-?\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|-?\d{1,3}(?:，\d{3})+\.\d+(?!\d)|-?\d{1,3}(?:，\d{3}){2,}(?!\d)|-?\d+(?:\.\d+)?)(?![\d+A-Za-z〕])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex($@"\G(?<more>[余多来]?)(?<mult>[百千万亿]{{0,2}})(?<more2>[余多]?)(?<u>元|%|‰|个百分点|百分点|{Classifiers})", RegexOptions.CultureInvariant)]
    private static partial Regex UnitAt();

    [GeneratedRegex("(约|近|超|超过|逾|达到?约|不少于|不低于|不超过|不高于|至少|最多|最高|大于|小于|高于|低于)$")]
    private static partial Regex Roughly();

    [GeneratedRegex("^(以上|以下|以内|左右|上下|余|多|之间|至|～|~|-)")]
    private static partial Regex Beyond();

    [GeneratedRegex("^(其中|包括|和|及|以及|并|另有|另|此外|且|与)+")]
    private static partial Regex Head();

    [GeneratedRegex("(为|是|达到|达|共计|共|合计|累计|总计|计|有|了|约|近|超|不低于|各|分别|由|从|至|到|在|比|仅|的)+$")]
    private static partial Regex Tail();
}
