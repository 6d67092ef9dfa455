namespace Anlan.Affairs.ReportCheck;

/// <summary>A row "累计支出" beside the row "支出": each figure is the one before it and that of its period.</summary>
static class CumulativeRows
{
    public static IEnumerable<ReportFinding> In(Report report)
    {
        foreach (var table in report.Tables)
            foreach (var sums in table.Lines.Where(l => l.Label.StartsWith("累计", StringComparison.Ordinal) && l.Figures.Count >= 3))
            {
                var single = table.Lines.FirstOrDefault(l => l.Figures.Count == sums.Figures.Count && (l.Label == sums.Label["累计".Length..] || l.Label == "当期" + sums.Label["累计".Length..]));
                if (single is null || !single.Figures[0].Number.MayBe(sums.Figures[0].Number)) continue;
                for (var i = 1; i < sums.Figures.Count; i++)
                {
                    var due = sums.Figures[i - 1].Number + single.Figures[i].Number;
                    if (due.Value != sums.Figures[i].Number.Value)
                        yield return new(sums.Figures[i].Place, sums.Quote, FindingKind.Sum, Printed.Write(due.Value, Printed.Decimals(sums.Figures[i].Text)), sums.Figures[i].Text, due.MayBe(sums.Figures[i].Number) ? FindingSeverity.Note : FindingSeverity.Error);
                }
            }
    }
}
