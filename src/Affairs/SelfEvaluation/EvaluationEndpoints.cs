using System.Globalization;
using System.Text;
using Anlan.Affairs.SelfEvaluation.Documents;
using Anlan.Affairs.SelfEvaluation.Pages;
using Anlan.Affairs.SelfEvaluation.Storage;
using Anlan.Platform.Office;
using Anlan.Platform.Records;
using Anlan.Rules.Frameworks;
using Anlan.Web.Design.Tables;
using Anlan.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Anlan.Affairs.SelfEvaluation;

/// <summary>Files of evaluations.</summary>
static class EvaluationEndpoints
{
    const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup(Links.List).RequireAuthorization(EvaluationPermissions.Read);
        all.MapGet("list.xlsx", ListAsExcel);
        all.MapGet("list.csv", ListAsCsv);
        var one = all.MapGroup("of/{code}");
        one.MapGet("evaluation.json", JsonAsync);
        one.MapGet("version/{version:int}.yaml", VersionAsync);
        one.MapGet("report.docx", WordAsync);
        one.MapGet("report.pdf", PdfAsync);
        one.MapGet("score-table.xlsx", (string code, Evaluations evaluations, CancellationToken cancel) =>
            ExcelAsync(code, evaluations, (e, language) => e.Edition.Scored ? ScoreTable.Book(e, language) : null, FileNames.ScoreTable, cancel));
        one.MapGet("form.xlsx", (string code, Evaluations evaluations, CancellationToken cancel) => ExcelAsync(code, evaluations, HenanForm.Book, FileNames.Form, cancel));
        one.MapGet("projects.xlsx", (string code, Evaluations evaluations, CancellationToken cancel) =>
            ExcelAsync(code, evaluations, (e, language) => ProjectTable.Fits(e) ? ProjectTable.Book(e, language) : null, FileNames.Projects, cancel));
    }

    static async Task<IResult> JsonAsync(string code, Evaluations evaluations, CancellationToken cancel)
    {
        if (await evaluations.FindAsync(code, cancel) is not { } open) return Results.NotFound();
        var stream = new MemoryStream();
        EvaluationJson.Write(stream, open.Evaluation, CultureInfo.CurrentUICulture);
        stream.Position = 0;
        return Results.File(stream, "application/json", code + ".json");
    }

    static async Task<IResult> VersionAsync(string code, int version, Evaluations evaluations, CancellationToken cancel)
    {
        if (await evaluations.All.SingleOrDefaultAsync(e => e.Code == code, cancel) is not { } record || version < 1 || version > record.Version) return Results.NotFound();
        var text = await evaluations.TextAsync(record.Id, version, cancel);
        return Results.File(Encoding.UTF8.GetBytes(text), "application/yaml", $"{code}-v{version}.yaml");
    }

    static async Task<IResult> WordAsync(string code, Evaluations evaluations, TimeProvider clock, CancellationToken cancel)
    {
        if (await evaluations.FindAsync(code, cancel) is not { } open) return Results.NotFound();
        var language = CultureInfo.CurrentUICulture;
        var file = new MemoryStream();
        EvaluationReport.Of(open.Evaluation, language, Beijing.Today(clock)).Save(file);
        file.Position = 0;
        return Results.File(file, Word, FileNames.Report(open.Evaluation, language, "docx"));
    }

    static async Task<IResult> PdfAsync(
        string code, Evaluations evaluations, PdfConverter converter, TimeProvider clock, HttpContext http, ILogger<PdfConverter> log, CancellationToken cancel)
    {
        if (await evaluations.FindAsync(code, cancel) is not { } open) return Results.NotFound();
        var language = CultureInfo.CurrentUICulture;
        var file = new MemoryStream();
        try
        {
            await converter.Convert(EvaluationReport.Of(open.Evaluation, language, Beijing.Today(clock)), file, cancel);
        }
        catch (PdfConversionException failed)
        {
            log.LogWarning(failed, "The report of {Code} did not become a PDF", code);
            return ErrorPages.Refuse(http, StatusCodes.Status503ServiceUnavailable, ("没有生成 PDF", "No PDF was made"), failed.Reason);
        }
        file.Position = 0;
        return Results.File(file, "application/pdf", FileNames.Report(open.Evaluation, language, "pdf"));
    }

    static async Task<IResult> ExcelAsync(
        string code, Evaluations evaluations, Func<CaseEvaluation, CultureInfo, Workbook?> build, Func<CaseEvaluation, CultureInfo, string> name, CancellationToken cancel)
    {
        var language = CultureInfo.CurrentUICulture;
        if (await evaluations.FindAsync(code, cancel) is not { } open || build(open.Evaluation, language) is not { } book) return Results.NotFound();
        return Results.Stream(stream => book.Save(stream, cancel), ListFile.ExcelType, name(open.Evaluation, language));
    }

    static IResult ListAsExcel(HttpRequest http, Evaluations evaluations, FrameworkLibrary frameworks, CancellationToken cancel)
    {
        var language = CultureInfo.CurrentUICulture;
        return ListFile.Excel(FileNames.List(language, "xlsx"), ("自评列表", "Self-evaluations"), EvaluationListFile.Columns(language), Found(http, evaluations, frameworks, language), frozen: 2, cancel);
    }

    static IResult ListAsCsv(HttpRequest http, Evaluations evaluations, FrameworkLibrary frameworks, CancellationToken cancel)
    {
        var language = CultureInfo.CurrentUICulture;
        return ListFile.Csv(FileNames.List(language, "csv"), EvaluationListFile.Columns(language), Found(http, evaluations, frameworks, language), cancel);
    }

    // The filters and the order of the page, without its paging; the rows are read while the file is written.
    static IAsyncEnumerable<Row> Found(HttpRequest http, Evaluations evaluations, FrameworkLibrary frameworks, CultureInfo language)
    {
        var request = TableRequest.From(http.GetEncodedPathAndQuery());
        var records = EvaluationList.Sorting.Apply(EvaluationList.Filter(evaluations.All, request), request);
        return EvaluationListFile.Rows(records.AsAsyncEnumerable(), frameworks, language);
    }

    // All of China keeps one time.
}
