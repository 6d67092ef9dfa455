using System.Globalization;
using Anlan.Platform.Language;
using Anlan.Platform.Office;
using Microsoft.AspNetCore.Http;

namespace Anlan.Web.Design.Tables;

/// <summary>A list as a file, in the reader's language. Rows are read while the file is written, so its length does not matter.</summary>
public static class ListFile
{
    public const string ExcelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static IResult Csv(string fileName, IReadOnlyList<Column> columns, IAsyncEnumerable<Row> rows, CancellationToken cancel) =>
        Results.Stream(stream => CsvWriter.Write(stream, columns, rows, cancel), "text/csv; charset=utf-8", fileName);

    /// <param name="frozen">Columns that stay in sight when the sheet is moved sideways.</param>
    public static IResult Excel(string fileName, Bilingual sheet, IReadOnlyList<Column> columns, IAsyncEnumerable<Row> rows, int frozen, CancellationToken cancel)
    {
        var language = CultureInfo.CurrentUICulture;
        var book = new Workbook(language).Sheet(sheet.In(language), columns, rows, new() { FrozenColumns = frozen });
        return Results.Stream(stream => book.Save(stream, cancel), ExcelType, fileName);
    }
}
