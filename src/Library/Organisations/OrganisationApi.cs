using Anlan.Library.Dictionaries;
using Anlan.Web.Api;
using Anlan.Web.Design.Forms;
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
        all.MapPost("organisations", AddAsync).DescribeChange<ApiNewOrganisation, ApiOrganisation>(LibraryPermissions.Edit, "createOrganisation",
            ("新增一个单位", "Add an organisation"),
            ("在令牌辖区内新增单位，与页面上同样检查：信用代码校验、不与现有单位重复、类型在字典里。全部错误一次列出。更改和停用在页面上办理。", "Adds an organisation within the jurisdiction, checked as on the page: the check character of the code, no twin, a kind of the dictionary. All that is wrong is told at once. Changing and ending are done on the pages."));
    }

    static Task<IResult> AddAsync(HttpContext http, ApiChange change, OrganisationRegister register, DictionaryRegister dictionaries, CancellationToken stop) =>
        change.OnceAsync<ApiNewOrganisation>(http, async (sent, problems) =>
        {
            var form = sent.ToForm();
            var found = FormProblems.Of(form);
            found.AddFromAttributes();
            form.Check(found);
            if (form.Kind is { } kind && (await dictionaries.ChoicesAsync(OrganisationPages.Kinds, stop: stop)).All(c => c.Value != kind)) found.Add(() => form.Kind, ("字典里没有这个代码。", "The dictionary has no such code."));
            if (!found.Any) await OrganisationChecks.AgainstOthersAsync(register, form, null, found);
            foreach (var (field, message) in found.Told) problems.Add(field, message);
            if (problems.Any) return null;
            var organisation = form.New();
            switch (await register.AddWithinAsync(organisation, "接口新增单位 / organisation added by a machine", stop))
            {
                case Saved.NotYours: problems.Add(nameof(form.Division), ("不在令牌的辖区内。", "Outside the token's jurisdiction.")); return null;
                case Saved.Taken: problems.Add(nameof(form.CreditCode), ("刚刚有人登记了这个信用代码的单位。", "Somebody has just added an organisation with this code.")); return null;
                default: return new($"{OrganisationPages.Root}/{organisation.Id}", ApiOrganisation.Of(organisation));
            }
        }, stop);

    static async Task<IResult> ListAsync(HttpContext http, OrganisationRegister register, CancellationToken stop)
    {
        var query = new ApiQuery(http);
        var rows = register.All;
        if (query.Text("division") is { } division) rows = rows.WithinDivision(division);
        if (query.Text("kind") is { } kind) rows = rows.Where(o => o.Kind == kind);
        if (query.Text("include_ended") != "true") rows = rows.Where(o => o.EndedOn == null);
        return ApiAnswer.Of(query.Page(await rows.GoingOnAfter(query.After).Take(query.Limit + 1).ToListAsync(stop), ApiOrganisation.Of, RegisterCursor.Of));
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

/// <summary>What is sent to add an organisation.</summary>
[Meaning("要新增的单位", "The organisation to be added")]
sealed record ApiNewOrganisation
{
    [Meaning("名称，最多 120 字", "Name, 120 characters at most")]
    public required string Name { get; init; }

    [Meaning("类型（字典 organisation_kind 的代码）", "Its kind, a code of the dictionary organisation_kind")]
    public required string Kind { get; init; }

    [Meaning("所在区划代码", "Code of the division where it stands")]
    public required string Division { get; init; }

    [Meaning("统一社会信用代码", "Unified social credit code")]
    public string? CreditCode { get; init; }

    [Meaning("简称", "Short name")]
    public string? ShortName { get; init; }

    [Meaning("上级单位的编号", "The number of the organisation above")]
    public long? ParentId { get; init; }

    [Meaning("地址", "Address")]
    public string? Address { get; init; }

    [Meaning("单位电话", "Telephone of the organisation")]
    public string? Phone { get; init; }

    [Meaning("备注", "Note")]
    public string? Note { get; init; }

    public OrganisationForm ToForm() => new()
    {
        Name = Name,
        Kind = Kind,
        Division = Division,
        CreditCode = CreditCode,
        ShortName = ShortName,
        ParentId = ParentId,
        Address = Address,
        Phone = Phone,
        Note = Note,
    };
}
