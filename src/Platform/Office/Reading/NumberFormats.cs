using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Anlan.Platform.Office.Reading;

/// <summary>Which styles of a workbook show a number as a date, and how such a number is written as text.</summary>
sealed partial class NumberFormats(bool from1904)
{
    readonly Dictionary<int, string> _codes = [];
    readonly List<DateParts> _styles = [];

    [Flags]
    public enum DateParts { None = 0, Day = 1, Time = 2 }

    public IEnumerable<int> Read(XmlReader xml)
    {
        var inCells = false;
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs") inCells = xml.NodeType == XmlNodeType.Element;
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "numFmt" && int.TryParse(xml.GetAttribute("numFmtId"), out var id)) _codes[id] = xml.GetAttribute("formatCode") ?? "";
            if (xml.LocalName == "xf" && inCells) _styles.Add(PartsOf(int.TryParse(xml.GetAttribute("numFmtId"), out var format) ? format : 0));
        }
        yield break;
    }

    public DateParts Of(string? style) => int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _styles.Count ? _styles[index] : DateParts.None;

    // 27–36 and 50–58 are the dates of the Chinese, Japanese and Korean editions.
    DateParts PartsOf(int id) => _codes.TryGetValue(id, out var code) ? PartsOf(code) : id switch
    {
        22 => DateParts.Day | DateParts.Time,
        >= 14 and <= 17 or >= 27 and <= 31 or 36 or >= 50 and <= 58 => DateParts.Day,
        >= 18 and <= 21 or >= 32 and <= 35 or >= 45 and <= 47 => DateParts.Time,
        _ => DateParts.None,
    };

    static DateParts PartsOf(string code)
    {
        var first = code.Split(';')[0];
        if (first.Contains("General", StringComparison.OrdinalIgnoreCase)) return DateParts.None;
        var bare = Elapsed().Replace(first, "h");
        bare = Decoration().Replace(bare, "").ToLowerInvariant();
        if (bare.Contains('0') && !bare.Contains('s') || bare.Contains('#')) return DateParts.None;
        var time = bare.AsSpan().IndexOfAny('h', 's') >= 0;
        var day = bare.AsSpan().IndexOfAny('y', 'd', 'e') >= 0 || (bare.Contains('m') && !time);
        return (day ? DateParts.Day : 0) | (time ? DateParts.Time : 0);
    }

    [GeneratedRegex(@"\[(h+|m+|s+)\]", RegexOptions.IgnoreCase)]
    private static partial Regex Elapsed();

    [GeneratedRegex("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*\\]|AM/PM|上午/下午", RegexOptions.IgnoreCase)]
    private static partial Regex Decoration();

    /// <summary>A serial day as text; null when no calendar has it.</summary>
    public string? Date(double serial, DateParts parts)
    {
        // Excel counts 29 February 1900, which never was.
        var days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
        if (!(serial >= 0 && days < 2_958_466)) return null;
        if (parts == DateParts.Time && serial < 1) return new DateTime(2000, 1, 1).AddSeconds(Math.Round(serial * 86_400)).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        var date = new DateTime(1899, 12, 30).AddSeconds(Math.Round(days * 86_400));
        return date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
