using System.Text.RegularExpressions;

namespace Anlan.Affairs.ReportCheck;

/// <summary>What the words in and around a table say.</summary>
static partial class TableWords
{
    /// <summary>"单位：万元", "（万元）": yuan to one printed.</summary>
    public static decimal? UnitIn(string text) => Unit().Match(text) is { Success: true } m
        ? m.Groups["u"].Value switch { "元" => 1, "千元" => 1_000, "万元" => 10_000, "百万元" => 1_000_000, _ => 100_000_000 }
        : null;

    public static bool IsTotal(string text) => Total().IsMatch(text);

    public static bool IsSubtotal(string text) => Subtotal().IsMatch(text);

    /// <summary>A place without a figure that was left out on purpose.</summary>
    public static bool IsBlank(string text) => text.Trim() is "-" or "—" or "——" or "－" or "/" or "–" or "";

    /// <summary>"12,345.60", "98.5%", "-3.2": a cell that is a figure and nothing else.</summary>
    public static (Printed Number, bool Percent)? Figure(string text)
    {
        var plain = text.Trim().Replace('％', '%').Replace('．', '.').Replace(" ", "", StringComparison.Ordinal);
        var percent = plain.EndsWith('%');
        if (!Whole().IsMatch(plain) || Printed.Read(percent ? plain[..^1] : plain) is not { } number) return null;
        return (number, percent);
    }

    [GeneratedRegex(@"(?:单位\s*[：:]\s*|[（(])(?<u>元|千元|万元|百万元|亿元)(?:[）)]|\s|$|，|、|人民币)")]
    private static partial Regex Unit();

    [GeneratedRegex(@"^(合\s*计|总\s*计|共\s*计|总\s*分|总得分|总\s*额|本年合计|全年合计)(（.*）)?[：:]?$|[（(](合计|总计)[）)]$|^[^。，]{2,14}(合计|总计)$")]
    private static partial Regex Total();

    [GeneratedRegex(@"^(小\s*计)[：:]?$|[（(]小计[）)]$|^[^。，]{2,14}小计$")]
    private static partial Regex Subtotal();

    [GeneratedRegex(@"^[-+]?(\d{1,3}([,，]\d{3})+|\d+)(\.\d+)?%?$")]
    private static partial Regex Whole();
}
