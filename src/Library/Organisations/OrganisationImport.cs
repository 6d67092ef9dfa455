using Anlan.Library.Dictionaries;
using Anlan.Library.Imports;
using Anlan.Platform.Codes;
using Anlan.Platform.Imports;
using Anlan.Platform.Language;
using Anlan.Platform.Storage;
using Anlan.Web.Design.Forms;
using Anlan.Web.Imports;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library.Organisations;

/// <summary>A line of a table of organisations: the form, with the organisation above by code, number or name.</summary>
sealed class OrganisationLine : OrganisationForm
{
    public string? Above { get; set; }
}

/// <summary>Tables of organisations.</summary>
sealed class OrganisationImport(LibraryDb db, Work work, DictionaryRegister dictionaries, DivisionNames divisions) : FormImport<OrganisationLine, Organisation>
{
    IReadOnlyList<Choice> kinds = [];

    // Organisations above: those that are there, those this chunk adds, those earlier lines of a trial would have added.
    readonly Dictionary<string, long> above = [];
    readonly Dictionary<string, Organisation> added = [];
    readonly HashSet<string> promised = [];

    // Those that the lines of this chunk may mean.
    IReadOnlyList<Organisation> there = [];

    public override string Code => "organisations";

    public override Bilingual Name => OrganisationPages.Title;

    public override string Permission => LibraryPermissions.Edit;

    public override string Table => "library.organisation";

    public override string Page => OrganisationPages.Root;

    public override DbContext Records => db;

    public override Bilingual Matching =>
        ("信用代码相同的是同一个单位；没有代码时，名称和区划都相同的是同一个单位。", "The same credit code means the same organisation; without one, the same name in the same division.");

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("Name", ("名称", "Name"), "安澜示例有限公司") { Required = true, Aliases = ["单位名称", "企业名称", "机构名称", "单位全称"] },
        new("ShortName", ("简称", "Short name"), ""),
        new("CreditCode", ("统一社会信用代码", "Credit code"), "") { Aliases = ["信用代码", "社会信用代码", "统一信用代码"], Help = ("18 位；设为文本格式", "18 characters, as text") },
        new("Kind", ("类型", "Kind"), "企业") { Required = true, Aliases = ["单位类型", "单位性质"] },
        new("Division", ("区划代码", "Division code"), "990101001001") { Required = true, Aliases = ["所在区划", "区划", "所属街道", "所属社区", "街道"], Help = ("代码，或辖区内不重复的名称", "the code, or a name that one division within yours bears") },
        new("Above", ("上级单位", "Organisation above"), "") { Aliases = ["上级单位编号", "主管单位"], Help = ("信用代码、编号或全称", "credit code, number or whole name") },
        new("Address", ("地址", "Address"), "安澜区青衣路 1 号") { Aliases = ["单位地址", "经营地址", "住所"] },
        new("Phone", ("电话", "Telephone"), "0990-2123456") { Aliases = ["联系电话", "办公电话"] },
        new("Note", ("备注", "Note"), ""),
    ];

    public override async Task<IReadOnlyList<Bilingual>> ListAllowedAsync(ImportColumn column, CancellationToken stop = default) =>
        column.Field == "Kind" ? [.. (await dictionaries.ChoicesAsync(OrganisationPages.Kinds, stop: stop)).Select(c => c.Text)] : [];

    protected override async Task BeginAsync(CancellationToken stop)
    {
        kinds = await dictionaries.ChoicesAsync(OrganisationPages.Kinds, stop: stop);
        await divisions.LoadAsync(stop);
        added.Clear();
    }

    protected override string? Translate(string field, string text) => field switch
    {
        "Kind" => ChoiceNames.Find(kinds, text),
        "Division" => divisions.Code(text),
        "CreditCode" => CreditCode.Tidy(text),
        _ => text,
    };

    protected override async Task PrepareAsync(IReadOnlyList<OrganisationLine> forms, CancellationToken stop)
    {
        var asked = forms.Select(f => f.Above).OfType<string>().Where(a => !above.ContainsKey(a)).Distinct().ToArray();
        if (asked.Length == 0) return;
        var codes = asked.Select(CreditCode.Tidy).ToArray();
        var numbers = asked.Select(a => long.TryParse(a, out var number) && a.Length < 15 ? number : 0).Where(n => n > 0).ToArray();
        var found = await db.Organisations.AsNoTracking().Where(o => o.EndedOn == null && (asked.Contains(o.Name) || codes.Contains(o.CreditCode) || numbers.Contains(o.Id))).ToListAsync(stop);
        foreach (var text in asked)
        {
            var meant = found.Where(o => o.Id.ToString() == text || o.CreditCode == CreditCode.Tidy(text)).DefaultIfEmpty(null).First() ?? (found.Where(o => o.Name == text).ToList() is [var one] ? one : null);
            if (meant is not null) above[text] = meant.Id;
        }
    }

    protected override IEnumerable<string> KeysOf(OrganisationLine form)
    {
        if (form.CreditCode is { } code) yield return code;
        else if (form is { Name: { } name, Division: { } division }) yield return $"{name}@{division}";
    }

    protected override async Task<Organisation?[]> MatchAsync(IReadOnlyList<OrganisationLine> forms, IReadOnlyList<FormProblems> problems, CancellationToken stop)
    {
        var codes = forms.Select(f => f.CreditCode).OfType<string>().Distinct().ToArray();
        var names = forms.Select(f => f.Name).OfType<string>().Distinct().ToArray();
        there = await db.Organisations.Where(o => o.EndedOn == null && (codes.Contains(o.CreditCode) || names.Contains(o.Name))).ToListAsync(stop);
        return [.. forms.Zip(problems, Find)];
    }

    Organisation? Find(OrganisationLine form, FormProblems problems)
    {
        if (form.CreditCode is { } code && there.FirstOrDefault(o => o.CreditCode == code) is { } known) return known;
        var namesakes = there.Where(o => o.Name == form.Name && o.Division == form.Division && (form.CreditCode is null || o.CreditCode is null)).ToList();
        if (namesakes.Count > 1) problems.Add("Name", ($"这个区划里有 {namesakes.Count} 个同名单位，请填写信用代码。", $"{namesakes.Count} organisations of this division have this name; give the credit code."));
        return namesakes.Count == 1 ? namesakes[0] : null;
    }

    protected override void Check(OrganisationLine form, Organisation? record, FormProblems problems)
    {
        if (form.Division is { } written && DivisionNames.WhatIsUnknown(written) is { } unknown)
        {
            problems.Add("Division", unknown);
            form.Division = null;
        }
        form.Check(problems);
        if (form.Division is { } division && DivisionCode.IsValid(division) && !work.Acting.Within.Contains(division)) problems.Add("Division", ("不在您的管理范围内。", "Outside the division you keep."));
        if (form.Above is { } text)
        {
            if (above.TryGetValue(text, out var id)) form.ParentId = id;
            else if (!added.ContainsKey(text) && !promised.Contains(text)) problems.Add("Above", ($"没有“{text}”这个单位，或有多个同名；上级单位应写在下级之前。", $"There is no organisation “{text}”, or several; the one above comes before those below it."));
        }
        if (record is not null && form.ParentId == record.Id) problems.Add("Above", ("上级不能是本单位。", "It cannot stand below itself."));
    }

    protected override OrganisationLine FormOf(Organisation record)
    {
        var line = new OrganisationLine();
        line.ReadFrom(record);
        return line;
    }

    protected override Organisation New(OrganisationLine form)
    {
        var organisation = form.New();
        if (form.Above is { } text && form.ParentId is null && added.TryGetValue(text, out var parent)) organisation.Parent = parent;
        foreach (var name in (string?[])[form.Name, form.CreditCode])
        {
            if (name is null) continue;
            added[name] = organisation;
            promised.Add(name);
        }
        return organisation;
    }

    protected override void Write(OrganisationLine form, Organisation record) => form.WriteTo(record);
}
