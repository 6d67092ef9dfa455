namespace Anlan.Platform.Office;

/// <summary>Shares the width of a Word table out among its columns, and finds the largest type that fits. Twips unless stated.</summary>
internal sealed class ColumnWidths(ColumnMeasures measures, int available)
{
    private const int Enough = 15 * TextWidth.Full;

    // One very long text shall not starve all the others.
    private const int Most = 40 * TextWidth.Full;

    // Borders are drawn inside the columns; without this a word exactly as wide as its column would break.
    private const int Border = 20;

    private static readonly decimal[] Sizes = [12m, 10.5m, 9m, 7.5m]; // 小四, 五号, 小五, 六号

    /// <summary>White at each side of a cell: less in the small type of very wide tables.</summary>
    public static short Padding(decimal points) => points < 9 ? (short)30 : (short)60;

    /// <summary>小四 when nearly all stands in one line, otherwise the largest in which no word breaks. In points.</summary>
    public decimal LargestType()
    {
        var comfortable = measures.Wished.Zip(measures.Least, (wished, least) => Math.Max(least, Math.Min(wished, Enough)));
        return Fits(comfortable, Sizes[0]) ? Sizes[0] : Sizes.Skip(1).FirstOrDefault(size => Fits(measures.Least, size), Sizes[^1]);
    }

    /// <summary>Widths that add up to what is available.</summary>
    public int[] Share(decimal points)
    {
        var widths = ColumnMeasures.Share(
            [.. measures.Least.Select(units => Twips(units, points))],
            [.. measures.Wished.Select(units => Twips(Math.Min(units, Most), points))],
            available);
        return Scaled(widths);
    }

    private int[] Scaled(int[] widths)
    {
        var sum = widths.Sum();
        var scaled = widths.Select(width => (int)((long)width * available / sum)).ToArray();
        scaled[^1] += available - scaled.Sum();
        return scaled;
    }

    private bool Fits(IEnumerable<int> units, decimal points) => units.Sum(width => Twips(width, points)) <= available;

    private static int Twips(int units, decimal points) => (int)Math.Ceiling(units * points * 5) + (2 * Padding(points)) + Border;
}
