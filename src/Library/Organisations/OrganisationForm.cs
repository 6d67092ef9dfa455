using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Anlan.Platform.Codes;
using Anlan.Web.Design.Forms;

namespace Anlan.Library.Organisations;

/// <summary>What one fills in about an organisation.</summary>
public class OrganisationForm : VersionedForm
{
    [Required, StringLength(120)]
    public string? Name { get; set; }

    [StringLength(40)]
    public string? ShortName { get; set; }

    [StringLength(40)]
    public string? CreditCode { get; set; }

    [Required]
    public string? Kind { get; set; }

    [Required]
    public string? Division { get; set; }

    public long? ParentId { get; set; }

    [StringLength(200)]
    public string? Address { get; set; }

    [StringLength(40)]
    public string? Phone { get; set; }

    [StringLength(500)]
    public string? Note { get; set; }

    /// <summary>Asked only when the code or the division changes.</summary>
    [JsonIgnore, StringLength(200)]
    public string? Reason { get; set; }

    public static OrganisationForm Of(Organisation o)
    {
        var form = new OrganisationForm();
        form.ReadFrom(o);
        return form;
    }

    public void ReadFrom(Organisation o)
    {
        (Name, ShortName, CreditCode, Kind, Division) = (o.Name, o.ShortName, o.CreditCode, o.Kind, o.Division);
        (ParentId, Address, Phone, Note) = (o.ParentId, o.Address, o.Phone, o.Note);
    }

    /// <summary>Brings what was typed into the form in which it is kept, and says what is wrong with it.</summary>
    public void Check(FormProblems problems)
    {
        CreditCode = Blank.ToNull(CreditCode) is { } typed ? Platform.Codes.CreditCode.Tidy(typed) : null;
        if (CreditCode is not null && Platform.Codes.CreditCode.WhatIsWrong(CreditCode) is { } wrongCode) problems.Add(() => CreditCode, wrongCode);
        Phone = Blank.ToNull(Phone) is { } number ? PhoneNumber.Tidy(number) : null;
        if (Phone is not null && PhoneNumber.WhatIsWrong(Phone) is { } wrongNumber) problems.Add(() => Phone, wrongNumber);
        if (Division is null) return;
        Division = DivisionCode.Tidy(Division);
        if (DivisionCode.WhatIsWrong(Division) is { } wrongDivision) problems.Add(() => Division, wrongDivision);
    }

    public void WriteTo(Organisation o)
    {
        (o.Name, o.ShortName, o.CreditCode, o.Kind, o.Division) = (Name!.Trim(), Blank.ToNull(ShortName), CreditCode, Kind!, Division!);
        (o.ParentId, o.Address, o.Phone, o.Note) = (ParentId, Blank.ToNull(Address), Phone, Blank.ToNull(Note));
    }

    public Organisation New()
    {
        var organisation = new Organisation { Name = Name!, Kind = Kind!, Division = Division! };
        WriteTo(organisation);
        return organisation;
    }
}
