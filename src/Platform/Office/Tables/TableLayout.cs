namespace Anlan.Platform.Office;

/// <summary>
/// Puts the cells of one row after the other in their places: headings of several levels, cells over several rows and columns,
/// merging columns. It looks only at the row before, so tables of any length can pass through.
/// </summary>
internal sealed class TableLayout
{
    private readonly Open?[] _open;
    private int _rows;

    public TableLayout(IReadOnlyList<Column> columns)
    {
        Leaves = [.. columns.SelectMany(column => column.Leaves)];
        if (Leaves.Count == 0)
            throw new ArgumentException("A table needs at least one column.", nameof(columns));
        _open = new Open?[Leaves.Count];
        Headings = Leaves.All(leaf => leaf.Heading.Length == 0) && columns.All(column => column.Under.Count == 0)
            ? []
            : [.. HeadingRows(columns).Select(Place)];
        _rows = 0;
    }

    public IReadOnlyList<Column> Leaves { get; }

    /// <summary>The rows of headings, from the columns; none when no column has a heading.</summary>
    public IReadOnlyList<PlacedRow> Headings { get; }

    /// <summary>Cells in their columns; a place covered from above is there as <see cref="PlacedCell.Continues"/>.</summary>
    /// <exception cref="ArgumentException">The cells do not fill the columns exactly.</exception>
    public PlacedRow Place(Row row)
    {
        _rows++;
        var placed = new List<PlacedCell>(Leaves.Count);
        var next = 0;
        var mergesSoFar = !row.IsHeading && !row.IsTotal;
        for (var column = 0; column < Leaves.Count;)
        {
            if (_open[column] is { Left: > 0 } covering)
                placed.Add(Cover(column, covering));
            else if (next < row.Cells.Count)
                placed.Add(Start(column, row.Cells[next++], ref mergesSoFar));
            else
                throw Misfit($"has only {row.Cells.Count} cells");
            column += placed[^1].Columns;
        }
        if (next < row.Cells.Count)
            throw Misfit($"has {row.Cells.Count - next} cells too many");
        return new(placed, row.IsHeading);
    }

    /// <exception cref="ArgumentException">A cell reaches below the last row.</exception>
    public void Finish()
    {
        if (_open.Any(open => open is { Left: > 0 }))
            throw Misfit("is the last, yet a cell reaches below it");
    }

    private PlacedCell Cover(int column, Open covering)
    {
        _open[column] = covering with { Left = covering.Left - 1 };
        return new(column, covering.Columns, covering.Cell, Continues: true);
    }

    private PlacedCell Start(int column, Cell cell, ref bool mergesSoFar)
    {
        if (column + cell.Columns > Leaves.Count)
            throw Misfit($"has a cell that reaches beyond the last of {Leaves.Count} columns");
        for (var covered = column + 1; covered < column + cell.Columns; covered++)
            if (_open[covered] is { Left: > 0 })
                throw Misfit("has a cell that runs into one from above");

        var merges = Leaves[column].MergesEqual && cell is { Rows: 1, Columns: 1 };
        var continues = merges && mergesSoFar && _open[column] is { Merges: true } above && above.Cell.ShowsTheSameAs(cell);
        if (merges)
            mergesSoFar = continues;
        for (var covered = column + 1; covered < column + cell.Columns; covered++)
            _open[covered] = null;
        if (!continues)
            _open[column] = new(cell, cell.Columns, cell.Rows - 1, merges && !cell.IsHeading && !cell.IsStrong);
        return new(column, cell.Columns, cell, continues);
    }

    private static List<Row> HeadingRows(IReadOnlyList<Column> columns)
    {
        var depth = columns.Max(column => column.Depth);
        var rows = Enumerable.Range(0, depth).Select(_ => new List<Cell>()).ToList();
        void Fill(Column column, int level)
        {
            var leaf = column.Under.Count == 0;
            rows[level].Add(Cell.Heading(column.Heading).Over(leaf ? depth - level : 1, leaf ? 1 : column.Leaves.Count()));
            foreach (var under in column.Under)
                Fill(under, level + 1);
        }
        foreach (var column in columns)
            Fill(column, 0);
        return [.. rows.Select(cells => Row.Headings([.. cells]))];
    }

    private ArgumentException Misfit(string what) => new($"Row {_rows} of the table {what}; the table has {Leaves.Count} columns.");

    /// <param name="Left">How many rows below are still covered by right of the cell itself.</param>
    /// <param name="Merges">An equal cell below joins it.</param>
    private sealed record Open(Cell Cell, int Columns, int Left, bool Merges);
}

internal sealed record PlacedRow(IReadOnlyList<PlacedCell> Cells, bool IsHeading);

/// <param name="Column">The first column, from 0.</param>
/// <param name="Columns">How many columns are covered.</param>
/// <param name="Continues">The place belongs to the cell above.</param>
internal readonly record struct PlacedCell(int Column, int Columns, Cell Cell, bool Continues);
