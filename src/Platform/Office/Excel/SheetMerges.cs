namespace Anlan.Platform.Office;

/// <summary>Finds the merged ranges while rows pass: what is still open in each column, and what is closed.</summary>
internal sealed class SheetMerges(int columns)
{
    private readonly (int From, int To, int Columns)?[] _open = new (int, int, int)?[columns];
    private readonly List<string> _ranges = [];

    public void Add(int row, PlacedRow cells)
    {
        foreach (var placed in cells.Cells)
            if (placed.Continues && _open[placed.Column] is { } above)
                _open[placed.Column] = above with { To = row };
            else
                Begin(row, placed);
    }

    /// <summary>A line of its own across the sheet.</summary>
    public void AddLine(int row)
    {
        if (columns > 1)
            _ranges.Add(Range(0, row, columns, row));
    }

    public IReadOnlyList<string> Finish()
    {
        for (var column = 0; column < columns; column++)
            Close(column);
        return _ranges;
    }

    private void Begin(int row, PlacedCell placed)
    {
        for (var column = placed.Column; column < placed.Column + placed.Columns; column++)
            Close(column);
        _open[placed.Column] = (row, row, placed.Columns);
    }

    private void Close(int column)
    {
        if (_open[column] is { } open && (open.To > open.From || open.Columns > 1))
            _ranges.Add(Range(column, open.From, open.Columns, open.To));
        _open[column] = null;
    }

    private static string Range(int column, int from, int columns, int to) =>
        $"{Spreadsheet.ColumnName(column)}{from}:{Spreadsheet.ColumnName(column + columns - 1)}{to}";
}
