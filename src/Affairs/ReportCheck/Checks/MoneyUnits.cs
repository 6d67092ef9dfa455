namespace Anlan.Affairs.ReportCheck;

/// <summary>The same digits once with 元 and once with 万元 or 亿元: one of the units is wrong.</summary>
static class MoneyUnits
{
    public static IEnumerable<ReportFinding> In(Report report)
    {
        var known = new Dictionary<string, Quantity>();
        foreach (var sentence in report.Sentences)
            foreach (var amount in sentence.Quantities)
            {
                if (amount.Dimension != Dimension.Money || amount.Rough) continue;
                var digits = (amount.Number.Value / amount.Factor).ToString(System.Globalization.CultureInfo.InvariantCulture);
                // Round sums of few digits meet by chance.
                if (digits.Replace(".", "", StringComparison.Ordinal).TrimEnd('0').Length < 5) continue;
                if (!known.TryGetValue(digits, out var first)) known[digits] = amount;
                else if (first.Factor != amount.Factor)
                    yield return new(amount.Place, sentence.Passage.Quote(Math.Max(sentence.Start, amount.Start - amount.Name.Length - 2), amount.End), FindingKind.Unit, $"{first.Text} ({first.Place})", amount.Text, FindingSeverity.Error);
            }
    }
}
