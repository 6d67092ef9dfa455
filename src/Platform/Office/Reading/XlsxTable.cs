using System.Xml;

namespace Anlan.Platform.Office.Reading;

/// <summary>An xlsx workbook: its sheets and their rows. Formulas are not computed, links not followed, macros not looked at.</summary>
sealed class XlsxTable : IDisposable
{
    readonly record struct Sheet(string Name, bool Hidden, string Part);

    readonly PackageParts _parts;
    readonly ReadingLimits _limits;
    readonly List<Sheet> _sheets = [];
    readonly SharedTexts _texts;
    readonly NumberFormats _formats;

    public XlsxTable(Stream file, ReadingLimits limits)
    {
        (_limits, _parts) = (limits, new(file, limits));
        var from1904 = false;
        if (!_parts.Has("xl/workbook.xml")) throw new ReadingException(("文件不是xlsx工作簿（可能是Word、WPS文字或压缩包）。", "The file is not an xlsx workbook (perhaps a Word file or an archive)."));
        var parts = _parts.Read("xl/_rels/workbook.xml.rels", Relations).ToDictionary(r => r.Id, r => r.Target);
        foreach (var (name, hidden, id, dates1904) in _parts.Read("xl/workbook.xml", Listed))
        {
            from1904 |= dates1904;
            if (id is not null && parts.TryGetValue(id, out var target)) _sheets.Add(new(name, hidden, target.StartsWith('/') ? target[1..] : $"xl/{target}"));
        }
        if (_sheets.Count == 0) throw new ReadingException(("工作簿中没有工作表。", "The workbook has no sheets."));
        _texts = new(limits);
        _formats = new(from1904);
        foreach (var _ in _parts.Read("xl/sharedStrings.xml", _texts.Read)) { }
        foreach (var _ in _parts.Read("xl/styles.xml", _formats.Read)) { }
    }

    public IReadOnlyList<TableSheet> Sheets => [.. _sheets.Select(s => new TableSheet(s.Name, s.Hidden))];

    public IEnumerable<TableRow> Rows(string name)
    {
        var sheet = _sheets.First(s => s.Name == name);
        var merged = new MergedRanges();
        foreach (var _ in _parts.Read(sheet.Part, merged.Read)) { }
        return _parts.Read(sheet.Part, new SheetRows(sheet.Name, _texts, _formats, merged, _limits).Read);
    }

    static IEnumerable<(string Id, string Target)> Relations(XmlReader xml)
    {
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("TargetMode") != "External"
                && xml.GetAttribute("Type")?.EndsWith("/worksheet", StringComparison.Ordinal) == true
                && (xml.GetAttribute("Id"), xml.GetAttribute("Target")) is ({ } id, { } target))
                yield return (id, target);
    }

    static IEnumerable<(string Name, bool Hidden, string? Id, bool From1904)> Listed(XmlReader xml)
    {
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "workbookPr") yield return ("", false, null, xml.GetAttribute("date1904") is "1" or "true");
            if (xml.LocalName != "sheet") continue;
            var (name, hidden, id) = (xml.GetAttribute("name") ?? "", xml.GetAttribute("state") is "hidden" or "veryHidden", (string?)null);
            while (xml.MoveToNextAttribute()) if (xml is { LocalName: "id", Prefix.Length: > 0 }) id = xml.Value;
            yield return (name, hidden, id, false);
        }
    }

    public void Dispose() => _parts.Dispose();
}
