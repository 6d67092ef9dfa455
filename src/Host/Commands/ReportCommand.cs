using System.CommandLine;
using System.Globalization;
using Anlan.Affairs.SelfEvaluation;
using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Affairs.SelfEvaluation.Documents;
using Anlan.Platform.Language;
using Anlan.Platform.Office;
using Anlan.Rules.Frameworks;

namespace Anlan.Host.Commands;

/// <summary><c>anlan report CASE [--format docx|pdf|xlsx|form|projects] [--out FILE] [--language zh|en]</c>. Needs no database.</summary>
static class ReportCommand
{
    public static Command Create()
    {
        var @case = new Argument<string>("case") { Description = "pingshan-2021、futian-2020 …，或案例文件 / a known case, or a case file" };
        var format = new Option<string>("--format") { Description = "docx、pdf、xlsx（评分表）、form（官方自评表）、projects（项目表） / xlsx: score table, form: official form, projects: project table", DefaultValueFactory = _ => "docx" };
        format.AcceptOnlyFromAmong("docx", "pdf", "xlsx", "form", "projects");
        var output = new Option<string?>("--out") { Description = "写到哪个文件 / the file to write" };
        var language = LanguageOption.Create();
        var command = new Command("report", "把自评写成 Word、PDF 或 Excel 文件 / write an evaluation as a Word, PDF or Excel file") { @case, format, output, language };
        command.SetAction(parsed =>
        {
            var culture = LanguageOption.Of(parsed, language);
            return Complaints.Guard(culture, () =>
            {
                var library = FrameworkLibrary.Load(DataFolders.Frameworks);
                var evaluation = CaseEvaluation.Of(CaseLibrary.Read(DataFolders.Cases, parsed.GetValue(@case)!, library), library);
                return Write(evaluation, parsed.GetValue(format)!, parsed.GetValue(output), culture);
            });
        });
        return command;
    }

    static int Write(CaseEvaluation evaluation, string format, string? output, CultureInfo culture)
    {
        var made = new MemoryStream();
        if (format is "docx" or "pdf")
        {
            var report = EvaluationReport.Of(evaluation, culture, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime));
            if (format == "docx") report.Save(made);
            else if (!ToPdf(report, made, culture)) return 1;
        }
        else if (BookOf(evaluation, format, culture) is { } book)
        {
            book.Save(made).GetAwaiter().GetResult();
        }
        else
        {
            Console.Error.WriteLine(new Bilingual("这个案例没有这种表。", "This case has no such form.").In(culture));
            return 1;
        }
        var path = output ?? $"{evaluation.Case.Code}{(format is "form" or "projects" ? "-" + format : "")}.{(format is "docx" or "pdf" ? format : "xlsx")}";
        File.WriteAllBytes(path, made.ToArray());
        Console.WriteLine(path);
        return 0;
    }

    static Workbook? BookOf(CaseEvaluation evaluation, string format, CultureInfo culture) => format switch
    {
        "form" => HenanForm.Book(evaluation, culture),
        "projects" => ProjectTable.Fits(evaluation) ? ProjectTable.Book(evaluation, culture) : null,
        _ => evaluation.Edition.Scored ? ScoreTable.Book(evaluation, culture) : null,
    };

    static bool ToPdf(OfficialDocument report, Stream pdf, CultureInfo culture)
    {
        using var converter = new PdfConverter();
        try
        {
            converter.Convert(report, pdf).GetAwaiter().GetResult();
            return true;
        }
        catch (PdfConversionException failed)
        {
            Console.Error.WriteLine(failed.Reason.In(culture));
            return false;
        }
    }
}
