using System.Text.RegularExpressions;

namespace Anlan.Affairs.ReportCheck;

/// <summary>
/// What the budget leaves after the spending, and the carry-over that is printed. Money taken back by the finance bureau or of another source may lie between; a reader will ask, so it is a note.
/// </summary>
static partial class CarryOver
{
    public static IEnumerable<ReportFinding> In(Report report)
    {
        var triple = report.Sentences.Where(s => !s.IsRule && !s.Passage.IsCell).Select(Budget).FirstOrDefault(b => b is not null);
        if (triple is not { } budget) yield break;
        foreach (var sentence in report.Sentences)
        {
            var left = sentence.Quantities.FirstOrDefault(q => q.Dimension == Dimension.Money && !q.Rough && Left().IsMatch(q.Name));
            if (left is null) continue;
            var due = budget.Adjusted.Number - budget.Spent.Number;
            if (due.Value > 0 && !due.MayBe(left.Number))
                yield return new(left.Place, sentence.Passage.Quote(Math.Max(sentence.Start, left.Start - 20), left.End), FindingKind.Consistency, $"{left.Written(due.Value)} = {budget.Adjusted.Text} − {budget.Spent.Text}", left.Text, FindingSeverity.Note);
            yield break;
        }
    }

    static (Quantity Adjusted, Quantity Spent)? Budget(Sentence sentence)
    {
        var adjusted = sentence.Quantities.FirstOrDefault(q => q.Dimension == Dimension.Money && Adjusted().IsMatch(q.Name));
        var spent = sentence.Quantities.FirstOrDefault(q => q.Dimension == Dimension.Money && adjusted is not null && q.Start > adjusted.Start && Spent().IsMatch(q.Name));
        if (adjusted is not null && spent is null && sentence.Passage.Text.Length > sentence.End)
            spent = QuantityReader.Read(sentence.Passage).FirstOrDefault(q => q.Start >= sentence.End && q.Dimension == Dimension.Money && Spent().IsMatch(q.Name));
        return adjusted is not null && spent is not null ? (adjusted, spent) : null;
    }

    [GeneratedRegex("调整后?(总?预算|预算总)|全年预算")]
    private static partial Regex Adjusted();

    [GeneratedRegex("(实际|总)支出|全年执行|支出决算")]
    private static partial Regex Spent();

    [GeneratedRegex("(年末|财政资金|资金|收支)?结转(和)?结余(资金|金额)?$")]
    private static partial Regex Left();
}
