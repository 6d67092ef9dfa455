namespace Anlan.Affairs.ReportCheck;

/// <summary>Figures of one table written in two ways: with and without thousands separators, or with commas as wide as a character. Programs that read the table stumble over them.</summary>
static class NumberFormats
{
    public static IEnumerable<ReportFinding> In(Report report)
    {
        foreach (var table in report.Tables)
        {
            var figures = table.Lines.SelectMany(l => l.Figures.Select(f => (Line: l, Figure: f))).ToList();
            if (figures.FirstOrDefault(f => f.Figure.Text.Contains('，')) is { Figure: { } wide } first) yield return Note(first.Line, wide);
            if (!figures.Any(f => f.Figure.Text.Contains(','))) continue;
            foreach (var (line, figure) in figures.Where(f => Math.Abs(f.Figure.Number.Value) >= 1000 && f.Figure.Text.Contains('.') && f.Figure.Text.AsSpan().IndexOfAny(",，") < 0).Take(3)) yield return Note(line, figure);
        }
    }

    static ReportFinding Note(TableLine line, TableFigure figure) =>
        new(figure.Place, line.Quote, FindingKind.Format, Printed.Write(figure.Number.Value, Printed.Decimals(figure.Text)), figure.Text, FindingSeverity.Note);
}
