using System.Text.RegularExpressions;

namespace Anlan.Affairs.ReportCheck;

/// <summary>
/// Scores that stand alone on their lines in a text and the total at the end of the table. That they are all of the scores cannot be known, so a total that is near but not theirs is a note:
/// the scores were rounded for printing, the total was not worked out from what is printed.
/// </summary>
static partial class ScoreTotals
{
    public static IEnumerable<ReportFinding> In(Report report)
    {
        foreach (var total in report.Passages)
        {
            if (Total().Match(total.Text) is not { Success: true } m || Printed.Read(m.Groups["n"].Value) is not { } printed) continue;
            var decimals = Printed.Decimals(m.Groups["n"].Value);
            var scores = report.Passages.Where(p => !p.IsCell && p.First.Line < total.First.Line && Alone().IsMatch(p.Text) && Printed.Decimals(p.Text) == decimals).Select(p => Printed.Read(p.Text)!.Value).ToList();
            var sum = Printed.Sum(scores);
            if (decimals > 0 && scores.Count >= 5 && sum.Value != printed.Value && sum.MayBe(printed))
                yield return new(total.At(m.Groups["n"].Index), total.Quote(0, total.Text.Length), FindingKind.Sum, Printed.Write(sum.Value, decimals), m.Groups["n"].Value, FindingSeverity.Note);
        }
    }

    [GeneratedRegex(@"^(总分|合计|总计|总得分)[\d\s—－-]*?(?<n>\d+\.\d+)$")]
    private static partial Regex Total();

    [GeneratedRegex(@"^\d{1,2}\.\d{1,2}$")]
    private static partial Regex Alone();
}
