using System.Xml;

namespace Anlan.Platform.Office.Reading;

/// <summary>The merged ranges of a sheet. Each of their cells gets what the first one says, for that is what the eye reads; only rows that have something of their own count as rows.</summary>
sealed class MergedRanges
{
    const int Most = 200_000;

    readonly record struct Range(int Top, int Left, int Bottom, int Right);

    readonly List<Range> _ranges = [];
    readonly List<(Range Range, TableCell Cell)> _open = [];
    int _next;

    /// <summary>The ranges stand behind the rows, so the sheet is passed once before it is read.</summary>
    public IEnumerable<int> Read(XmlReader xml)
    {
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheetData" }) xml.Skip();
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "mergeCell" } || xml.GetAttribute("ref")?.Split(':') is not [var first, var last]) continue;
            if (CellReference.Parse(first) is { } a && CellReference.Parse(last) is { } b) _ranges.Add(new(a.Line, a.Column, b.Line, b.Column));
            if (_ranges.Count > Most) throw new ReadingException(("合并单元格过多。", "There are too many merged cells."));
        }
        _ranges.Sort((a, b) => a.Top.CompareTo(b.Top));
        yield break;
    }

    public void Fill(int line, List<TableCell> cells, int mostColumns)
    {
        if (_ranges.Count == 0) return;
        _open.RemoveAll(o => o.Range.Bottom < line);
        for (; _next < _ranges.Count && _ranges[_next].Top <= line; _next++)
        {
            var range = _ranges[_next];
            if (range.Top == line && range.Bottom >= line && range.Left < cells.Count && !cells[range.Left].IsEmpty) _open.Add((range, cells[range.Left]));
        }
        if (cells.All(c => c.IsEmpty)) return;
        foreach (var (range, cell) in _open) Fill(range, cell, cells, mostColumns);
    }

    static void Fill(Range range, TableCell cell, List<TableCell> cells, int mostColumns)
    {
        for (var column = range.Left; column <= Math.Min(range.Right, mostColumns - 1); column++)
        {
            while (cells.Count <= column) cells.Add(default);
            if (cells[column].IsEmpty || column == range.Left) cells[column] = cell with { Anchor = (range.Top, range.Left) };
        }
    }
}
