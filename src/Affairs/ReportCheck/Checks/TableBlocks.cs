namespace Anlan.Affairs.ReportCheck;

/// <summary>
/// Rows that are the sum of those right below them without a word for it ("流动资产", "货币资金", "存货" …): where at least two columns add up and one does not,
/// that one is wrong.
/// </summary>
static class TableBlocks
{
    const int MostRows = 400, LongestBlock = 20;

    public static IEnumerable<ReportFinding> In(Report report) => report.Tables.SelectMany(WrongCells)
        .Select(w => new ReportFinding(w.Figure.Place, w.Line.Quote, FindingKind.Sum, Printed.Write(w.Due.Value, Math.Max(2, Printed.Decimals(w.Figure.Text))), w.Figure.Text, FindingSeverity.Warning));

    /// <summary>Cells that the rows below contradict, with what should stand there.</summary>
    public static IEnumerable<(TableLine Line, TableFigure Figure, Printed Due)> WrongCells(ReportTable table)
    {
        if (table.Lines.Count > MostRows) yield break;
        var lines = table.Lines.Where(l => l.Figures.Count > 0).ToList();
        var columns = table.Columns.Where(c => TableSums.AddsUp(table.Heading(c)) && lines.Count(l => l.At(c) is { IsPercent: false }) * 2 > lines.Count).ToList();
        if (columns.Count < 3) yield break;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Texts.Any(t => TableWords.IsTotal(t.Text) || TableWords.IsSubtotal(t.Text))) continue;
            if (Best(lines, i, columns) is var (figure, due)) yield return (lines[i], figure, due);
        }
    }

    static (TableFigure, Printed)? Best(List<TableLine> lines, int i, List<int> columns)
    {
        var whole = columns.Select(c => lines[i].At(c)).ToList();
        var sums = new Printed[columns.Count];
        var weights = new int[columns.Count];
        (TableFigure, Printed)? found = null;
        for (var j = i + 1; j < lines.Count && j <= i + LongestBlock; j++)
        {
            for (var c = 0; c < columns.Count; c++)
                if (lines[j].At(columns[c]) is { IsPercent: false } part) (sums[c], weights[c]) = (sums[c] + part.Number, weights[c] + (part.Number.IsZero ? 0 : 1));
            if (j - i < 2) continue;
            var told = Enumerable.Range(0, columns.Count).Where(c => whole[c] is { IsPercent: false }).ToList();
            var right = told.Where(c => whole[c]!.Number.MayBe(sums[c])).ToList();
            var wrong = told.Except(right).ToList();
            if (right.Count(c => weights[c] >= 2) < 2) continue;
            if (wrong.Count == 0) return null;
            if (wrong.Count == 1 && right.Count(c => weights[c] >= 2 && Several(whole[c]!)) >= 2)
                found ??= (whole[wrong[0]]!, sums[wrong[0]]);
        }
        return found;
    }

    // Small counts add up by chance.
    static bool Several(TableFigure figure) => figure.Text.Count(char.IsAsciiDigit) >= 3;
}
