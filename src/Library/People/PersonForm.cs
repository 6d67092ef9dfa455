using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Anlan.Platform.Codes;
using Anlan.Platform.Keys;
using Anlan.Web.Design.Forms;

namespace Anlan.Library.People;

/// <summary>What one fills in about a person. The numbers that are kept encrypted are never sent into a form: an empty box leaves them as they are.</summary>
public class PersonForm : VersionedForm
{
    [Required, StringLength(60)]
    public string? Name { get; set; }

    public long? OrganisationId { get; set; }

    [StringLength(60)]
    public string? Position { get; set; }

    [Required]
    public string? Division { get; set; }

    [StringLength(40)]
    public string? OfficePhone { get; set; }

    [StringLength(500)]
    public string? Note { get; set; }

    [JsonIgnore, StringLength(40)]
    public string? Mobile { get; set; }

    [JsonIgnore, StringLength(40)]
    public string? IdNumber { get; set; }

    [JsonIgnore]
    public bool ForgetMobile { get; set; }

    [JsonIgnore]
    public bool ForgetIdNumber { get; set; }

    public static PersonForm Of(Person p)
    {
        var form = new PersonForm();
        form.ReadFrom(p);
        return form;
    }

    public void ReadFrom(Person p) =>
        (Name, OrganisationId, Position, Division, OfficePhone, Note) = (p.Name, p.OrganisationId, p.Position, p.Division, p.OfficePhone, p.Note);

    public void Check(FormProblems problems, DateOnly today)
    {
        OfficePhone = Blank.ToNull(OfficePhone) is { } office ? PhoneNumber.Tidy(office) : null;
        if (OfficePhone is not null && PhoneNumber.WhatIsWrong(OfficePhone) is { } wrongOffice) problems.Add(() => OfficePhone, wrongOffice);
        Mobile = Blank.ToNull(Mobile) is { } mobile ? PhoneNumber.Tidy(mobile) : null;
        if (Mobile is not null && PhoneNumber.WhatIsWrongWithMobile(Mobile) is { } wrongMobile) problems.Add(() => Mobile, wrongMobile);
        IdNumber = Blank.ToNull(IdNumber) is { } id ? IdCardNumber.Tidy(id) : null;
        if (IdNumber is not null && IdCardNumber.WhatIsWrong(IdNumber, today) is { } wrongId) problems.Add(() => IdNumber, wrongId);
    }

    public void WriteTo(Person p, FieldEncryption fields)
    {
        (p.Name, p.OrganisationId, p.Position, p.Division, p.OfficePhone, p.Note) = (Name!.Trim(), OrganisationId, Blank.ToNull(Position), Division!, OfficePhone, Blank.ToNull(Note));
        if (Mobile is not null || ForgetMobile) p.SetMobile(Mobile, fields);
        if (IdNumber is not null || ForgetIdNumber) p.SetIdNumber(IdNumber, fields);
    }
}
