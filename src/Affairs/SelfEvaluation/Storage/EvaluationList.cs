using Anlan.Web.Design.Tables;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Affairs.SelfEvaluation.Storage;

/// <summary>What the list of evaluations can be filtered and sorted by; the page and the export ask the same.</summary>
static class EvaluationList
{
    public static readonly Sorting<EvaluationRecord> Sorting = new Sorting<EvaluationRecord>()
        .By("code", e => e.Code)
        .By("year", e => e.Year)
        .By("bureau", e => e.BureauZh)
        .By("framework", e => e.Framework)
        .By("total", e => e.Total)
        .By("errors", e => e.Errors);

    public static IQueryable<EvaluationRecord> Filter(IQueryable<EvaluationRecord> rows, TableRequest request)
    {
        if (request.Value("name") is { } name)
        {
            var like = $"%{name.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_")}%";
            rows = rows.Where(e => EF.Functions.ILike(e.BureauZh, like) || EF.Functions.ILike(e.BureauEn, like) || EF.Functions.ILike(e.Code, like));
        }
        if (request.Whole("year") is { } year) rows = rows.Where(e => e.Year == year);
        if (request.Value("framework") is { } framework) rows = rows.Where(e => e.Framework == framework);
        return rows;
    }

    public static async Task<List<int>> YearsAsync(Evaluations evaluations) =>
        await evaluations.All.Select(e => e.Year).Distinct().OrderByDescending(y => y).ToListAsync();
}
