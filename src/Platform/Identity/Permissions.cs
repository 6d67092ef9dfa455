using Anlan.Platform.Language;

namespace Anlan.Platform.Identity;

/// <summary>
/// What a reader may do, one word each. A role is a set of these (table <c>ident.role_claims</c>); an endpoint or page asks for one by its code,
/// which is also the name of its authorization policy.
/// </summary>
public static class Permissions
{
    /// <summary>The claim that carries a permission in the log-in cookie.</summary>
    public const string Claim = "permission";

    public const string ReadEvaluations = "evaluations.read";
    public const string EditEvaluations = "evaluations.edit";
    public const string ReviewEvaluations = "evaluations.review";
    public const string ManageUsers = "users.manage";

    public static readonly IReadOnlyList<Permission> All =
    [
        new(ReadEvaluations, ("查阅绩效评价", "Read evaluations")),
        new(EditEvaluations, ("填报绩效评价", "Fill in evaluations")),
        new(ReviewEvaluations, ("评审绩效评价", "Review evaluations")),
        new(ManageUsers, ("管理用户", "Manage users")),
    ];
}

public sealed record Permission(string Code, Bilingual Name);
