using System.Collections;
using System.Runtime.CompilerServices;

namespace Anlan.Platform.Office;

/// <summary>One row of a <see cref="Table"/>; <c>["预算编制", Cell.Number(4.76m, 2)]</c> is a row.</summary>
[CollectionBuilder(typeof(Row), nameof(Of))]
public sealed record Row(IReadOnlyList<Cell> Cells) : IEnumerable<Cell>
{
    public static Row Of(ReadOnlySpan<Cell> cells) => new(cells.ToArray());

    /// <summary>A row of headings inside the table; those at the top are repeated on each page.</summary>
    public static Row Headings(params ReadOnlySpan<Cell> cells)
    {
        var headings = new Cell[cells.Length];
        for (var i = 0; i < cells.Length; i++)
            headings[i] = cells[i].AsHeading();
        return new(headings) { IsHeading = true };
    }

    /// <summary>A row of totals: bold, and never merged with the rows above.</summary>
    public static Row Total(params ReadOnlySpan<Cell> cells)
    {
        var totals = new Cell[cells.Length];
        for (var i = 0; i < cells.Length; i++)
            totals[i] = cells[i].Strong();
        return new(totals) { IsTotal = true };
    }

    public bool IsHeading { get; private init; }

    public bool IsTotal { get; private init; }

    public IEnumerator<Cell> GetEnumerator() => Cells.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
