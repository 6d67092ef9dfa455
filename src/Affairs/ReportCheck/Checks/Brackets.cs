using System.Text.RegularExpressions;

namespace Anlan.Affairs.ReportCheck;

/// <summary>A bracket closed twice. One never closed may have been torn off in printing.</summary>
static partial class Brackets
{
    public static IEnumerable<ReportFinding> In(Report report) =>
        from passage in report.Passages
        where !passage.IsCell
        from Match m in Twice().Matches(passage.Text)
        select new ReportFinding(passage.At(m.Groups["wrong"].Index), passage.Quote(m.Index, m.Index + m.Length), FindingKind.Punctuation, m.Value.Remove(m.Groups["wrong"].Index - m.Index, 1), m.Value, FindingSeverity.Warning);

    // "（中发〔2020〕3）号）": the number of a document is not closed before 号.
    [GeneratedRegex(@"（[^（）。；]{0,20}〔\d{4}〕\d+(?<wrong>）)号）|（[^（）。；\n]{1,40}）(?<wrong>）)(?=[，。；、])")]
    private static partial Regex Twice();
}
