using System.Globalization;
using Anlan.Affairs.SelfEvaluation.Storage;
using Anlan.Rules.Figures;
using Anlan.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Affairs.SelfEvaluation;

/// <summary>The evaluations for machines: the list, one with its versions, its score down to the printed figures.</summary>
static class EvaluationApi
{
    const string IdPattern = "^[A-Za-z0-9_.-]{1,80}$";

    static readonly ApiParameter Id = ApiParameter.Text("id", ("自评的代码。", "The code of the evaluation."), "pingshan-2021", IdPattern) with { InPath = true };

    public static void Map(IEndpointRouteBuilder routes)
    {
        var all = routes.MapApi("evaluations", ("绩效自评", "Self-evaluations"));
        all.MapGet("evaluations", ListAsync).Describe<Listing<ApiEvaluation>>(EvaluationPermissions.Read, "listEvaluations",
            ("列出绩效自评", "List the self-evaluations"),
            ("令牌辖区内各单位各年度的部门整体绩效自评，按代码排列，附现行规则算出的总分。", "The self-evaluations of departments within the jurisdiction, by code, with the total that the rules in force give."),
            [
                ApiParameter.Whole("year", ("只要这个年度的。", "Of this year only."), "2021", 2000, 2100) with { Asked = true },
                ApiParameter.Text("framework", ("只要按这个指标体系评的。", "By this framework edition only."), "shenzhen-2021", IdPattern),
                .. ApiParameter.Paging("longgang-2020", IdPattern),
            ]);
        all.MapGet("evaluations/{id}", FindAsync).Describe<ApiOpenEvaluation>(EvaluationPermissions.Read, "getEvaluation",
            ("取一个自评及其各版本", "Get an evaluation with its versions"), ("概况、总分，和每一版由谁、何时、为什么更改。", "What it is, its total, and who changed each version when and why."), Id);
        all.MapGet("evaluations/{id}/score", ScoreAsync).Describe<ApiScore>(EvaluationPermissions.Read, "getEvaluationScore",
            ("取得分及计算过程", "Get the score with the way it came about"),
            ("每项指标的得分和计算过程：规则及条款、用到的数、每个数出自哪份文件哪一页。得分和过程出自同一次计算。名称按 Accept-Language。",
             "The score of each indicator and the way it came about: the rule with its clause, the figures, and for each figure the document and place it stands in. Score and way come from one calculation. Names are in the language of Accept-Language."),
            Id, ApiParameter.Text("indicator", ("只要这一项指标（代码）。", "Of this indicator (its code) only."), "procurement", "^[A-Za-z0-9_.-]{1,60}$") with { Asked = true });
    }

    static async Task<IResult> ListAsync(HttpContext http, Evaluations evaluations, CancellationToken stop)
    {
        var query = new ApiQuery(http);
        var rows = evaluations.All;
        if (query.Whole("year") is { } year) rows = rows.Where(e => e.Year == year);
        if (query.Text("framework") is { } framework) rows = rows.Where(e => e.Framework == framework);
        if (query.After is { } after) rows = rows.Where(e => string.Compare(e.Code, after) > 0);
        return ApiAnswer.Of(query.Page(await rows.OrderBy(e => e.Code).Take(query.Limit + 1).ToListAsync(stop), ApiEvaluation.Of, e => e.Code));
    }

    static async Task<IResult> FindAsync(string id, Evaluations evaluations, CancellationToken stop)
    {
        if (await evaluations.All.SingleOrDefaultAsync(e => e.Code == id, stop) is not { } record) return Results.NotFound();
        var versions = await evaluations.ListVersionsAsync(record.Id, stop);
        return ApiAnswer.Of(new ApiOpenEvaluation(ApiEvaluation.Of(record), [.. versions.Select(v => new ApiVersion(v.Version, v.ChangedAt, v.ChangedBy, v.Reason))]));
    }

    static async Task<IResult> ScoreAsync(string id, HttpContext http, Evaluations evaluations, CancellationToken stop)
    {
        if (await evaluations.FindAsync(id, stop) is not { } open) return Results.NotFound();
        var indicator = new ApiQuery(http).Text("indicator");
        if (indicator is not null && open.Evaluation.Edition.Indicators.All(i => i.Code != indicator)) return Results.NotFound();
        var stream = new MemoryStream();
        EvaluationJson.Write(stream, open.Evaluation, CultureInfo.CurrentUICulture, indicator);
        http.Response.Headers.ContentLanguage = CultureInfo.CurrentUICulture.Name;
        return ApiAnswer.Written(stream.ToArray());
    }
}

/// <summary>An evaluation as lists show it.</summary>
[Meaning("一个绩效自评", "A self-evaluation")]
sealed record ApiEvaluation(
    [property: Meaning("代码", "Its code")] string Id,
    [property: Meaning("单位所在区划代码", "Code of the department's division")] string Division,
    [property: Meaning("单位", "The department, in Chinese")] string BureauZh,
    [property: Meaning("单位英文名称", "The department, in English")] string BureauEn,
    [property: Meaning("年度", "The year")] int Year,
    [property: Meaning("指标体系", "The framework edition")] string Framework,
    [property: Meaning("第几版", "Its version")] int Version,
    [property: Meaning("总分（按体系规定取整）；有指标缺失时为 null", "The total as the edition rounds it; null when an indicator is missing", Decimal = true)] string? Total,
    [property: Meaning("未取整的总分", "The total, unrounded", Decimal = true)] string? TotalUnrounded,
    [property: Meaning("单位自己公布的总分", "The total that the department published", Decimal = true)] string? PublishedTotal,
    [property: Meaning("等次", "The grade, in Chinese")] string? GradeZh,
    [property: Meaning("等次英文名称", "The grade, in English")] string? GradeEn,
    [property: Meaning("计算得出的指标数", "How many indicators were computed")] int Computed,
    [property: Meaning("人工评判的指标数", "How many were judged")] int Judged,
    [property: Meaning("申报的指标数", "How many were declared")] int Declared,
    [property: Meaning("缺失的指标数", "How many are missing")] int Missing,
    [property: Meaning("错误数", "Errors found")] int Errors,
    [property: Meaning("疑点数", "Questions found")] int Warnings,
    [property: Meaning("最近更改（UTC）", "Last changed (UTC)")] DateTimeOffset ChangedAt)
{
    public static ApiEvaluation Of(EvaluationRecord e) => new(e.Code, e.Division, e.BureauZh, e.BureauEn, e.Year, e.Framework, e.Version, Plain(e.Total), Plain(e.TotalUnrounded), Plain(e.PublishedTotal),
        e.GradeZh, e.GradeEn, e.Computed, e.Judged, e.Declared, e.Missing, e.Errors, e.Warnings, e.ChangedAt);

    static string? Plain(decimal? number) => number is { } n ? Numbers.Plain(n) : null;
}

/// <summary>An evaluation with its versions.</summary>
[Meaning("一个绩效自评及其各版本", "A self-evaluation with its versions")]
sealed record ApiOpenEvaluation(
    [property: Meaning("自评", "The evaluation")] ApiEvaluation Evaluation,
    [property: Meaning("各版本，新的在前", "Its versions, the latest first")] IReadOnlyList<ApiVersion> Versions);

/// <summary>A version of an evaluation.</summary>
[Meaning("一个版本", "A version")]
sealed record ApiVersion(
    [property: Meaning("第几版", "Its number")] int Version,
    [property: Meaning("更改时间（UTC）", "When (UTC)")] DateTimeOffset ChangedAt,
    [property: Meaning("由谁更改", "By whom")] string ChangedBy,
    [property: Meaning("原因", "Why")] string Reason);
