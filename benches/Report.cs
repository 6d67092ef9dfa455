using System.Text.Json;

namespace Anlan.Bench;

/// <summary>Writes figures as they come: one JSON object a line, or lines for people.</summary>
sealed class Report(TextWriter output, bool json)
{
    public void Write(string bench, Figure figure) => output.WriteLine(json
        ? JsonSerializer.Serialize(new { bench, figure = figure.Name, value = figure.Value, unit = figure.Unit, against = figure.Against, ratio = figure.Ratio })
        : $"{bench,-10} {figure.Name,-24} {Readable(figure.Value),14} {figure.Unit,-12}{Comparison(figure)}");

    static string Comparison(Figure figure) => figure is { Ratio: { } ratio } ? $" {Readable(ratio),10} × {figure.Against}" : "";

    // Four significant figures: the machine does not repeat more.
    static string Readable(double value) => value is >= 1000 or <= -1000 ? value.ToString("#,##0") : value.ToString("G4");
}
