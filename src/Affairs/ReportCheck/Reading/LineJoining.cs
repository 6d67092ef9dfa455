using System.Text.RegularExpressions;

namespace Anlan.Affairs.ReportCheck;

/// <summary>Whether a line goes on on the next: broken at the width of the page, the sentence is not at its end.</summary>
sealed partial class LineJoining
{
    // Wider than any page: such a text has one paragraph on a line, and only a page end breaks it.
    const int OnePage = 120, LongParagraph = 100;

    readonly int width;

    public LineJoining(IEnumerable<string> prose)
    {
        var widths = prose.Select(Width).Where(w => w > 8).Order().ToList();
        var usual = widths.Count < 10 ? OnePage : widths[(int)(widths.Count * 0.85m)];
        // A broken text has most of its lines as wide as the page.
        width = usual < OnePage && widths.Count(w => w > usual * 3 / 4 && w <= usual + 6) * 5 > widths.Count * 2 ? usual : int.MaxValue;
    }

    public bool Continues(IReadOnlyList<(string Text, Place Place)> open, string next)
    {
        var (last, starts) = (open[^1].Text.Trim(), next.Trim());
        if (IsWhole(open) || starts.All(c => char.IsAsciiDigit(c) || c is '.' or '%') || Marker().IsMatch(starts)) return false;
        if ("，、（〈《“—".Contains(last[^1])) return true;
        // The mark of a footnote stood between: the line was wider than what is left of it.
        var wide = Width(last) >= (width == int.MaxValue ? LongParagraph : width * 3 / 4) || open.Count > 1 && open[^1].Place.Line - open[^2].Place.Line is 2 or 3 && Width(last) + Width(open[^2].Text) >= width * 3 / 4 && Width(open[^2].Text) < width * 3 / 4;
        if (last.EndsWith("其中：", StringComparison.Ordinal)) return true;
        if (last[^1] is '：' or ':' or '；' or ';') return wide && width != int.MaxValue;
        return wide || Opened(open) || starts[0] is '。' or '，' or '、' or '；' || Copula().IsMatch(starts);
    }

    public bool IsWhole(IReadOnlyList<(string Text, Place Place)> open) => open[^1].Text.TrimEnd() is [.., '。' or '！' or '？'] or [.., '。' or '！' or '？', '”' or '）'];

    static bool Opened(IReadOnlyList<(string Text, Place Place)> open)
    {
        var text = string.Concat(open.TakeLast(3).Select(o => o.Text));
        return text.Count(c => c == '（') > text.Count(c => c == '）') || text.Count(c => c == '“') > text.Count(c => c == '”') || text.Count(c => c == '《') > text.Count(c => c == '》');
    }

    // A Chinese character is as wide as two Latin letters.
    static int Width(string line) => line.Trim().Sum(c => c > 0x2E7F ? 2 : 1);

    [GeneratedRegex(@"^([一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)]|[①-⑳]|附?表\s*\d|附\s*件|注[：:1]|第[一二三四五六七八九十]+[章条节]|\d{1,2}\s+[\u4e00-\u9fff])")]
    private static partial Regex Marker();

    [GeneratedRegex("^(为|达|是)")]
    private static partial Regex Copula();
}
