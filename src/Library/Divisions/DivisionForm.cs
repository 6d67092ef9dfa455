using System.ComponentModel.DataAnnotations;
using Anlan.Web.Design.Forms;

namespace Anlan.Library.Divisions;

/// <summary>What one fills in about a division.</summary>
public sealed class DivisionForm : VersionedForm
{
    public string? Code { get; set; }

    [Required, StringLength(60)]
    public string? NameZh { get; set; }

    [StringLength(120)]
    public string? NameEn { get; set; }

    [Required]
    public string? Kind { get; set; }

    [Required]
    public DateOnly? ValidFrom { get; set; }

    public DateOnly? ValidTo { get; set; }

    [StringLength(200)]
    public string? ReplacedBy { get; set; }

    [StringLength(200)]
    public string? Source { get; set; }

    [System.Text.Json.Serialization.JsonIgnore, StringLength(200)]
    public string? Reason { get; set; }

    public static DivisionForm Of(Division division) => new()
    {
        Code = division.Code,
        NameZh = division.NameZh,
        NameEn = division.NameEn,
        Kind = division.Kind,
        ValidFrom = division.ValidFrom,
        ValidTo = division.ValidTo,
        ReplacedBy = division.ReplacedBy,
        Source = division.Source,
    };

    /// <summary>A division as filled in; complete, since it was checked.</summary>
    public Division New() => new()
    {
        Code = Code!,
        NameZh = NameZh!.Trim(),
        NameEn = Blank.ToNull(NameEn),
        Kind = Kind!,
        ValidFrom = ValidFrom!.Value,
        ValidTo = ValidTo,
        ReplacedBy = Blank.ToNull(ReplacedBy),
        Source = Blank.ToNull(Source),
    };

    public void WriteTo(Division division)
    {
        division.NameZh = NameZh!.Trim();
        division.NameEn = Blank.ToNull(NameEn);
        division.Kind = Kind!;
        division.ValidFrom = ValidFrom!.Value;
        division.ValidTo = ValidTo;
        division.ReplacedBy = Blank.ToNull(ReplacedBy);
        division.Source = Blank.ToNull(Source);
    }

    /// <summary>What attributes cannot say.</summary>
    public void Check(FormProblems problems)
    {
        if (ValidTo <= ValidFrom) problems.Add(() => ValidTo, ("失效日期应晚于生效日期。", "It must end after it begins."));
        if (Kind is not null && Code is not null && DivisionCodeIsSound && !DivisionKinds.Fits(Kind, Code))
            problems.Add(() => Kind, ($"{Code.Length} 位代码的区划不是“{DivisionKinds.Name(Kind).Zh}”。", $"A division with a code of {Code.Length} digits is no {DivisionKinds.Name(Kind).En}."));
        if (Blank.ToNull(ReplacedBy) is { } codes && codes.Split(',').FirstOrDefault(c => !Platform.Codes.DivisionCode.IsValid(c.Trim())) is { } wrong)
            problems.Add(() => ReplacedBy, ($"“{wrong}”不是区划代码；多个代码用英文逗号分开。", $"“{wrong}” is not the code of a division; several are parted by commas."));
    }

    bool DivisionCodeIsSound => Platform.Codes.DivisionCode.IsValid(Code!);
}
