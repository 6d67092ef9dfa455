namespace Anlan.Affairs.ReportCheck;

/// <summary>Rows of a form with fewer filled cells than nearly all others: something was left out, or the columns have slipped.</summary>
static class FilledCells
{
    const int Rows = 5, Columns = 6;

    public static IEnumerable<ReportFinding> In(Report report)
    {
        foreach (var table in report.Tables.Where(t => !t.IsGrid))
        {
            var lines = table.Lines.Where(l => l.Texts.Count + l.Figures.Count >= Columns && l.Texts.Count >= 3).ToList();
            if (lines.Count < Rows || lines.GroupBy(Filled).MaxBy(g => g.Count()) is not { } usual || usual.Count() * 5 < lines.Count * 3) continue;
            foreach (var line in lines.Where(l => Filled(l) < usual.Key && Filled(l) >= usual.Key - 2))
                yield return new(line.Place, line.Quote.Length > 60 ? line.Quote[..60] + "…" : line.Quote, FindingKind.Format, $"{usual.Key}", $"{Filled(line)}", FindingSeverity.Note);
        }
    }

    static int Filled(TableLine line) => line.Texts.Count + line.Figures.Count + line.Blanks;
}
