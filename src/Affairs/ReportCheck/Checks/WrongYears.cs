using System.Globalization;
using System.Text.RegularExpressions;

namespace Anlan.Affairs.ReportCheck;

/// <summary>
/// Years that cannot be meant: goals and results of a form dated after the year it reports on, things done in a year to come, an event named after another year than the one it took place in.
/// Plans, ranges and titles of documents may name any year.
/// </summary>
static partial class WrongYears
{
    public static IEnumerable<ReportFinding> In(Report report)
    {
        var ahead = false;
        foreach (var passage in report.Passages)
        {
            if (Heading().IsMatch(passage.Text)) ahead = Ahead().IsMatch(passage.Text[..Math.Min(20, passage.Text.Length)]);
            foreach (Match m in NamedAfter().Matches(passage.Text))
            {
                var (held, name) = (Int(m.Groups["y"]), Int(m.Groups["z"]));
                if (name > held || held - name >= 2)
                    yield return new(passage.At(m.Groups["z"].Index), passage.Quote(m.Index, Math.Min(passage.Text.Length, m.Index + m.Length + 14)), FindingKind.Year, $"{held}年", $"{name}年", FindingSeverity.Warning);
            }
            if (report.Year is not { } year || ahead && !passage.IsCell) continue;
            foreach (Match m in Year().Matches(passage.Text))
                if (IsLate(passage, m, year)) yield return new(passage.At(m.Index), passage.Quote(Math.Max(0, m.Index - 10), Math.Min(passage.Text.Length, m.Index + 18)), FindingKind.Year, $"≤ {year}年", $"{m.Groups["y"].Value}年", FindingSeverity.Warning);
        }
    }

    static bool IsLate(Passage passage, Match m, int reportYear)
    {
        var (year, text) = (Int(m.Groups["y"]), passage.Text);
        if (year <= reportYear || passage.Text.Length < 16 && !passage.IsCell) return false;
        var (start, end) = Segment(text, m.Index);
        var segment = text[start..end];
        if (Planned().IsMatch(segment) || Range().IsMatch(text[Math.Max(0, m.Index - 6)..Math.Min(text.Length, m.Index + 12)]) || InTitle(text, m.Index) || OfNextYear().IsMatch(text[m.Index..Math.Min(text.Length, m.Index + 16)])) return false;
        if (passage.IsCell) return true;
        // The report itself is written in the months that follow its year.
        if (year == reportYear + 1 && FirstMonths().IsMatch(text[m.Index..Math.Min(text.Length, m.Index + 9)])) return false;
        return Done().IsMatch(Clause(text, m.Index)) || year > reportYear + 1 && text[..m.Index].EndsWith("截至", StringComparison.Ordinal);
    }

    static (int Start, int End) Segment(string text, int at)
    {
        var (start, end) = (at, at);
        while (start > 0 && text[start - 1] is not ('。' or '；' or '\n')) start--;
        while (end < text.Length && text[end] is not ('。' or '；' or '\n')) end++;
        return (start, end);
    }

    static string Clause(string text, int at)
    {
        var end = text.IndexOfAny(['，', '。', '；'], at);
        return text[at..(end < 0 ? text.Length : end)];
    }

    static bool InTitle(string text, int at)
    {
        var before = text[..at];
        return before.LastIndexOf('《') > before.LastIndexOf('》') || before.LastIndexOf('〈') > before.LastIndexOf('〉') || before.LastIndexOf('<') > before.LastIndexOf('>') || before.LastIndexOf('〔') > before.LastIndexOf('〕');
    }

    static int Int(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<!\d)(?<y>20\d{2})年")]
    private static partial Regex Year();

    [GeneratedRegex(@"(?<y>20\d{2})年\d{1,2}月[^。；]{0,24}?(组织|开展|举办|举行|召开|进行)(了|完成)?(?<z>20\d{2})年(?!度|底|末|初|以来)")]
    private static partial Regex NamedAfter();

    [GeneratedRegex("将|拟|计划|下一步|下步|预计|力争|争取|规划|明年|次年|下年度|下一年|后续|确保|今后|中长期|期限|有效期|继续|到20[0-9]{2}年|“[一二三四五六七八九十]+五”|三年行动|方案|建议|预期|(?<!截)至20[0-9]{2}年|延期|跨年|分年")]
    private static partial Regex Planned();

    [GeneratedRegex("20[0-9]{2}年?[-—－–~～至到]+20[0-9]{2}")]
    private static partial Regex Range();

    [GeneratedRegex("^20[0-9]{2}年(度)?(部门|本级|单位)?(预算|工作|计划|目标|重点|项目库|任务)")]
    private static partial Regex OfNextYear();

    [GeneratedRegex("^20[0-9]{2}年([1-6]月|初|年初|上半年)")]
    private static partial Regex FirstMonths();

    [GeneratedRegex("已|完成|实际|共|累计|全年|组织|召开|举办|开展|实现|取得")]
    private static partial Regex Done();

    [GeneratedRegex("^([一二三四五六七八九十]+[、.]|（[一二三四五六七八九十]+）|[0-9]{1,2}[.、])")]
    private static partial Regex Heading();

    [GeneratedRegex("计划|下一步|打算|建议|后续|改进|措施|展望|思路|应用")]
    private static partial Regex Ahead();
}
