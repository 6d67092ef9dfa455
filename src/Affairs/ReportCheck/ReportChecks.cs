namespace Anlan.Affairs.ReportCheck;

/// <summary>All checks, and what they find in one report: in its order, each thing said once.</summary>
public static class ReportChecks
{
    const int MostOfOneKind = 200;

    static readonly Func<Report, IEnumerable<ReportFinding>>[] All =
    [
        PartsOfSums.In, TotalsOfLists.In, RatesInText.In, ChangesInText.In,
        TableSums.In, TableBlocks.In, TableRatios.In, TableRowSums.In, CumulativeRows.In, ScoreTotals.In,
        RepeatedRates.In, RepeatedAmounts.In, TextAgainstTable.In, CarryOver.In,
        MoneyUnits.In, ImpossibleDates.In, WrongYears.In, YearsOfAmounts.In,
        CountedLists.In, NumberedItems.In, RunTogether.In, QuotedTerms.In,
        RepeatedWords.In, Brackets.In, TargetsAndResults.In, NumberFormats.In, FilledCells.In, BasesOfShares.In,
    ];

    public static IReadOnlyList<ReportFinding> Run(Report report)
    {
        var all = All.SelectMany(check => check(report).Take(MostOfOneKind)).ToList();
        // A rate of an amount in the wrong unit is wrong with it.
        var wrongUnits = all.Where(f => f.Kind == FindingKind.Unit).ToList();
        return InOrder(all.Where(f => f.Kind is not (FindingKind.Rate or FindingKind.Change) || !wrongUnits.Any(u => u.Place == f.Place && f.Expected.Contains(u.Found, StringComparison.Ordinal))));
    }

    static IReadOnlyList<ReportFinding> InOrder(IEnumerable<ReportFinding> findings) =>
    [
        .. findings
            .GroupBy(f => (f.Place, f.Kind, f.Found)).Select(g => g.MaxBy(f => f.Severity)!)
            .OrderBy(f => f.Place.Cell is null ? "" : f.Place.Cell.Split('!')[0], StringComparer.Ordinal).ThenBy(f => f.Place.Line).ThenByDescending(f => f.Severity),
    ];
}
