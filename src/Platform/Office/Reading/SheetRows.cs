using System.Globalization;
using System.Xml;
using Anlan.Platform.Language;

namespace Anlan.Platform.Office.Reading;

/// <summary>The rows of one sheet, one at a time.</summary>
sealed class SheetRows(string sheet, SharedTexts texts, NumberFormats formats, MergedRanges merged, ReadingLimits limits)
{
    public IEnumerable<TableRow> Read(XmlReader xml)
    {
        int line = 0, count = 0;
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "sheetData" }) yield break;
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "row" }) continue;
            line = xml.GetAttribute("r") is not { } written ? line + 1
                : CellReference.ParseLine(written) is { } later && later > line ? later : throw Refused(line, 0, ("行号不合法。", "The number of the row is not valid."));
            var cells = Cells(xml, line);
            merged.Fill(line, cells, limits.Columns);
            var row = new TableRow(sheet, line, cells);
            if (row.IsEmpty) continue;
            if (++count > limits.Rows) throw Refused(line, 0, ($"数据超过{limits.Rows:N0}行，请拆分后再上传。", $"There are more than {limits.Rows:N0} rows; split the table and upload the parts."));
            yield return row;
        }
    }

    List<TableCell> Cells(XmlReader xml, int line)
    {
        List<TableCell> cells = [];
        if (xml.IsEmptyElement) return cells;
        var (depth, column) = (xml.Depth, -1);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c" }) continue;
            column = xml.GetAttribute("r") is not { } written ? column + 1
                : CellReference.Parse(written) is { } place && place.Line == line ? place.Column : throw Refused(line, column + 1, ("单元格位置不合法。", "The place of a cell is not valid."));
            var cell = Cell(xml, line, column);
            if (cell.Text is null) continue;
            if (column >= limits.Columns) throw Refused(line, column, ($"列数超过{limits.Columns}列。", $"There are more than {limits.Columns} columns."));
            while (cells.Count <= column) cells.Add(default);
            cells[column] = cell;
        }
        return cells;
    }

    TableCell Cell(XmlReader xml, int line, int column)
    {
        var (type, style, depth) = (xml.GetAttribute("t"), xml.GetAttribute("s"), xml.Depth);
        if (xml.IsEmptyElement) return default;
        string? value = null;
        var inValue = false;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "is" }) value = SharedTexts.Text(xml, limits);
            if (xml.LocalName == "v") inValue = xml is { NodeType: XmlNodeType.Element, IsEmptyElement: false };
            else if (inValue && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && inValue) value += xml.Value;
        }
        var cell = value is null ? default : Meant(type, style, value);
        if (cell.Text?.Length > limits.CellLength) throw Refused(line, column, ($"内容超过{limits.CellLength:N0}个字符。", $"The text is longer than {limits.CellLength:N0} characters."));
        return cell;
    }

    TableCell Meant(string? type, string? style, string value) => type switch
    {
        "s" => Text(texts[value]),
        "inlineStr" => Text(value),
        "str" => Text(SharedTexts.Unescaped(value)),
        "b" => new(value is "1" or "true" ? "TRUE" : "FALSE", CellKind.Boolean),
        "e" => new(value, CellKind.Error),
        "d" => new(value.Replace('T', ' '), CellKind.Date),
        _ => Number(style, value),
    };

    static TableCell Text(string? text) => string.IsNullOrEmpty(text) ? default : new(text, CellKind.Text);

    TableCell Number(string? style, string value)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return Text(value);
        if (formats.Of(style) is not NumberFormats.DateParts.None and var parts && formats.Date(number, parts) is { } date) return new(date, CellKind.Date);
        // Excel shows and compares 15 digits; the others are the dust of binary fractions.
        var text = number.ToString("G15", CultureInfo.InvariantCulture);
        if (Math.Abs(number) < 1e28 && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)) text = exact.ToString(CultureInfo.InvariantCulture);
        return new(text, CellKind.Number) { HasLostDigits = Math.Abs(number) >= 1e15 };
    }

    ReadingException Refused(int line, int column, Bilingual reason) => new(reason, new TableRow(sheet, line, []).Place(column));
}
