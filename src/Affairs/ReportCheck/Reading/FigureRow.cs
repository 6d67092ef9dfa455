using System.Text.RegularExpressions;

namespace Anlan.Affairs.ReportCheck;

/// <summary>A line of a table as a text has it: words, then figures with blanks between them.</summary>
sealed partial record FigureRow(string Label, IReadOnlyList<string> Figures)
{
    public static FigureRow? Of(string line)
    {
        if (line.Length > 120 || Row().Match(line) is not { Success: true } m || line.AsSpan().IndexOfAny("。；") >= 0) return null;
        string[] figures = [.. m.Groups["f"].Captures.Select(c => c.Value)];
        var label = m.Groups["label"].Value.Trim();
        return label.Length < 40 && label.Any(c => c > 0x2E7F) && !label.Contains('，') && figures.Any(f => TableWords.Figure(f) is not null) ? new(label, figures) : null;
    }

    public TableLine Line(Place place) => OfCells(Figures.Prepend(Label).Select(text => (text, place)));

    /// <summary>The columns have slipped: figures are counted from the first, a dash keeps its place.</summary>
    public static TableLine OfCells(IEnumerable<(string Text, Place Place)> cells)
    {
        List<TableText> texts = [];
        List<TableFigure> figures = [];
        var (column, blanks) = (0, 0);
        Place? first = null;
        foreach (var (raw, place) in cells)
        {
            first ??= place;
            var text = raw.Trim();
            if (TableWords.Figure(text) is { } figure) figures.Add(new(1000 + column++, figure.Number, figure.Percent, text, place));
            else if (text.Length > 0 && TableWords.IsBlank(text) && figures.Count + blanks > 0) (column, blanks) = (column + 1, blanks + 1);
            else if (!TableWords.IsBlank(text)) texts.Add(new(figures.Count == 0 ? texts.Count : 2000 + texts.Count, text, place));
            else if (text.Length > 0) (column, blanks) = (column + 1, blanks + 1);
        }
        return new(texts, figures, first ?? default) { Blanks = blanks };
    }

    [GeneratedRegex(@"^(?<label>.*?[^\d\s.,%].*?)(?:\s+(?<f>-?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?%?|-|—+|－|/))+$")]
    private static partial Regex Row();
}
