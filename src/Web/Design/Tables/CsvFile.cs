using System.Globalization;
using System.Text;
using Anlan.Platform.Language;
using Microsoft.AspNetCore.Http;

namespace Anlan.Web.Design.Tables;

/// <summary>A column of a CSV file. Figures are given unrounded; null leaves the field empty.</summary>
public sealed record CsvColumn<T>(Bilingual Title, Func<T, object?> Value);

/// <summary>A list as CSV, as the spreadsheet programs in offices open it: UTF-8 with its mark, headings in the reader's language.</summary>
public static class CsvFile
{
    public static IResult Of<T>(string name, IEnumerable<T> rows, params IReadOnlyList<CsvColumn<T>> columns) =>
        Results.File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Text(rows, columns))).ToArray(), "text/csv; charset=utf-8", name);

    internal static string Text<T>(IEnumerable<T> rows, IReadOnlyList<CsvColumn<T>> columns)
    {
        var text = new StringBuilder();
        Line(text, columns.Select(c => c.Title.ToString()));
        foreach (var row in rows) Line(text, columns.Select(c => Field(c.Value(row))));
        return text.ToString();
    }

    private static void Line(StringBuilder text, IEnumerable<string> fields) => text.AppendJoin(',', fields.Select(Quoted)).Append("\r\n");

    private static string Field(object? value) => value switch
    {
        null => "",
        string words => Harmless(words),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable figure => figure.ToString(null, CultureInfo.InvariantCulture),
        _ => Harmless(value.ToString() ?? "")
    };

    // A spreadsheet would run a text that begins like a formula.
    private static string Harmless(string words) => words is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + words : words;

    private static string Quoted(string field) => field.AsSpan().ContainsAny("\",\r\n") ? $"\"{field.Replace("\"", "\"\"")}\"" : field;
}
