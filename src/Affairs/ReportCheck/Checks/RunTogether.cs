using System.Text.RegularExpressions;

namespace Anlan.Affairs.ReportCheck;

/// <summary>The number of an item and the figure behind it have run together: "3.60%" is item 3 and 60%, and reads as 3.6%.</summary>
static partial class RunTogether
{
    public static IEnumerable<ReportFinding> In(Report report)
    {
        var last = 0;
        foreach (var passage in report.Passages)
        {
            foreach (Match m in Item().Matches(passage.Text))
            {
                var number = m.Groups["k"].Value[0] - '0';
                if (!m.Groups["v"].Success) { last = number; continue; }
                if (number != last + 1 || number < 2 || passage.HasBlank(m.Groups["k"].Index, m.Groups["v"].Index + 1))
                {
                    last = number;
                    continue;
                }
                last = number;
                yield return new(passage.At(m.Groups["k"].Index), passage.Quote(m.Groups["k"].Index, Math.Min(passage.Text.Length, m.Index + 24)), FindingKind.Numbering, $"{number}. {m.Groups["v"].Value}", $"{number}.{m.Groups["v"].Value}", FindingSeverity.Warning);
            }
        }
    }

    [GeneratedRegex(@"(?:^|(?<=[；。，%）]))(?<k>[1-9])[.．](?:(?<v>\d{1,2}%)(?=[≤＜＞≥<>])|(?=[^\d\s.]))")]
    private static partial Regex Item();
}
