using System.Text.RegularExpressions;

namespace Anlan.Affairs.ReportCheck;

/// <summary>"7 个项目（包括：甲、乙、丙）": as many as are said.</summary>
static partial class CountedLists
{
    public static IEnumerable<ReportFinding> In(Report report)
    {
        foreach (var passage in report.Passages)
            foreach (Match m in List().Matches(passage.Text))
            {
                var list = m.Groups["list"].Value;
                if (ChineseNumber.Read(m.Groups["n"].Value) is not { } said || said is < 2 or > 60 || list.Contains('等') || list.Any(c => char.IsAsciiDigit(c) || c is '“' or '《' or '；') || !list.Contains('、')) continue;
                // "和" may join the last two, or stand within a name.
                var (least, joined) = (list.Count(c => c is '、') + 1, Joining().Count(list));
                if (said >= least && said <= least + joined || list.Split('、', '，').Any(item => item.Length > 24)) continue;
                if (list.Contains('，') && said <= list.Count(c => c is '、' or '，') + 1 + joined) continue;
                yield return new(passage.At(m.Groups["n"].Index), passage.Quote(m.Index, Math.Min(m.Index + m.Length, m.Index + 80)), FindingKind.Count, joined == 0 ? $"{least}" : $"{least}—{least + joined}", m.Groups["n"].Value, FindingSeverity.Warning);
            }
    }

    [GeneratedRegex(@"(?<![\d.第—-])(?<n>\d{1,2}|[一二三四五六七八九十两]{1,3})(个|项|类|种|家|条|支|大类)(?<noun>[^，。；：（）、\d“”]{0,20})(（(包括|分别为|分别是|即)[：]?(?<list>[^（）]*)）|[，：]?(分别为|分别是|包括)[：]?(?<list>[^。；（）]*?)(?=[。；]))")]
    private static partial Regex List();

    [GeneratedRegex("以及|[和及与]")]
    private static partial Regex Joining();
}
