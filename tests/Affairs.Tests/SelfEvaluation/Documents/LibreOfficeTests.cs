using System.Diagnostics;
using Anlan.Affairs.SelfEvaluation.Documents;
using Anlan.Platform.Office;

namespace Anlan.Affairs.Tests.SelfEvaluation.Documents;

/// <summary>LibreOffice opens what we make. Where it is not installed these tests fail: what officials open must have been opened.</summary>
public sealed class LibreOfficeTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("anlan-files-").FullName;

    [Theory, MemberData(nameof(Samples.EveryCase), MemberType = typeof(Samples))]
    public async Task Each_report_becomes_a_PDF(string name, string language)
    {
        var evaluation = Samples.Of(name);
        using var converter = new PdfConverter(new() { Workers = 1 });
        converter.Available.ShouldBeTrue("LibreOffice is not installed");
        var pdf = Path.Combine(folder, "report.pdf");
        await using (var file = File.Create(pdf))
            await converter.Convert(EvaluationReport.Of(evaluation, Samples.Language(language), Samples.Day), file, TestContext.Current.CancellationToken);
        var text = await Run("pdftotext", pdf, "-");
        if (evaluation.Result.Total.Shown is { } total) text.ShouldContain(Rules.Figures.Numbers.Plain(total));
        text.ShouldContain(language == "en" ? "Explanations" : "有关说明");
        text.Split('\f').SkipLast(1).ShouldAllBe(page => page.Trim().Length > 20, "no page is empty but for its number");
    }

    [Theory, MemberData(nameof(Samples.EveryCase), MemberType = typeof(Samples))]
    public async Task Each_workbook_opens(string name, string language)
    {
        foreach (var (file, book) in Samples.Workbooks(Samples.Of(name), Samples.Language(language)))
        {
            var path = Path.Combine(folder, file + ".xlsx");
            await using (var stream = File.Create(path)) await book.Save(stream, TestContext.Current.CancellationToken);
            await Run("soffice", $"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder, path);
            var text = await Run("pdftotext", Path.ChangeExtension(path, ".pdf"), "-");
            // The sheets are as wide as one page of paper, so a form is few pages.
            text.Count(character => character == '\f').ShouldBeLessThanOrEqualTo(file switch { "form" => 1, "projects" => 3, _ => 15 });
            text.ShouldContain(file switch
            {
                "projects" => language == "en" ? "Forest fire" : "森林消防",
                "form" => "99.5",
                _ => Rules.Figures.Numbers.Plain(Samples.Of(name).Result.Total.Shown!.Value),
            });
        }
    }

    static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, await error);
        return output;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
