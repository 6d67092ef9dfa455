using Anlan.Platform.Keys;
using Anlan.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library.People;

/// <summary>The people for machines. Mobile and ID numbers are masked whatever the token may: behind the mask people look, and say why.</summary>
static class PersonApi
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapApi("people", PersonPages.Title).MapGet("people", ListAsync).Describe<Listing<ApiPerson>>(LibraryPermissions.Read, "listPeople",
            ("列出人员（脱敏）", "List the people, masked"),
            ("令牌辖区内的人员，按区划和编号排列。手机号、身份证号一律脱敏，任何令牌都取不到原文。", "The people within the token's jurisdiction, by division and number. Mobile and ID numbers are always masked; no token gets them whole."),
            [
                ApiParameter.Division("division", ("只要这个区划及以下的。", "In this division and below."), "990101001") with { Asked = true },
                ApiParameter.Whole("organisation", ("只要这个单位（编号）的。", "Of the organisation of this number only."), "1", 1, int.MaxValue),
                ApiParameter.OneOf("include_ended", ("是否包括已停用的。", "Whether those that have ended are given too."), "true", "true", "false") with { Default = "false" },
                .. ApiParameter.Paging(RegisterCursor.Example, RegisterCursor.Pattern),
            ]);

    static async Task<IResult> ListAsync(HttpContext http, PersonRegister register, FieldEncryption fields, CancellationToken stop)
    {
        var query = new ApiQuery(http);
        var rows = register.All;
        if (query.Text("division") is { } division) rows = rows.WithinDivision(division);
        if (query.Whole("organisation") is { } organisation) rows = rows.Where(p => p.OrganisationId == organisation);
        if (query.Text("include_ended") != "true") rows = rows.Where(p => p.EndedOn == null);
        var people = await rows.GoingOnAfter(query.After).Take(query.Limit + 1).ToListAsync(stop);
        return ApiAnswer.Of(query.Page(people, p => ApiPerson.Of(p, fields), RegisterCursor.Of));
    }
}

/// <summary>Somebody who works in an organisation or can be reached for it.</summary>
[Meaning("一个人员", "A person")]
sealed record ApiPerson(
    [property: Meaning("编号", "Number")] long Id,
    [property: Meaning("所在区划代码", "Code of the division")] string Division,
    [property: Meaning("单位编号", "The number of the organisation")] long? OrganisationId,
    [property: Meaning("单位名称", "The name of the organisation")] string? Organisation,
    [property: Meaning("姓名", "Name")] string Name,
    [property: Meaning("职务", "Position")] string? Position,
    [property: Meaning("办公电话", "Office telephone")] string? OfficePhone,
    [property: Meaning("手机号（脱敏）", "Mobile number, masked")] string? Mobile,
    [property: Meaning("身份证号（脱敏）", "ID number, masked")] string? IdNumber,
    [property: Meaning("停用日期；在用为 null", "Ended on; null while it goes on")] DateOnly? EndedOn,
    [property: Meaning("第几版，每次更改加一", "Its version, one more with each change")] int Version)
{
    public static ApiPerson Of(Person p, FieldEncryption fields) => new(p.Id, p.Division, p.OrganisationId, p.Organisation?.Name, p.Name, p.Position, p.OfficePhone,
        p.Mobile is { } mobile ? fields.Mask(Person.MobileColumn, mobile) : null, p.IdNumber is { } id ? fields.Mask(Person.IdNumberColumn, id) : null, p.EndedOn, p.Version);
}
