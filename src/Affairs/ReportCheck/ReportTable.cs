namespace Anlan.Affairs.ReportCheck;

/// <summary>A figure in a table. In a text, where columns have run together, its column is its place among the figures of the row.</summary>
public sealed record TableFigure(int Column, Printed Number, bool IsPercent, string Text, Place Place);

public sealed record TableText(int Column, string Text, Place Place);

/// <summary>One line of a table: its words and its figures.</summary>
public sealed record TableLine(IReadOnlyList<TableText> Texts, IReadOnlyList<TableFigure> Figures, Place Place)
{
    /// <summary>The words before the figures, the last of them naming the line.</summary>
    public string Label { get; } = Texts.LastOrDefault(t => (Figures.Count == 0 || t.Column < Figures[0].Column) && t.Text.Count(c => c is >= '\u4e00' and <= '\u9fff') >= 2 && !t.Text.EndsWith("指标", StringComparison.Ordinal))?.Text ?? Texts.FirstOrDefault()?.Text ?? "";

    /// <summary>Dashes that keep the place of a figure.</summary>
    public int Blanks { get; init; }

    public string Words => string.Join(' ', Texts.Select(t => t.Text));

    public TableFigure? At(int column) => Figures.FirstOrDefault(f => f.Column == column);

    /// <summary>The whole line as it may be quoted.</summary>
    public string Quote => string.Join(' ', Texts.Select(t => (t.Column, t.Text)).Concat(Figures.Select(f => (f.Column, f.Text))).OrderBy(c => c.Column).Select(c => c.Text.Length > 24 ? c.Text[..24] + "…" : c.Text));
}

/// <param name="Headings">What stands above each column, where columns are known.</param>
/// <param name="IsGrid">Columns are those of the file; otherwise they were made out from the order of the figures.</param>
/// <param name="Unit">The factor of "单位：万元" beside the table: yuan to one printed; null when nothing is said.</param>
public sealed record ReportTable(IReadOnlyList<TableLine> Lines, IReadOnlyDictionary<int, string> Headings, bool IsGrid, decimal? Unit)
{
    /// <summary>Figures of the part of the sheet above this table.</summary>
    public IReadOnlyList<Printed> Before { get; init; } = [];

    /// <summary>No row of figures was left out because its columns could not be told.</summary>
    public bool Whole { get; init; } = true;

    /// <summary>The words of all lines without figures, which head the columns.</summary>
    public IReadOnlyList<string> HeadWords { get; init; } = [];

    public string Heading(int column) => Headings.GetValueOrDefault(column, "");

    /// <summary>The columns that hold figures.</summary>
    public IEnumerable<int> Columns => Lines.SelectMany(l => l.Figures).Select(f => f.Column).Distinct().Order();
}
