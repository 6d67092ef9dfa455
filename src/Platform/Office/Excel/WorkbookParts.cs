using System.Globalization;
using System.Xml;

namespace Anlan.Platform.Office;

/// <summary>The small parts of a workbook: list of sheets, relations, content types, properties.</summary>
internal static class WorkbookParts
{
    private const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Spreadsheets = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /// <param name="sheets">Their names.</param>
    /// <param name="repeatedRows">For each sheet the rows printed on each page, as $1:$3.</param>
    /// <param name="properties">For the properties window.</param>
    public static IEnumerable<(string Path, Action<XmlWriter> Write)> All(IReadOnlyList<string> sheets, IReadOnlyList<string?> repeatedRows, DocumentProperties properties) =>
    [
        ("xl/workbook.xml", xml => Workbook(xml, sheets, repeatedRows)),
        ("xl/_rels/workbook.xml.rels", xml => Relations(xml,
        [
            .. sheets.Select((_, i) => ($"rId{i + 1}", Spreadsheet.Relations + "/worksheet", $"worksheets/sheet{i + 1}.xml")),
            ($"rId{sheets.Count + 1}", Spreadsheet.Relations + "/styles", "styles.xml"),
        ])),
        ("_rels/.rels", xml => Relations(xml,
        [
            ("rId1", Spreadsheet.Relations + "/officeDocument", "xl/workbook.xml"),
            ("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
        ])),
        ("docProps/core.xml", xml => Core(xml, properties)),
        ("[Content_Types].xml", xml => ContentTypes(xml, sheets.Count)),
    ];

    private static void Workbook(XmlWriter xml, IReadOnlyList<string> sheets, IReadOnlyList<string?> repeatedRows)
    {
        xml.WriteStartElement("workbook", Spreadsheet.Main);
        xml.WriteAttributeString("xmlns", "r", null, Spreadsheet.Relations);
        xml.WriteStartElement("sheets", Spreadsheet.Main);
        foreach (var (index, name) in sheets.Index())
        {
            xml.WriteStartElement("sheet", Spreadsheet.Main);
            xml.WriteAttributeString("name", name);
            xml.WriteAttributeString("sheetId", (index + 1).ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("r", "id", Spreadsheet.Relations, $"rId{index + 1}");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        if (repeatedRows.Any(rows => rows is not null))
            PrintTitles(xml, sheets, repeatedRows);
        xml.WriteEndElement();
    }

    private static void PrintTitles(XmlWriter xml, IReadOnlyList<string> sheets, IReadOnlyList<string?> repeatedRows)
    {
        xml.WriteStartElement("definedNames", Spreadsheet.Main);
        foreach (var (index, rows) in repeatedRows.Index().Where(pair => pair.Item is not null))
        {
            xml.WriteStartElement("definedName", Spreadsheet.Main);
            xml.WriteAttributeString("name", "_xlnm.Print_Titles");
            xml.WriteAttributeString("localSheetId", index.ToString(CultureInfo.InvariantCulture));
            xml.WriteString($"'{sheets[index].Replace("'", "''", StringComparison.Ordinal)}'!{rows}");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void Relations(XmlWriter xml, IEnumerable<(string Id, string Type, string Target)> relations)
    {
        xml.WriteStartElement("Relationships", Package);
        foreach (var (id, type, target) in relations)
        {
            xml.WriteStartElement("Relationship", Package);
            xml.WriteAttributeString("Id", id);
            xml.WriteAttributeString("Type", type);
            xml.WriteAttributeString("Target", target);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void ContentTypes(XmlWriter xml, int sheets)
    {
        xml.WriteStartElement("Types", Types);
        Part("Default", "Extension", "rels", "application/vnd.openxmlformats-package.relationships+xml");
        Part("Default", "Extension", "xml", "application/xml");
        Part("Override", "PartName", "/xl/workbook.xml", Spreadsheets + "sheet.main+xml");
        Part("Override", "PartName", "/xl/styles.xml", Spreadsheets + "styles+xml");
        Part("Override", "PartName", "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        for (var sheet = 1; sheet <= sheets; sheet++)
            Part("Override", "PartName", $"/xl/worksheets/sheet{sheet}.xml", Spreadsheets + "worksheet+xml");
        xml.WriteEndElement();

        void Part(string element, string attribute, string value, string type)
        {
            xml.WriteStartElement(element, Types);
            xml.WriteAttributeString(attribute, value);
            xml.WriteAttributeString("ContentType", type);
            xml.WriteEndElement();
        }
    }

    private static void Core(XmlWriter xml, DocumentProperties properties)
    {
        const string core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        const string dublin = "http://purl.org/dc/elements/1.1/";
        const string terms = "http://purl.org/dc/terms/";
        const string instance = "http://www.w3.org/2001/XMLSchema-instance";
        xml.WriteStartElement("cp", "coreProperties", core);
        xml.WriteAttributeString("xmlns", "dcterms", null, terms);
        foreach (var (name, value) in new[] { ("title", properties.Title), ("creator", properties.Author), ("subject", properties.Subject) })
            if (value is not null)
                xml.WriteElementString("dc", name, dublin, XmlText.Clean(value));
        if (properties.Created is { } created)
            foreach (var name in (string[])["created", "modified"])
            {
                xml.WriteStartElement("dcterms", name, terms);
                xml.WriteAttributeString("xsi", "type", instance, "dcterms:W3CDTF");
                xml.WriteString(created.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
                xml.WriteEndElement();
            }
        xml.WriteEndElement();
    }
}
