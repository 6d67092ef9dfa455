using Anlan.Library.Imports;
using Anlan.Library.Organisations;
using Anlan.Platform.Codes;
using Anlan.Platform.Imports;
using Anlan.Platform.Keys;
using Anlan.Platform.Language;
using Anlan.Platform.Storage;
using Anlan.Web.Design.Forms;
using Anlan.Web.Imports;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library.People;

/// <summary>A line of a table of people: the form, with the organisation by code, number or name.</summary>
sealed class PersonLine : PersonForm
{
    public string? Workplace { get; set; }
}

/// <summary>Tables of people.</summary>
sealed class PersonImport(LibraryDb db, Work work, FieldEncryption fields, DivisionNames divisions, TimeProvider clock) : FormImport<PersonLine, Person>
{
    readonly Dictionary<string, Organisation> workplaces = [];

    public override string Code => "people";

    public override Bilingual Name => PersonPages.Title;

    public override string Permission => LibraryPermissions.Edit;

    public override string Table => "library.person";

    public override string Page => PersonPages.Root;

    public override DbContext Records => db;

    public override Bilingual Matching =>
        ("身份证号相同的是同一个人；没有时，姓名和手机号都相同；再没有时，同一单位（没有单位时同一区划）的同名者。", "The same ID number means the same person; without one, the same name and mobile; without these, the namesake of the same organisation, or of the same division where none is given.");

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("Name", ("姓名", "Name"), "赵清远") { Required = true, Aliases = ["人员姓名", "联系人"] },
        new("Workplace", ("单位", "Organisation"), "") { Aliases = ["单位名称", "所属单位", "工作单位", "单位编号"], Help = ("信用代码、编号或全称；应已登记", "credit code, number or whole name; registered already") },
        new("Position", ("职务", "Position"), "安全管理员") { Aliases = ["岗位", "职位"] },
        new("Division", ("区划代码", "Division code"), "990101001001") { Aliases = ["所在区划", "区划", "所属街道", "所属社区", "街道"], Help = ("代码，或辖区内不重复的名称；空着时取单位的区划", "the code, or a name that one division within yours bears; that of the organisation when left empty") },
        new("Mobile", ("手机号", "Mobile"), "19900000000") { Aliases = ["手机", "移动电话", "手机号码", "联系电话"], Personal = true, Help = ("加密保存", "kept encrypted") },
        new("IdNumber", ("身份证号", "ID number"), "") { Aliases = ["身份证号码", "公民身份号码", "证件号码"], Personal = true, Help = ("加密保存；设为文本格式", "kept encrypted; as text") },
        new("OfficePhone", ("办公电话", "Office telephone"), "") { Aliases = ["座机", "固定电话"] },
        new("Note", ("备注", "Note"), ""),
    ];

    protected override Task BeginAsync(CancellationToken stop) => divisions.LoadAsync(stop);

    protected override string? Translate(string field, string text) => field switch
    {
        "Division" => divisions.Code(text),
        "Mobile" => PhoneNumber.Tidy(text),
        "IdNumber" => IdCardNumber.Tidy(text),
        _ => text,
    };

    protected override async Task PrepareAsync(IReadOnlyList<PersonLine> forms, CancellationToken stop)
    {
        var asked = forms.Select(f => f.Workplace).OfType<string>().Where(a => !workplaces.ContainsKey(a)).Distinct().ToArray();
        if (asked.Length > 0)
        {
            var codes = asked.Select(CreditCode.Tidy).ToArray();
            var numbers = asked.Select(a => long.TryParse(a, out var number) && a.Length < 15 ? number : 0).Where(n => n > 0).ToArray();
            var found = await db.Organisations.AsNoTracking().Where(o => o.EndedOn == null && (asked.Contains(o.Name) || codes.Contains(o.CreditCode) || numbers.Contains(o.Id))).ToListAsync(stop);
            foreach (var text in asked)
                if ((found.FirstOrDefault(o => o.Id.ToString() == text || o.CreditCode == CreditCode.Tidy(text)) ?? (found.Where(o => o.Name == text).ToList() is [var one] ? one : null)) is { } meant)
                    workplaces[text] = meant;
        }
        foreach (var form in forms) Settle(form);
    }

    void Settle(PersonLine form)
    {
        if (form.Workplace is not { } text || !workplaces.TryGetValue(text, out var workplace)) return;
        form.OrganisationId = workplace.Id;
        form.Division ??= workplace.Division;
    }

    protected override IEnumerable<string> KeysOf(PersonLine form)
    {
        if (form.IdNumber is { } id) yield return fields.Index(Person.IdNumberColumn, id);
        else if (form.Mobile is { } mobile) yield return $"{form.Name}/{fields.Index(Person.MobileColumn, mobile)}";
        else yield return $"{form.Name}/{form.OrganisationId}/{(form.OrganisationId is null ? form.Division : "")}";
    }

    protected override async Task<Person?[]> MatchAsync(IReadOnlyList<PersonLine> forms, IReadOnlyList<FormProblems> problems, CancellationToken stop)
    {
        var ids = forms.Where(f => f.IdNumber is not null).SelectMany(f => fields.IndexCandidates(Person.IdNumberColumn, f.IdNumber!)).ToArray();
        var names = forms.Select(f => f.Name).OfType<string>().Distinct().ToArray();
        var there = await db.People.Where(p => p.EndedOn == null && (ids.Contains(p.IdNumberIndex) || names.Contains(p.Name))).ToListAsync(stop);
        return [.. forms.Zip(problems, (form, told) => Find(form, there, told))];
    }

    Person? Find(PersonLine form, List<Person> there, FormProblems problems)
    {
        if (form.IdNumber is { } id && fields.IndexCandidates(Person.IdNumberColumn, id) is var ids && there.FirstOrDefault(p => ids.Contains(p.IdNumberIndex)) is { } known) return known;
        var namesakes = there.Where(p => p.Name == form.Name && (form.IdNumber is null || p.IdNumberIndex is null)).ToList();
        if (form.Mobile is { } mobile && fields.IndexCandidates(Person.MobileColumn, mobile) is var mobiles && namesakes.FirstOrDefault(p => mobiles.Contains(p.MobileIndex)) is { } reached) return reached;
        namesakes = [.. namesakes.Where(p => (form.OrganisationId is null ? p.OrganisationId is null && p.Division == form.Division : p.OrganisationId == form.OrganisationId) && (form.Mobile is null || p.MobileIndex is null))];
        if (namesakes.Count > 1) problems.Add("Name", ($"有 {namesakes.Count} 个同名者，请填写手机号或身份证号。", $"{namesakes.Count} people have this name there; give the mobile or ID number."));
        return namesakes.Count == 1 ? namesakes[0] : null;
    }

    protected override void Check(PersonLine form, Person? record, FormProblems problems)
    {
        Settle(form);
        if (form.Division is { } written && DivisionNames.WhatIsUnknown(written) is { } unknown)
        {
            problems.Add("Division", unknown);
            form.Division = null;
        }
        form.Check(problems, Beijing.Today(clock));
        if (form.Workplace is { } text && !workplaces.ContainsKey(text)) problems.Add("Workplace", ($"没有“{text}”这个单位，或有多个同名。", $"There is no organisation “{text}”, or several."));
        if (form.Division is not { } division) return;
        if (DivisionCode.WhatIsWrong(division) is { } wrong) problems.Add("Division", wrong);
        else if (!work.Acting.Within.Contains(division)) problems.Add("Division", ("不在您的管理范围内。", "Outside the division you keep."));
        // Encrypting the same number anew would look like a change.
        if (record?.MobileIndex is { } mobile && form.Mobile is not null && fields.IndexCandidates(Person.MobileColumn, form.Mobile).Contains(mobile)) form.Mobile = null;
        if (record?.IdNumberIndex is { } id && form.IdNumber is not null && fields.IndexCandidates(Person.IdNumberColumn, form.IdNumber).Contains(id)) form.IdNumber = null;
    }

    protected override PersonLine FormOf(Person record)
    {
        var line = new PersonLine();
        line.ReadFrom(record);
        return line;
    }

    protected override Person New(PersonLine form)
    {
        var person = new Person { Name = form.Name!, Division = form.Division! };
        form.WriteTo(person, fields);
        return person;
    }

    protected override void Write(PersonLine form, Person record) => form.WriteTo(record, fields);
}
