using System.Text;
using System.Xml;

namespace Anlan.Platform.Office.Reading;

/// <summary>A paragraph of a Word document. Numbers count from 1 in the order of the document, those in tables included.</summary>
public sealed record WordParagraph(int Number, string Text);

/// <summary>A cell, with the columns it lies over, counted from 0. What is merged downwards stands in its first row only.</summary>
public sealed record WordCell(int Column, int Span, IReadOnlyList<WordParagraph> Paragraphs)
{
    public string Text => string.Join('\n', Paragraphs.Select(p => p.Text));
}

/// <summary>Either a paragraph or the rows of a table.</summary>
public sealed record WordBlock(WordParagraph? Paragraph, IReadOnlyList<IReadOnlyList<WordCell>>? Rows);

/// <summary>
/// The text of a docx: paragraphs and tables in their order. Deleted text (修订) is left out, what was inserted counts; footnotes, headers and pictures are not read.
/// Whatever is wrong is a <see cref="ReadingException"/>.
/// </summary>
public sealed class WordFile(Stream file, ReadingLimits? limits = null)
{
    const string Body = "word/document.xml";

    readonly ReadingLimits _limits = limits ?? ReadingLimits.Usual;
    int _paragraphs;
    long _characters;

    /// <summary>Whether an archive is a Word document rather than a workbook.</summary>
    public static bool IsOne(Stream file, ReadingLimits? limits = null)
    {
        using var parts = new PackageParts(file, limits ?? ReadingLimits.Usual);
        return parts.Has(Body);
    }

    public IReadOnlyList<WordBlock> Read()
    {
        using var parts = new PackageParts(file, _limits);
        if (!parts.Has(Body)) throw new ReadingException(("文件不是docx文档。", "The file is not a docx document."));
        return [.. parts.Read(Body, Blocks)];
    }

    IEnumerable<WordBlock> Blocks(XmlReader xml)
    {
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "p") yield return new(Paragraph(xml), null);
            else if (xml.LocalName == "tbl") yield return new(null, Table(xml, 1));
            else if (xml.LocalName is "pict" or "drawing" or "sectPr" or "AlternateContent") Pass(xml);
        }
    }

    List<IReadOnlyList<WordCell>> Table(XmlReader xml, int depth)
    {
        if (depth > 8) throw new ReadingException(("文档中的表格嵌套过深。", "The tables of the document are nested too deep."));
        List<IReadOnlyList<WordCell>> rows = [];
        if (xml.IsEmptyElement) return rows;
        for (var own = xml.Depth; xml.Read() && xml.Depth > own;)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "tr" }) continue;
            rows.Add(Row(xml, depth));
            if (rows.Count > _limits.Rows) throw new ReadingException(($"表格超过{_limits.Rows:N0}行。", $"A table has more than {_limits.Rows:N0} rows."));
        }
        return rows;
    }

    List<WordCell> Row(XmlReader xml, int depth)
    {
        List<WordCell> cells = [];
        if (xml.IsEmptyElement) return cells;
        var column = 0;
        for (var own = xml.Depth; xml.Read() && xml.Depth > own;)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "gridBefore") column = Math.Clamp(Number(xml), 0, _limits.Columns);
            if (xml.LocalName != "tc") continue;
            var cell = Cell(xml, column, depth);
            if ((column += cell.Span) > _limits.Columns) throw new ReadingException(($"表格超过{_limits.Columns}列。", $"A table has more than {_limits.Columns} columns."));
            cells.Add(cell);
        }
        return cells;
    }

    WordCell Cell(XmlReader xml, int column, int depth)
    {
        List<WordParagraph> paragraphs = [];
        var span = 1;
        if (xml.IsEmptyElement) return new(column, span, paragraphs);
        for (var own = xml.Depth; xml.Read() && xml.Depth > own;)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "gridSpan") span = Math.Clamp(Number(xml), 1, _limits.Columns);
            else if (xml.LocalName == "p") paragraphs.Add(Paragraph(xml));
            else if (xml.LocalName == "tbl") paragraphs.AddRange(Table(xml, depth + 1).SelectMany(row => row).SelectMany(c => c.Paragraphs));
        }
        return new(column, span, paragraphs);
    }

    WordParagraph Paragraph(XmlReader xml)
    {
        var number = ++_paragraphs;
        if (number > _limits.Rows) throw new ReadingException(($"文档超过{_limits.Rows:N0}段。", $"The document has more than {_limits.Rows:N0} paragraphs."));
        if (xml.IsEmptyElement) return new(number, "");
        var text = new StringBuilder();
        var inText = false;
        for (var own = xml.Depth; xml.Read() && xml.Depth > own;)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                // A text box stands twice, once for older programs; its paragraphs are not those of the body.
                if (xml.LocalName is "del" or "moveFrom" or "pict" or "drawing" or "AlternateContent" or "object") Pass(xml);
                else if (xml.LocalName == "t") inText = !xml.IsEmptyElement;
                else if (xml.LocalName == "tab" && text.Length > 0) text.Append('\t');
                else if (xml.LocalName is "br" or "cr") text.Append('\n');
                else if (xml.LocalName == "noBreakHyphen") text.Append('-');
            }
            else if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "t" }) inText = false;
            else if (inText && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && inText) text.Append(xml.Value);
            if (text.Length > _limits.SharedCharacters) break;
        }
        if ((_characters += text.Length) > _limits.SharedCharacters) throw new ReadingException(("文档中的文字过多，请拆分后再上传。", "The document holds too much text; split it and upload the parts."));
        return new(number, text.ToString());
    }

    // Ends on the closing element, as every reader here does: Skip() would stand on what follows, and the loop would step over it.
    static void Pass(XmlReader xml)
    {
        if (xml.IsEmptyElement) return;
        for (var own = xml.Depth; xml.Read() && xml.Depth > own;) { }
    }

    static int Number(XmlReader xml)
    {
        var value = 0;
        while (xml.MoveToNextAttribute()) if (xml.LocalName == "val") _ = int.TryParse(xml.Value, out value);
        xml.MoveToElement();
        return value;
    }
}
