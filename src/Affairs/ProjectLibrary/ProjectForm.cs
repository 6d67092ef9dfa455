using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Anlan.Web.Design.Forms;

namespace Anlan.Affairs.ProjectLibrary;

/// <summary>What one fills in about a project.</summary>
public sealed class ProjectForm : VersionedForm
{
    const string Pattern = "[0-9A-Za-z.-]{1,40}";

    [Required(ErrorMessage = "请选择科室。|Choose a section.")]
    public long? SectionId { get; set; }

    [Required, RegularExpression(Pattern, ErrorMessage = "编码为字母、数字、点、横线，最多 40 位。|A code has letters, digits, points and dashes, 40 at most.")]
    public string? Code { get; set; }

    [Required, StringLength(120)]
    public string? Name { get; set; }

    [Required]
    public string? Kind { get; set; }

    [Required]
    public string? Money { get; set; }

    [Required, Range(2000, 2100)]
    public int? FirstYear { get; set; }

    [Required, Range(2000, 2100)]
    public int? LastYear { get; set; }

    /// <summary>In yuan.</summary>
    [Required, Range(typeof(decimal), "0", "9999999999999.99", ParseLimitsInInvariantCulture = true)]
    public decimal? Total { get; set; }

    [StringLength(1000)]
    public string? Purpose { get; set; }

    [StringLength(1000)]
    public string? Basis { get; set; }

    [JsonIgnore, StringLength(200)]
    public string? Reason { get; set; }

    public static ProjectForm Of(Project p) => new()
    {
        SectionId = p.SectionId,
        Code = p.Code,
        Name = p.Name,
        Kind = p.Kind,
        Money = p.Money,
        FirstYear = p.FirstYear,
        LastYear = p.LastYear,
        Total = p.Total,
        Purpose = Blank.ToNull(p.Purpose),
        Basis = Blank.ToNull(p.Basis),
    };

    public void WriteTo(Project p)
    {
        (p.SectionId, p.Code, p.Name, p.Kind, p.Money) = (SectionId!.Value, Code!.Trim(), Name!.Trim(), Kind!, Money!);
        (p.FirstYear, p.LastYear, p.Total) = (FirstYear!.Value, LastYear!.Value, Total!.Value);
        (p.Purpose, p.Basis) = (Purpose?.Trim() ?? "", Basis?.Trim() ?? "");
    }

    /// <summary>What attributes cannot say.</summary>
    public void Check(FormProblems problems)
    {
        if (LastYear < FirstYear) problems.Add(() => LastYear, ("结束年度不能早于起始年度。", "It cannot end before it begins."));
        if (Total is { } total && decimal.Round(total, 2) != total) problems.Add(() => Total, ("金额精确到分。", "Amounts go down to the fen."));
        if (Kind is not null && ProjectWords.Kinds.All(k => k.Value != Kind)) problems.Add(() => Kind, ("请从所列类型中选择。", "Choose one of the kinds."));
        if (Money is not null && ProjectWords.Moneys.All(k => k.Value != Money)) problems.Add(() => Money, ("请从所列类别中选择。", "Choose one of the classes."));
        if (FirstYear is { } first && LastYear is { } last && last - first > 20) problems.Add(() => LastYear, ("最多 20 年。", "20 years at most."));
    }
}

/// <summary>What one says of a project before it is let in.</summary>
public sealed class AppraisalForm
{
    [Required]
    public string? Result { get; set; }

    [Required, StringLength(1000)]
    public string? Opinion { get; set; }

    /// <summary>In yuan.</summary>
    [Range(typeof(decimal), "0", "9999999999999.99", ParseLimitsInInvariantCulture = true)]
    public decimal? Proposed { get; set; }

    [Required, Range(typeof(decimal), "0", "20", ParseLimitsInInvariantCulture = true)]
    public decimal? NecessityPoints { get; set; }

    [Required, StringLength(500)]
    public string? NecessityFinding { get; set; }

    [Required, Range(typeof(decimal), "0", "20", ParseLimitsInInvariantCulture = true)]
    public decimal? EconomyPoints { get; set; }

    [Required, StringLength(500)]
    public string? EconomyFinding { get; set; }

    [Required, Range(typeof(decimal), "0", "20", ParseLimitsInInvariantCulture = true)]
    public decimal? TargetsPoints { get; set; }

    [Required, StringLength(500)]
    public string? TargetsFinding { get; set; }

    [Required, Range(typeof(decimal), "0", "20", ParseLimitsInInvariantCulture = true)]
    public decimal? FeasibilityPoints { get; set; }

    [Required, StringLength(500)]
    public string? FeasibilityFinding { get; set; }

    [Required, Range(typeof(decimal), "0", "20", ParseLimitsInInvariantCulture = true)]
    public decimal? FundingPoints { get; set; }

    [Required, StringLength(500)]
    public string? FundingFinding { get; set; }

    public Appraisal New(Project project, string judge, DateOnly day)
    {
        AppraisalAspect Of(string aspect, decimal? points, string? finding) => new() { Division = project.Division, Aspect = aspect, Points = points!.Value, Finding = finding!.Trim() };
        return new()
        {
            Division = project.Division,
            ProjectId = project.Id,
            Result = Result!,
            Opinion = Opinion!.Trim(),
            Proposed = Result == "adjust" ? Proposed : null,
            Judge = judge,
            Day = day,
            Aspects =
            [
                Of("necessity", NecessityPoints, NecessityFinding), Of("economy", EconomyPoints, EconomyFinding), Of("targets", TargetsPoints, TargetsFinding),
                Of("feasibility", FeasibilityPoints, FeasibilityFinding), Of("funding", FundingPoints, FundingFinding),
            ],
        };
    }

    /// <summary>What attributes cannot say.</summary>
    public void Check(FormProblems problems)
    {
        if (Result is not null && ProjectWords.Results.All(r => r.Value != Result)) problems.Add(() => Result, ("请从所列结论中选择。", "Choose one of the results."));
        if (Result == "adjust" && Proposed is null) problems.Add(() => Proposed, ("调整后支持的，请填写建议金额。", "Say which amount is proposed instead."));
    }
}
