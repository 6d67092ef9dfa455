using System.Text;
using System.Xml;

namespace Anlan.Platform.Office;

/// <summary>Names and addresses of SpreadsheetML (ECMA-376).</summary>
internal static class Spreadsheet
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const int MostRows = 1_048_576;
    public const int MostCharacters = 32_767;

    public static XmlWriterSettings Settings { get; } = new() { Encoding = new UTF8Encoding(false), CloseOutput = true };

    /// <summary>Column 0 is A, 26 is AA.</summary>
    public static string ColumnName(int column)
    {
        var name = "";
        for (var left = column + 1; left > 0; left = (left - 1) / 26)
            name = (char)('A' + ((left - 1) % 26)) + name;
        return name;
    }
}
