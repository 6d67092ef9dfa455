using Anlan.Platform.Language;

namespace Anlan.Web.Design;

/// <summary>A file to take home.</summary>
/// <param name="Href">Where it is sent from.</param>
/// <param name="Format">docx, xlsx, pdf, csv, json or another ending; decides the icon.</param>
/// <param name="Text">What it is called.</param>
/// <param name="Note">Its size or what is in it.</param>
public sealed record FileLink(string Href, string Format, Bilingual Text, Bilingual? Note = null)
{
    internal string Icon => Format switch
    {
        "docx" => "file-type-docx",
        "xlsx" => "file-type-xls",
        "pdf" => "file-type-pdf",
        "csv" => "file-type-csv",
        _ => "download"
    };
}
