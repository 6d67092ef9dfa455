using System.Globalization;
using System.Text.RegularExpressions;

namespace Anlan.Affairs.ReportCheck;

/// <summary>Days that no calendar has, months beyond December, periods that end before they begin, years out of reach.</summary>
static partial class ImpossibleDates
{
    public static IEnumerable<ReportFinding> In(Report report)
    {
        foreach (var passage in report.Passages)
        {
            foreach (Match m in Day().Matches(passage.Text))
                if (Wrong(m, report.Year) is { } why) yield return Finding(passage, m, why, FindingSeverity.Error);
            foreach (Match m in Iso().Matches(passage.Text))
                if (Wrong(m, report.Year) is { } why) yield return Finding(passage, m, why, FindingSeverity.Error);
            foreach (Match m in FarYear().Matches(passage.Text))
                yield return Finding(passage, m, report.Year?.ToString(CultureInfo.InvariantCulture) ?? "20××年", FindingSeverity.Error);
            foreach (Match m in Period().Matches(passage.Text))
                if (Backwards(m)) yield return Finding(passage, m, $"{m.Groups["a"].Value} ≤ {m.Groups["b"].Value}", FindingSeverity.Error);
        }
    }

    static string? Wrong(Match m, int? reportYear)
    {
        int? year = m.Groups["y"].Success ? Int(m.Groups["y"]) : null;
        var month = Int(m.Groups["m"]);
        if (month is < 1 or > 12) return "1—12";
        if (!m.Groups["d"].Success) return null;
        // Without a year 29 February may have been.
        var most = DateTime.DaysInMonth(year is >= 1 and <= 9999 ? year.Value : month == 2 ? 2024 : reportYear ?? 2023, month);
        return Int(m.Groups["d"]) is var day && (day < 1 || day > most) ? string.Create(CultureInfo.InvariantCulture, $"1—{most}") : null;
    }

    // November to April without a year is a winter.
    static bool Backwards(Match m)
    {
        var years = Compare(m, "ya", "yb");
        if (years is not null and not 0) return years > 0;
        var months = Compare(m, "ma", "mb");
        return years == 0 && months > 0 || months == 0 && years is 0 or null && m.Groups["yb"].Success == m.Groups["ya"].Success && months == 0 && Compare(m, "da", "db") > 0;
    }

    static int? Compare(Match m, string a, string b) => m.Groups[a].Success && m.Groups[b].Success ? Int(m.Groups[a]).CompareTo(Int(m.Groups[b])) : null;

    static int Int(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    static ReportFinding Finding(Passage passage, Match m, string expected, FindingSeverity severity) =>
        new(passage.At(m.Index), passage.Quote(Math.Max(0, m.Index - 6), Math.Min(passage.Text.Length, m.Index + m.Length + 10)), FindingKind.Date, expected, m.Value, severity);

    [GeneratedRegex(@"(?<!\d)(?:(?<y>\d{4})年)?(?<!\d)(?<m>\d{1,2})月(?:(?<d>\d{1,2})[日号])(?!\d)|(?<!\d)(?<y>\d{4})年(?<m>\d{1,2})月(?![\d—-])")]
    private static partial Regex Day();

    [GeneratedRegex(@"(?<![\d.-])(?<y>(?:19|20)\d{2})([-/.])(?<m>\d{1,2})\1(?<d>\d{1,2})(?![\d.-])")]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<![\d.,，])(2[1-9]\d{2}|20\d{3}|2\d{4})年(?!期限)")]
    private static partial Regex FarYear();

    [GeneratedRegex(@"(?<!\d)(?<a>(?:(?<ya>(?:19|20)\d{2})年)?(?<ma>\d{1,2})月(?:(?<da>\d{1,2})[日号])?)(?:至|到|—|-|～|~|——)(?<b>(?:(?<yb>(?:19|20)\d{2})年)?(?<mb>\d{1,2})月(?:(?<db>\d{1,2})[日号])?)|(?<!\d)(?<a>(?<ya>(?:19|20)\d{2}))年?(?:至|—|-|～|~)(?<b>(?<yb>(?:19|20)\d{2}))年")]
    private static partial Regex Period();
}
