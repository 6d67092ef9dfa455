using System.Globalization;
using System.Xml;

namespace Anlan.Platform.Office;

/// <summary>The part a cell plays on a sheet.</summary>
internal enum CellRole { Body, Strong, Heading, Title, Unit, Note }

/// <summary>One look of a cell. A text that begins like a formula is marked, so that it stays text even when somebody edits it.</summary>
internal readonly record struct CellStyle(CellRole Role, string Format, Alignment Alignment, bool IsQuoted);

/// <summary>Collects the looks that the cells of a workbook use, and writes them once.</summary>
internal sealed class CellStyles(bool chinese)
{
    public const string General = "General";
    private const int FirstOwnFormat = 164;

    private readonly Dictionary<CellStyle, int> _styles = [];
    private readonly Dictionary<string, int> _formats = [];

    /// <summary>The number by which a cell refers to its look; 0 is the plain one.</summary>
    public int Of(CellStyle style)
    {
        if (!_styles.TryGetValue(style, out var number))
            _styles.Add(style, number = _styles.Count + 1);
        if (style.Format != General && !_formats.ContainsKey(style.Format))
            _formats.Add(style.Format, FirstOwnFormat + _formats.Count);
        return number;
    }

    public void Write(XmlWriter xml)
    {
        xml.WriteStartElement("styleSheet", Spreadsheet.Main);
        WriteFormats(xml);
        WriteFonts(xml);
        WriteFills(xml);
        WriteBorders(xml);
        Counted(xml, "cellStyleXfs", 1, () => xml.WriteRaw("""<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>"""));
        Counted(xml, "cellXfs", _styles.Count + 1, () =>
        {
            xml.WriteRaw("""<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>""");
            foreach (var style in _styles.Keys)
                WriteLook(xml, style);
        });
        Counted(xml, "cellStyles", 1, () => xml.WriteRaw("""<cellStyle name="Normal" xfId="0" builtinId="0"/>"""));
        xml.WriteEndElement();
    }

    private void WriteFormats(XmlWriter xml)
    {
        if (_formats.Count == 0)
            return;
        Counted(xml, "numFmts", _formats.Count, () =>
        {
            foreach (var (format, number) in _formats)
            {
                xml.WriteStartElement("numFmt", Spreadsheet.Main);
                xml.WriteAttributeString("numFmtId", number.ToString(CultureInfo.InvariantCulture));
                xml.WriteAttributeString("formatCode", format);
                xml.WriteEndElement();
            }
        });
    }

    private void WriteFonts(XmlWriter xml)
    {
        var text = chinese ? "宋体" : "Calibri";
        var heading = chinese ? "黑体" : "Calibri";
        Counted(xml, "fonts", 6, () => xml.WriteRaw(
            Font(text, 11) + Font(text, 11, bold: true) + Font(heading, 11, bold: !chinese) + Font(heading, 16, bold: !chinese) + Font(text, 10) + Font(text, 10)));
    }

    private static string Font(string name, int size, bool bold = false) =>
        $"""<font>{(bold ? "<b/>" : "")}<sz val="{size}"/><name val="{name}"/><family val="2"/></font>""";

    private static void WriteFills(XmlWriter xml) => Counted(xml, "fills", 3, () => xml.WriteRaw(
        """<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/><bgColor indexed="64"/></patternFill></fill>"""));

    private static void WriteBorders(XmlWriter xml) => Counted(xml, "borders", 2, () => xml.WriteRaw(
        """<border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border>"""));

    private void WriteLook(XmlWriter xml, CellStyle style)
    {
        var ruled = style.Role is CellRole.Body or CellRole.Strong or CellRole.Heading;
        xml.WriteStartElement("xf", Spreadsheet.Main);
        xml.WriteAttributeString("numFmtId", (style.Format == General ? 0 : _formats[style.Format]).ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("fontId", ((int)style.Role).ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("fillId", style.Role == CellRole.Heading ? "2" : "0");
        xml.WriteAttributeString("borderId", ruled ? "1" : "0");
        xml.WriteAttributeString("xfId", "0");
        if (style.IsQuoted)
            xml.WriteAttributeString("quotePrefix", "1");
        foreach (var applied in (string[])["applyNumberFormat", "applyFont", "applyFill", "applyBorder", "applyAlignment"])
            xml.WriteAttributeString(applied, "1");
        xml.WriteStartElement("alignment", Spreadsheet.Main);
        xml.WriteAttributeString("horizontal", style.Alignment switch { Alignment.Centre => "center", Alignment.Right => "right", _ => "left" });
        xml.WriteAttributeString("vertical", "center");
        xml.WriteAttributeString("wrapText", "1");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Counted(XmlWriter xml, string name, int count, Action content)
    {
        xml.WriteStartElement(name, Spreadsheet.Main);
        xml.WriteAttributeString("count", count.ToString(CultureInfo.InvariantCulture));
        content();
        xml.WriteEndElement();
    }
}
