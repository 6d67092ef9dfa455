using System.Text.Encodings.Web;
using System.Text.Json;

namespace Anlan.Affairs.ReportCheck;

/// <summary><c>{"findings":[{"line", "quote", "kind", "expected", "found", "severity"}]}</c>; a line is a number, in a sheet "Sheet!B7".</summary>
public static class ReportCheckJson
{
    public static void Write(Stream output, IReadOnlyList<ReportFinding> findings)
    {
        using var json = new Utf8JsonWriter(output, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            if (finding.Place.Cell is { } cell) json.WriteString("line", cell);
            else json.WriteNumber("line", finding.Place.Line);
            json.WriteString("quote", finding.Quote);
            json.WriteString("kind", FindingNames.Code(finding.Kind));
            json.WriteString("expected", finding.Expected);
            json.WriteString("found", finding.Found);
            json.WriteString("severity", finding.Severity.ToString().ToLowerInvariant());
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
