using System.IO.Compression;
using System.Text;

namespace Anlan.Platform.Tests.Office.Reading;

/// <summary>An xlsx put together by hand, so that it can be wrong on purpose.</summary>
static class BuiltXlsx
{
    public const string Namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static MemoryStream Of(string sheetData, string after = "", string workbook = "", string styles = "", string texts = "", string prolog = "", Action<ZipArchive>? more = null)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "xl/workbook.xml", $"""<workbook xmlns="{Namespace}" xmlns:r="urn:r">{workbook}<sheets><sheet name="藏" sheetId="2" state="hidden" r:id="b"/><sheet name="甲" sheetId="1" r:id="a"/></sheets></workbook>""");
            Put(zip, "xl/_rels/workbook.xml.rels", """<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/s1.xml"/><Relationship Id="b" Type="x/worksheet" Target="worksheets/s2.xml"/></Relationships>""");
            Put(zip, "xl/worksheets/s1.xml", $"""{prolog}<worksheet xmlns="{Namespace}"><sheetData>{sheetData}</sheetData>{after}</worksheet>""");
            Put(zip, "xl/worksheets/s2.xml", $"""<worksheet xmlns="{Namespace}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>隐藏</t></is></c></row></sheetData></worksheet>""");
            if (styles.Length > 0) Put(zip, "xl/styles.xml", $"""<styleSheet xmlns="{Namespace}">{styles}</styleSheet>""");
            if (texts.Length > 0) Put(zip, "xl/sharedStrings.xml", $"""<sst xmlns="{Namespace}">{texts}</sst>""");
            more?.Invoke(zip);
        }
        file.Position = 0;
        return file;
    }

    public static void Put(ZipArchive zip, string path, string text)
    {
        using var part = zip.CreateEntry(path).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }

    public static string Text(string place, string text) => $"""<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>""";
}
