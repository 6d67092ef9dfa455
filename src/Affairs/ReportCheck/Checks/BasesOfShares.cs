using System.Text.RegularExpressions;

namespace Anlan.Affairs.ReportCheck;

/// <summary>A share of "the budget" in a sentence that has two budgets: it is worked out from one, and from the other it would be another.</summary>
static partial class BasesOfShares
{
    public static IEnumerable<ReportFinding> In(Report report)
    {
        foreach (var sentence in report.Sentences.Where(s => !s.IsRule))
            foreach (var share in sentence.Quantities)
            {
                if (share.Dimension != Dimension.Percent || share.Rough || !OfBudget().IsMatch(RatesInText.Clause(sentence, share))) continue;
                var amounts = sentence.Quantities.Where(q => q.Dimension == Dimension.Money && q.Start < share.Start && !q.Rough).ToList();
                var budgets = amounts.Where(q => q.Name.Contains("预算", StringComparison.Ordinal)).ToList();
                if (budgets.Count < 2) continue;
                var fit = amounts.SelectMany(a => budgets.Where(b => b != a && RatesInText.Fits(share, Printed.Ratio(a.Number, b.Number))).Select(b => (Part: a, Whole: b))).FirstOrDefault();
                if (fit.Part is null || budgets.FirstOrDefault(b => b != fit.Whole && b != fit.Part && !b.Number.MayBe(fit.Whole.Number)) is not { } other || Printed.Ratio(fit.Part.Number, other.Number) is not { } otherwise) continue;
                yield return new(share.Place, sentence.Passage.Quote(Math.Max(sentence.Start, share.Start - 24), share.End), FindingKind.Rate, $"{share.Text} ÷ {fit.Whole.Text}; {Printed.Write(otherwise.Value * 100)}% ÷ {other.Text}", share.Text, FindingSeverity.Note);
            }
    }

    [GeneratedRegex("占[^，；]*预算")]
    private static partial Regex OfBudget();
}
