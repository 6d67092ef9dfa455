using System.Text.RegularExpressions;

namespace Anlan.Affairs.ReportCheck;

/// <summary>One amount, to the last digit, given for two years: one of the years is wrong. What is carried over at a year's end belongs to both.</summary>
static partial class YearsOfAmounts
{
    public static IEnumerable<ReportFinding> In(Report report)
    {
        var known = new Dictionary<decimal, (Quantity Amount, int Year)>();
        var told = new HashSet<(Place, int)>();
        foreach (var sentence in report.Sentences)
        {
            if (sentence.IsRule) continue;
            foreach (var amount in sentence.Quantities)
            {
                if (amount.Dimension != Dimension.Money || amount.Rough || Digits(amount) < 5 || Carried().IsMatch(amount.Name) || !Measure().IsMatch(amount.Name)) continue;
                if (sentence.Quantities.LastOrDefault(q => q.Dimension == Dimension.Year && q.Start < amount.Start) is not { } said) continue;
                var year = (int)said.Number.Value;
                if (!known.TryGetValue(amount.Number.Value, out var first)) known[amount.Number.Value] = (amount, year);
                else if (first.Year != year && SameMeasure(first.Amount.Name, amount.Name) && (report.Year is not { } own || first.Year == own || year == own))
                {
                    var (wrong, right, where) = report.Year == year ? (first.Year, year, first.Amount) : (year, first.Year, amount);
                    if (told.Add((where.Place, wrong)))
                        yield return new(where.Place, where.Passage.Quote(Math.Max(0, where.Start - where.Name.Length - 8), where.End), FindingKind.Year, $"{right}年", $"{wrong}年 {where.Text}", FindingSeverity.Error);
                }
            }
        }
    }

    static int Digits(Quantity amount) => amount.Text.Count(char.IsAsciiDigit);

    static bool SameMeasure(string a, string b) => (Spent().IsMatch(a) && Spent().IsMatch(b)) || a == b;

    [GeneratedRegex("结转|结余|年初|年末|期初|期末|合同|概算|投资")]
    private static partial Regex Carried();

    [GeneratedRegex("预算|支出|执行|收入|决算|拨款|采购|经费")]
    private static partial Regex Measure();

    [GeneratedRegex("执行|支出|决算")]
    private static partial Regex Spent();
}
