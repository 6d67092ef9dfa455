using Anlan.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library.Divisions;

/// <summary>The divisions for machines, as they hold on a day.</summary>
static class DivisionApi
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapApi("divisions", DivisionPages.Title).MapGet("divisions", ListAsync).Describe<Listing<ApiDivision>>(LibraryPermissions.Read, "listDivisions",
            ("列出行政区划", "List the divisions"),
            ("某日有效的行政区划，按代码排列。区划是公布的，全部可读。", "The divisions that hold on a day, by code. They are published: all of them are given."),
            [
                ApiParameter.Day("as_of", ("哪一天的区划；不给则为今天（北京时间）。", "On which day; today in Beijing when left out."), "2026-11-20") with { Asked = true },
                ApiParameter.Division("under", ("只要这个代码及以下的。", "This code and what lies below it."), "990101") with { Asked = true },
                ApiParameter.OneOf("kind", ("只要这一类。", "Of this kind only."), "street", [.. DivisionKinds.Choices().Select(c => c.Value)]),
                .. ApiParameter.Paging("990101001", "^[0-9]{2,12}$"),
            ]);

    static async Task<IResult> ListAsync(HttpContext http, DivisionRegister register, TimeProvider clock, CancellationToken stop)
    {
        var query = new ApiQuery(http);
        var rows = register.On(query.Day("as_of") ?? Beijing.Today(clock));
        if (query.Text("under") is { } under) rows = rows.Where(d => d.Code.StartsWith(under));
        if (query.Text("kind") is { } kind) rows = rows.Where(d => d.Kind == kind);
        if (query.After is { } after) rows = rows.Where(d => string.Compare(d.Code, after) > 0);
        return ApiAnswer.Of(query.Page(await rows.OrderBy(d => d.Code).Take(query.Limit + 1).ToListAsync(stop), ApiDivision.Of, d => d.Code));
    }
}

/// <summary>A division as it holds on the day asked for.</summary>
[Meaning("一个行政区划（当日有效的版本）", "A division, in the version of the day")]
sealed record ApiDivision(
    [property: Meaning("区划代码：2、4、6、9 或 12 位", "Its code: 2, 4, 6, 9 or 12 digits")] string Code,
    [property: Meaning("上级代码；省级为 null", "The code above; null for a province")] string? Parent,
    [property: Meaning("名称", "Name in Chinese")] string NameZh,
    [property: Meaning("英文名称", "Name in English")] string? NameEn,
    [property: Meaning("类型，如 street 街道", "Its kind, such as street")] string Kind,
    [property: Meaning("生效日期", "Valid from")] DateOnly ValidFrom,
    [property: Meaning("失效日期（当日起不再有效）；仍有效为 null", "The first day on which it no longer holds; null while it does")] DateOnly? ValidTo,
    [property: Meaning("由何区划接替，多个用逗号分隔", "Codes of what took its place, with commas")] string? ReplacedBy,
    [property: Meaning("依据", "The document by which it is so")] string? Source)
{
    public static ApiDivision Of(Division d) => new(d.Code, d.Parent, d.NameZh, d.NameEn, d.Kind, d.ValidFrom, d.ValidTo, d.ReplacedBy, d.Source);
}
