using System.Diagnostics;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace Anlan.Platform.Tests.Office;

/// <summary>The programs that look at what was made: LibreOffice and poppler. A test that needs one fails where it is not installed.</summary>
internal static class Tool
{
    public static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, await error);
        return output;
    }

    /// <summary>Lines of one page with their places in points from the top left corner of the page.</summary>
    public static async Task<IReadOnlyList<PdfLine>> Lines(string pdf, int page)
    {
        var xhtml = await Run("pdftotext", "-f", $"{page}", "-l", $"{page}", "-bbox-layout", pdf, "-");
        return [.. XDocument.Parse(xhtml).Descendants().Where(element => element.Name.LocalName == "line").Select(line => new PdfLine(
            string.Concat(line.Elements().Select(word => word.Value)), Number(line, "xMin"), Number(line, "yMin"), Number(line, "xMax"), Number(line, "yMax")))
            .OrderBy(line => line.Top)];

        static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    public static Task<string> Text(string pdf) => Run("pdftotext", "-layout", pdf, "-");
}

internal sealed record PdfLine(string Text, double Left, double Top, double Right, double Bottom);
