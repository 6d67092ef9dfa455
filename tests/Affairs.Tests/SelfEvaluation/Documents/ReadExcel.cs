using System.Globalization;
using Anlan.Platform.Office;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using Row = DocumentFormat.OpenXml.Spreadsheet.Row;

namespace Anlan.Affairs.Tests.SelfEvaluation.Documents;

/// <summary>An Excel workbook read back.</summary>
sealed class ReadExcel : IDisposable
{
    readonly SpreadsheetDocument document;

    public ReadExcel(Stream file) => document = SpreadsheetDocument.Open(file, false);

    public static async Task<ReadExcel> Of(Anlan.Platform.Office.Workbook book)
    {
        var file = new MemoryStream();
        await book.Save(file, TestContext.Current.CancellationToken);
        return new(file);
    }

    public IReadOnlyList<string> SheetNames => [.. document.WorkbookPart!.Workbook.Descendants<Sheet>().Select(sheet => sheet.Name!.Value!)];

    public bool HasFormulas => Sheets.Any(sheet => sheet.Descendants<CellFormula>().Any());

    public IEnumerable<string> Merges => Sheets.First().Descendants<MergeCell>().Select(merge => merge.Reference!.Value!);

    /// <summary>Rows of the first sheet, by column letter.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows =>
        [.. Sheets.First().Descendants<Row>().Select(row => row.Elements<Cell>().Where(cell => Value(cell).Length > 0).ToDictionary(cell => cell.CellReference!.Value!.TrimEnd("0123456789".ToCharArray()), Value))];

    public IReadOnlyDictionary<string, string> RowWith(string text) => Rows.Single(row => row.Values.Contains(text));

    public static decimal Number(string value) => decimal.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture);

    public IEnumerable<string> Faults =>
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(f => $"{f.Part?.Uri} {f.Path?.XPath}: {f.Description}");

    IEnumerable<Worksheet> Sheets => document.WorkbookPart!.Workbook.Descendants<Sheet>().Select(sheet => ((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!)).Worksheet);

    static string Value(Cell cell) => cell.CellValue?.Text ?? cell.InlineString?.InnerText ?? "";

    public void Dispose() => document.Dispose();
}
