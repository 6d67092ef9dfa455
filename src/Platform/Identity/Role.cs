using Anlan.Platform.Language;
using Microsoft.AspNetCore.Identity;

namespace Anlan.Platform.Identity;

/// <summary>A set of permissions under a name. Its <c>Name</c> is the code; people read <see cref="Title"/>. Roles are rows, these four the first of them.</summary>
public sealed class Role : IdentityRole<Guid>
{
    public const string Administrator = "administrator";
    public const string Auditor = "auditor";
    public const string FinanceOfficer = "finance_officer";
    public const string Reviewer = "reviewer";
    public const string Reader = "reader";

    public required string TitleZh { get; init; }
    public required string TitleEn { get; init; }

    /// <summary>Where it stands in a list.</summary>
    public int Position { get; init; }

    public Bilingual Title => (TitleZh, TitleEn);
}
