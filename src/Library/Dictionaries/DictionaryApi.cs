using Anlan.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library.Dictionaries;

/// <summary>The code tables and their entries for machines.</summary>
static class DictionaryApi
{
    const string CodePattern = @"^([0-9]{2,12}\.)?[a-z][a-z0-9_]{1,39}$";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var all = routes.MapApi("dictionaries", DictionaryPages.Title);
        all.MapGet("dictionaries", ListAsync).Describe<Listing<ApiDictionary>>(LibraryPermissions.Read, "listDictionaries",
            ("列出数据字典", "List the dictionaries"),
            ("全国的、令牌所在区划及其上下级的代码表，按代码排列。", "The code tables of the nation, of the token's division and of those above and below it, by code."),
            ApiParameter.Paging("accident_grade", CodePattern));
        all.MapGet("dictionaries/{code}/entries", ListEntriesAsync).Describe<Listing<ApiDictionaryEntry>>(LibraryPermissions.Read, "listDictionaryEntries",
            ("列出一个字典的项", "List the entries of a dictionary"),
            ("某日有效的项，按代码排列；同一代码有多个区划的项时，最近的一级为准。", "The entries that hold on a day, by code. Of several divisions' entries of one code the nearest division's counts."),
            [
                ApiParameter.Text("code", ("字典的代码。", "The code of the dictionary."), "event_kind", CodePattern) with { InPath = true },
                ApiParameter.Day("as_of", ("哪一天的项；不给则为今天（北京时间）。", "On which day; today in Beijing when left out."), "2026-11-20") with { Asked = true },
                .. ApiParameter.Paging("11A00~", "^[A-Za-z0-9_.-]{1,40}~[0-9]{0,12}$"),
            ]);
    }

    static async Task<IResult> ListAsync(HttpContext http, DictionaryRegister register, DictionaryHeads heads, CancellationToken stop)
    {
        var query = new ApiQuery(http);
        var rows = register.Dictionaries;
        if (query.After is { } after) rows = rows.Where(d => string.Compare(d.Code, after) > 0);
        var found = await rows.OrderBy(d => d.Code).Take(query.Limit + 1).ToListAsync(stop);
        var checks = await heads.ListChecksAsync(found, stop);
        return ApiAnswer.Of(query.Page(found, d => ApiDictionary.Of(d, d.Sure || checks.ContainsKey(d.Code)), d => d.Code));
    }

    static async Task<IResult> ListEntriesAsync(string code, HttpContext http, DictionaryRegister register, TimeProvider clock, CancellationToken stop)
    {
        if (await register.FindDictionaryAsync(code, stop) is null) return Results.NotFound();
        var query = new ApiQuery(http);
        var rows = register.AsOf(query.Day("as_of") ?? Beijing.Today(clock)).Where(e => e.Dictionary == code);
        if (query.After?.Split('~') is [var after, var division]) rows = rows.Where(e => EF.Functions.GreaterThan(ValueTuple.Create(e.Code, e.Division), ValueTuple.Create(after, division)));
        return ApiAnswer.Of(query.Page(await rows.OrderBy(e => e.Code).ThenBy(e => e.Division).Take(query.Limit + 1).ToListAsync(stop), ApiDictionaryEntry.Of, e => $"{e.Code}~{e.Division}"));
    }
}

/// <summary>A code table.</summary>
[Meaning("一个数据字典（代码表）", "A dictionary: a code table")]
sealed record ApiDictionary(
    [property: Meaning("代码；区划自建的以区划代码开头", "Its code; one that a division has made begins with the division's")] string Code,
    [property: Meaning("制定的区划；全国为空", "The division that has made it; empty for national ones")] string Division,
    [property: Meaning("名称", "Name in Chinese")] string NameZh,
    [property: Meaning("英文名称", "Name in English")] string? NameEn,
    [property: Meaning("出处（中文）", "The standard or document it comes from, in Chinese")] string? SourceZh,
    [property: Meaning("出处（英文）", "The standard or document it comes from, in English")] string? SourceEn,
    [property: Meaning("负责单位（中文）", "Who answers for its content, in Chinese")] string? StewardZh,
    [property: Meaning("负责单位（英文）", "Who answers for its content, in English")] string? StewardEn,
    [property: Meaning("是否已与出处原文核对", "Whether somebody has compared it with the text of its source")] bool Sure,
    [property: Meaning("下级区划是否可以增加自己的项", "Whether divisions below may add entries of their own")] bool LocalEntries)
{
    public static ApiDictionary Of(CodeDictionary d, bool sure) =>
        new(d.Code, d.Division, d.NameZh, d.NameEn, d.Source?.Zh, d.Source?.En, d.Steward?.Zh, d.Steward?.En, sure, d.LocalEntries);
}

/// <summary>An entry as it holds on the day asked for.</summary>
[Meaning("一个字典项（当日有效）", "An entry of a dictionary, as it holds on the day")]
sealed record ApiDictionaryEntry(
    [property: Meaning("代码", "Its code")] string Code,
    [property: Meaning("上级项的代码；最上层为 null", "The code of the entry above; null at the top")] string? Parent,
    [property: Meaning("制定的区划；全国为空", "The division that has set it; empty for national ones")] string Division,
    [property: Meaning("名称", "Name in Chinese")] string NameZh,
    [property: Meaning("英文名称", "Name in English")] string? NameEn,
    [property: Meaning("次序，小的在前，相同的按代码", "Its place among its neighbours: small ones first, equal ones by code")] int Position,
    [property: Meaning("生效日期", "Valid from")] DateOnly ValidFrom,
    [property: Meaning("停用日期（当日起不再可选）；仍有效为 null", "The first day on which it is no longer offered; null while it holds")] DateOnly? ValidTo,
    [property: Meaning("依据；没有另写的为 null", "By what it is so; null when nothing else than the dictionary's source")] string? Source,
    [property: Meaning("第几版，每次更改加一", "Its version, one more with each change")] int Version)
{
    public static ApiDictionaryEntry Of(DictionaryEntry e) => new(e.Code, e.Parent, e.Division, e.NameZh, e.NameEn, e.Position, e.ValidFrom, e.ValidTo, e.Source, e.Version);
}
