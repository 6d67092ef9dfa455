using Anlan.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library.Organisations;

/// <summary>The organisations for machines.</summary>
static class OrganisationApi
{
    const string CreditCodePattern = "^[0-9A-HJ-NPQRTUWXY]{18}$";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var all = routes.MapApi("organisations", OrganisationPages.Title);
        all.MapGet("organisations", ListAsync).Describe<Listing<ApiOrganisation>>(LibraryPermissions.Read, "listOrganisations",
            ("列出单位", "List the organisations"),
            ("令牌辖区内的单位，按区划和编号排列。已停用的要用 include_ended=true 才给。", "The organisations within the token's jurisdiction, by division and number. Those that have ended are given with include_ended=true only."),
            [
                ApiParameter.Division("division", ("只要这个区划及以下的。", "In this division and below."), "990101001") with { Asked = true },
                ApiParameter.Text("kind", ("只要这一类（字典 organisation_kind 的代码）。", "Of this kind: a code of the dictionary organisation_kind."), "enterprise", "^[A-Za-z0-9_.-]{1,40}$") with { Asked = true },
                ApiParameter.OneOf("include_ended", ("是否包括已停用的。", "Whether those that have ended are given too."), "true", "true", "false") with { Default = "false" },
                .. ApiParameter.Paging(RegisterCursor.Example, RegisterCursor.Pattern),
            ]);
        all.MapGet("organisations/{code}", FindAsync).Describe<ApiOrganisation>(LibraryPermissions.Read, "getOrganisation",
            ("按统一社会信用代码取一个单位", "Get an organisation by its credit code"),
            ("令牌辖区内代码相符的单位；有多条时给未停用的。没有代码的单位只在列表里。", "The organisation of this code within the jurisdiction; of several, the one that has not ended. Those without a code are in the list only."),
            ApiParameter.Text("code", ("统一社会信用代码，18 位。", "The unified social credit code, 18 characters."), "91990101MA65545907", CreditCodePattern) with { InPath = true });
    }

    static async Task<IResult> ListAsync(HttpContext http, OrganisationRegister register, CancellationToken stop)
    {
        var query = new ApiQuery(http);
        var rows = register.All;
        if (query.Text("division") is { } division)
        {
            var (low, high) = (division, division + "~");
            rows = rows.Where(o => string.Compare(o.Division, low) >= 0 && string.Compare(o.Division, high) < 0);
        }
        if (query.Text("kind") is { } kind) rows = rows.Where(o => o.Kind == kind);
        if (query.Text("include_ended") != "true") rows = rows.Where(o => o.EndedOn == null);
        if (query.After is { } cursor)
        {
            var (after, id) = RegisterCursor.Read(cursor);
            rows = rows.Where(o => EF.Functions.GreaterThan(ValueTuple.Create(o.Division, o.Id), ValueTuple.Create(after, id)));
        }
        return ApiAnswer.Of(query.Page(await rows.OrderBy(o => o.Division).ThenBy(o => o.Id).Take(query.Limit + 1).ToListAsync(stop), ApiOrganisation.Of, o => RegisterCursor.Of(o.Division, o.Id)));
    }

    static async Task<IResult> FindAsync(string code, OrganisationRegister register, CancellationToken stop) =>
        await register.All.Where(o => o.CreditCode == code).OrderBy(o => o.EndedOn != null).ThenByDescending(o => o.Id).FirstOrDefaultAsync(stop) is { } found
            ? ApiAnswer.Of(ApiOrganisation.Of(found))
            : Results.NotFound();
}

/// <summary>An organisation.</summary>
[Meaning("一个单位", "An organisation")]
sealed record ApiOrganisation(
    [property: Meaning("编号", "Its number")] long Id,
    [property: Meaning("所在区划代码", "Code of the division where it stands")] string Division,
    [property: Meaning("名称", "Name")] string Name,
    [property: Meaning("简称", "Short name")] string? ShortName,
    [property: Meaning("统一社会信用代码；没有则为 null", "Unified social credit code; null where there is none")] string? CreditCode,
    [property: Meaning("类型（字典 organisation_kind 的代码）", "Its kind, a code of the dictionary organisation_kind")] string Kind,
    [property: Meaning("上级单位的编号", "The number of the organisation above")] long? ParentId,
    [property: Meaning("地址", "Address")] string? Address,
    [property: Meaning("单位电话", "Telephone of the organisation")] string? Phone,
    [property: Meaning("停用日期；在用为 null", "Ended on; null while it goes on")] DateOnly? EndedOn,
    [property: Meaning("第几版，每次更改加一", "Its version, one more with each change")] int Version)
{
    public static ApiOrganisation Of(Organisation o) => new(o.Id, o.Division, o.Name, o.ShortName, o.CreditCode, o.Kind, o.ParentId, o.Address, o.Phone, o.EndedOn, o.Version);
}
