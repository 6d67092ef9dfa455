using System.Globalization;
using System.Runtime.CompilerServices;
using Anlan.Platform.Imports;
using Anlan.Platform.Language;
using Anlan.Platform.Office;
using Anlan.Platform.Office.Reading;
using Anlan.Platform.Storage;
using Anlan.Web.Design.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Web.Imports;

/// <summary>Files around an import: the template, the lines rejected with their reasons, what was uploaded.</summary>
static class ImportEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup(ImportPages.Path).RequireAuthorization(ImportsModule.Permission);
        all.MapGet("template/{register}.csv", (string register, ImportBook book, CancellationToken stop) => book.Register(register) is { } r
            ? ListFile.Csv($"{r.Code}.csv", Titles(r), Examples(r), stop)
            : Results.NotFound());
        all.MapGet("template/{register}.xlsx", async (string register, ImportBook book, CancellationToken stop) => book.Register(register) is { } r
            ? await TemplateAsync(r, stop)
            : Results.NotFound());
        all.MapGet("{id:long}/rejected.csv", (long id, HttpContext http, ImportBook book, ImportFile files, Work work, CancellationToken stop) => RejectedAsync(id, http, book, files, work, excel: false, stop));
        all.MapGet("{id:long}/rejected.xlsx", (long id, HttpContext http, ImportBook book, ImportFile files, Work work, CancellationToken stop) => RejectedAsync(id, http, book, files, work, excel: true, stop));
        all.MapGet("{id:long}/file", FileAsync);
    }

    static IReadOnlyList<Column> Titles(RegisterImport register) => [.. register.Columns.Select(c => new Column(c.Title.ToString() + (c.Required ? "*" : "")))];

    static IAsyncEnumerable<Row> Examples(RegisterImport register)
    {
        Row example = [.. register.Columns.Select(c => (Cell)c.Example)];
        return new[] { example }.ToAsyncEnumerable();
    }

    static async Task<IResult> TemplateAsync(RegisterImport register, CancellationToken stop)
    {
        var language = CultureInfo.CurrentUICulture;
        string Say(string zh, string en) => new Bilingual(zh, en).In(language);
        var notes = new List<Row>();
        foreach (var column in register.Columns)
        {
            var allowed = await register.ListAllowedAsync(column, stop);
            notes.Add([column.Title.In(language), column.Required ? Say("新增时必填", "needed for a new record") : "", column.Help?.In(language) ?? "", string.Join(Say("、", ", "), allowed.Select(a => a.In(language))), column.Example]);
        }
        var book = new Workbook(language)
            .Sheet(register.Name.In(language), Titles(register), Examples(register), new() { FrozenColumns = 1 })
            .Sheet(Say("填写说明", "How to fill it in"), [Say("列", "Column"), Say("必填", "Needed"), Say("说明", "Note"), Say("可填", "Choices"), Say("示例", "Example")], notes.ToAsyncEnumerable());
        return Results.Stream(stream => book.Save(stream, stop), ListFile.ExcelType, $"{register.Code}.xlsx");
    }

    // The lines as they stand in the file, with the reasons in a column more: to be mended and brought again. The column of reasons means nothing to the register.
    static async Task<IResult> RejectedAsync(long id, HttpContext http, ImportBook book, ImportFile files, Work work, bool excel, CancellationToken stop)
    {
        if (await OwnAsync(id, http, book, work, stop) is not { ClearedAt: null } import || await files.OpenAsync(id, stop) is not { } content) return Results.NotFound();
        var table = await TableFile.OpenAsync(content, cancel: stop);
        await content.DisposeAsync();
        http.Response.RegisterForDispose(table);
        var header = TableHeader.Find(table.Rows(import.Sheet).Where(r => r.Line <= import.HeadingLine).TakeLast(3));
        var width = (header?.Columns.Max(c => c.Column) ?? 0) + 1;
        var names = Enumerable.Range(0, width).Select(i => header?.Columns.FirstOrDefault(c => c.Column == i)?.Name ?? $"{i + 1}").ToList();
        IReadOnlyList<Column> columns = [.. names.Select(n => new Column(n)), new Column(new Bilingual("行号", "Line").ToString()), new Column(new Bilingual("退回原因", "Why rejected").ToString())];
        var lines = await book.Lines.Where(l => l.ImportId == id && l.Outcome == LineOutcome.Rejected).ToDictionaryAsync(l => l.Line, stop);
        var rows = Rows(table.Rows(import.Sheet), lines, width, names, stop);
        var name = $"{Path.GetFileNameWithoutExtension(import.FileName)}-{new Bilingual("退回", "rejected")}";
        return excel
            ? ListFile.Excel(name + ".xlsx", ("退回的行", "Rejected lines"), columns, rows, 0, stop)
            : ListFile.Csv(name + ".csv", columns, rows, stop);
    }

    static async IAsyncEnumerable<Row> Rows(IEnumerable<TableRow> rows, Dictionary<int, ImportLine> lines, int width, List<string> names, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var row in rows)
        {
            if (!lines.TryGetValue(row.Line, out var line)) continue;
            stop.ThrowIfCancellationRequested();
            var reasons = line.Problems.Select(p => (p.Column is { } c && c < names.Count ? names[c] + new Bilingual("：", ": ") : "") + new Bilingual(p.Zh, p.En));
            yield return [.. Enumerable.Range(0, width).Select(i => (Cell)(row[i].Text ?? "")), Cell.Integer(row.Line), string.Join(" ", reasons)];
            await Task.CompletedTask;
        }
    }

    static async Task<IResult> FileAsync(long id, HttpContext http, ImportBook book, ImportFile files, Work work, CancellationToken stop) =>
        await OwnAsync(id, http, book, work, stop) is { ClearedAt: null } import && await files.OpenAsync(id, stop) is { } content
            ? Results.Stream(content, "application/octet-stream", import.FileName)
            : Results.NotFound();

    // What was uploaded may hold what the register keeps encrypted: then it is for who brought it, and the log tells that he had it back before he has it.
    static async Task<Import?> OwnAsync(long id, HttpContext http, ImportBook book, Work work, CancellationToken stop)
    {
        if (await book.FindAsync(id, stop) is not { } import || book.Register(import.Register) is not { } register || !ImportPages.MaySeeFile(http.User, register, import)) return null;
        if (!register.HoldsPersonalData || import.ClearedAt is not null) return import;
        await work.RecordAsync("access", "ImportFileTaken", $"imports.import/{import.Id}", new { file = Path.GetFileName(http.Request.Path) }, "取回自己上传的文件 / had back a file brought by oneself", import.Division, stop);
        await work.CommitAsync(stop);
        return import;
    }
}
