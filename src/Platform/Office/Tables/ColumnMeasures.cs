namespace Anlan.Platform.Office;

/// <summary>How wide each column must be and would like to be, from what stands in it; in the units of <see cref="TextWidth"/>.</summary>
internal sealed class ColumnMeasures
{
    private const int TwoCharacters = 2 * TextWidth.Full;

    // A cell over several columns is mostly a long text that wraps: it asks for no more than this.
    private const int MostForSpan = 20 * TextWidth.Full;

    public ColumnMeasures(IReadOnlyList<Column> leaves, IEnumerable<PlacedRow> rows)
    {
        Least = [.. leaves.Select(_ => TwoCharacters)];
        Wished = [.. leaves.Select(_ => TwoCharacters)];
        var spans = new List<PlacedCell>();
        foreach (var placed in rows.SelectMany(row => row.Cells).Where(placed => !placed.Continues))
            if (placed.Columns == 1)
                Measure(placed);
            else
                spans.Add(placed);
        foreach (var span in spans.OrderBy(span => span.Columns))
            Stretch(span);
        foreach (var (i, leaf) in leaves.Index())
            if (leaf.Width is { } width)
                Least[i] = Wished[i] = (int)(width * TextWidth.Full);
    }

    /// <summary>The longest word, at least two characters.</summary>
    public int[] Least { get; }

    /// <summary>All in one line, headings in two.</summary>
    public int[] Wished { get; }

    /// <summary>Gives each column what it needs, and of what is left over in proportion to what it would like besides.</summary>
    public static int[] Share(IReadOnlyList<int> needed, IReadOnlyList<int> wished, int available)
    {
        var more = needed.Zip(wished, (least, wish) => Math.Max(0, wish - least)).ToArray();
        var asked = Math.Max(1, more.Sum());
        var spare = Math.Clamp(available - needed.Sum(), 0, asked);
        return [.. needed.Zip(more, (least, extra) => least + (int)((long)extra * spare / asked))];
    }

    private void Measure(PlacedCell placed)
    {
        var (least, wished) = Of(placed.Cell);
        Least[placed.Column] = Math.Max(Least[placed.Column], least);
        Wished[placed.Column] = Math.Max(Math.Max(Wished[placed.Column], wished), Least[placed.Column]);
    }

    private void Stretch(PlacedCell span)
    {
        var (least, wished) = Of(span.Cell);
        Stretch(Least, span, least);
        Stretch(Wished, span, Math.Min(wished, MostForSpan));
        for (var i = span.Column; i < span.Column + span.Columns; i++)
            Wished[i] = Math.Max(Wished[i], Least[i]);
    }

    private static void Stretch(int[] widths, PlacedCell span, int needed)
    {
        var lacking = needed - widths.Skip(span.Column).Take(span.Columns).Sum();
        for (var i = 0; i < span.Columns && lacking > 0; i++)
            widths[span.Column + i] += (lacking / span.Columns) + (i < lacking % span.Columns ? 1 : 0);
    }

    private static (int Least, int Wished) Of(Cell cell)
    {
        var text = cell.Shown();
        var width = TextWidth.Of(text);
        // Bold is wider; a little space is set between Chinese and figures.
        var extra = (cell.IsStrong ? width / 12 : 0) + (text.Any(char.IsAsciiDigit) ? 1 : 0);
        return (TextWidth.OfLongestWord(text) + extra, cell.IsHeading ? (width + 1) / 2 : width + extra);
    }
}
