using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Anlan.Platform.Office.Reading;

/// <summary>The texts of a workbook that cells point to by number.</summary>
sealed partial class SharedTexts(ReadingLimits limits)
{
    readonly List<string> _texts = [];
    long _characters;

    public string? this[string index] => int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < _texts.Count ? _texts[i] : null;

    public IEnumerable<int> Read(XmlReader xml)
    {
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "si" }) continue;
            var text = Text(xml, limits);
            _texts.Add(text);
            // 40 bytes are what even an empty text takes.
            if ((_characters += text.Length + 20) > limits.SharedCharacters)
                throw new ReadingException(("工作簿中的文字过多，请拆分后再上传。", "The workbook holds too much text; split it and upload the parts."));
        }
        yield break;
    }

    /// <summary>The text of an <c>si</c> or <c>is</c>: its runs joined, readings (拼音) left out. The reader ends on the closing element.</summary>
    public static string Text(XmlReader xml, ReadingLimits limits)
    {
        if (xml.IsEmptyElement) return "";
        var text = new StringBuilder();
        var (depth, inText, phonetic) = (xml.Depth, false, 0);
        while (xml.Read() && xml.Depth > depth)
        {
            var start = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            if (xml.LocalName == "t") inText = start;
            if (xml.LocalName == "rPh") phonetic = start ? 1 : 0;
            if (inText && phonetic == 0 && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace) text.Append(xml.Value);
            if (text.Length > limits.CellLength * 2L) break;
        }
        if (text.Length > limits.CellLength * 2L) throw new ReadingException(($"有单元格超过{limits.CellLength}个字符。", $"A cell has more than {limits.CellLength} characters."));
        return Unescaped(text.ToString());
    }

    /// <summary>Excel writes what XML cannot hold as _x000D_; a character that no text may hold becomes a space.</summary>
    public static string Unescaped(string text) => !text.Contains("_x", StringComparison.Ordinal) ? text
        : Escape().Replace(text, m => (char)int.Parse(m.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is var c && (c == '\0' || char.IsSurrogate(c)) ? " " : c.ToString());

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escape();
}
