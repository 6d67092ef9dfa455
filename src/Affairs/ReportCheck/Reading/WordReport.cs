using Anlan.Platform.Office.Reading;

namespace Anlan.Affairs.ReportCheck;

/// <summary>A Word document as a report: its paragraphs are numbered as in the document, those within tables included.</summary>
static class WordReport
{
    public static Report Read(IReadOnlyList<WordBlock> blocks)
    {
        List<Passage> passages = [];
        List<ReportTable> tables = [];
        decimal? unit = null;
        foreach (var block in blocks)
        {
            if (block.Paragraph is { } paragraph)
            {
                if (string.IsNullOrWhiteSpace(paragraph.Text)) continue;
                passages.Add(Passage.Of(paragraph.Text, new(paragraph.Number)));
                unit = paragraph.Text.Length < 60 ? TableWords.UnitIn(paragraph.Text) ?? unit : null;
            }
            else if (block.Rows is { } rows)
            {
                tables.Add(GridTable.Of(rows.Select(Row), unit));
                passages.AddRange(rows.SelectMany(r => r).SelectMany(c => c.Paragraphs).Where(p => GridTable.IsProse(p.Text)).Select(p => Passage.Of(p.Text, new(p.Number), isCell: true)));
                unit = null;
            }
        }
        return new(passages, tables, ReportReader.YearOf(passages.Select(p => p.Text)));
    }

    static IEnumerable<GridCell> Row(IReadOnlyList<WordCell> cells) =>
        cells.Where(c => c.Paragraphs.Count > 0).Select(c => new GridCell(c.Column, c.Text.Trim(), new(c.Paragraphs.FirstOrDefault(p => p.Text.Trim().Length > 0, c.Paragraphs[0]).Number)));
}
