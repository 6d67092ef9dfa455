using Anlan.Platform.Language;
using Microsoft.AspNetCore.Identity;

namespace Anlan.Platform.Identity;

/// <summary>A set of permissions under a name. Its <c>Name</c> is the code; people read <see cref="Title"/>. Roles are rows; these are the first of them.</summary>
public sealed class Role : IdentityRole<Guid>
{
    public const string Administrator = "administrator";
    public const string SecurityOfficer = "security_officer";
    public const string Auditor = "auditor";
    public const string FinanceOfficer = "finance_officer";
    public const string Reviewer = "reviewer";
    public const string Reader = "reader";
    public const string RecordsOfficer = "records_officer";
    public const string SectionOfficer = "section_officer";
    public const string Leader = "leader";

    /// <summary>三员: of these nobody has two.</summary>
    public static readonly IReadOnlyList<string> Administrators = [Administrator, SecurityOfficer, Auditor];

    public string TitleZh { get; set; } = "";
    public string TitleEn { get; set; } = "";

    /// <summary>Where it stands in a list.</summary>
    public int Position { get; init; }

    /// <summary>Whoever has it logs in with a code of his device besides the password.</summary>
    public bool RequiresSecondFactor { get; set; }

    /// <summary>Counts changes, so that of two people who change a role the second is told.</summary>
    public int Version { get; set; } = 1;

    public Bilingual Title => (TitleZh, TitleEn);
}
