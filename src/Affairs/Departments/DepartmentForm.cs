using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Anlan.Web.Design.Forms;

namespace Anlan.Affairs.Departments;

/// <summary>What one fills in about a department.</summary>
public sealed class DepartmentForm : VersionedForm
{
    internal const string Pattern = "[0-9A-Za-z-]{1,20}";

    [Required, RegularExpression(Pattern, ErrorMessage = "代码为字母、数字、横线，最多 20 位。|A code has letters, digits and dashes, 20 at most.")]
    public string? Code { get; set; }

    [Required, StringLength(80)]
    public string? NameZh { get; set; }

    [StringLength(160)]
    public string? NameEn { get; set; }

    /// <summary>Only of a new one.</summary>
    [JsonIgnore]
    public string? Division { get; set; }

    public DateOnly? EndedOn { get; set; }

    [JsonIgnore, StringLength(200)]
    public string? Reason { get; set; }

    public static DepartmentForm Of(Department d) => new() { Code = d.Code, NameZh = d.NameZh, NameEn = d.NameEn, EndedOn = d.EndedOn };

    public void WriteTo(Department d) => (d.Code, d.NameZh, d.NameEn, d.EndedOn) = (Code!.Trim(), NameZh!.Trim(), Blank.ToNull(NameEn), EndedOn);

    public Department New() => new() { Division = Division!, Code = Code!.Trim(), NameZh = NameZh!.Trim(), NameEn = Blank.ToNull(NameEn) };
}

/// <summary>What one fills in about a section.</summary>
public sealed class SectionForm : VersionedForm
{
    [Required, RegularExpression(DepartmentForm.Pattern, ErrorMessage = "代码为字母、数字、横线，最多 20 位。|A code has letters, digits and dashes, 20 at most.")]
    public string? Code { get; set; }

    [Required, StringLength(60)]
    public string? NameZh { get; set; }

    [StringLength(120)]
    public string? NameEn { get; set; }

    [Range(0, 10_000)]
    public int? Position { get; set; }

    public bool Leads { get; set; }

    public DateOnly? EndedOn { get; set; }

    [JsonIgnore, StringLength(200)]
    public string? Reason { get; set; }

    public static SectionForm Of(Section s) => new() { Code = s.Code, NameZh = s.NameZh, NameEn = s.NameEn, Position = s.Position, Leads = s.Leads, EndedOn = s.EndedOn };

    public void WriteTo(Section s) => (s.Code, s.NameZh, s.NameEn, s.Position, s.Leads, s.EndedOn) = (Code!.Trim(), NameZh!.Trim(), Blank.ToNull(NameEn), Position ?? 100, Leads, EndedOn);

    public Section New(Department department)
    {
        var section = new Section { Division = department.Division, DepartmentId = department.Id, Code = Code!, NameZh = NameZh! };
        WriteTo(section);
        return section;
    }
}
