using Anlan.Platform.Language;

namespace Anlan.Platform.Identity;

/// <summary>At least one account per role with a published password, for trying the platform. The people are invented. They need no second factor and their password does not age.</summary>
public static class DemonstrationAccounts
{
    public const string Password = "anlan-demo";

    public static readonly IReadOnlyList<DemonstrationAccount> All =
    [
        new("admin", "陈安", Role.Administrator, ("系统管理员", "System administrator")),
        new("security", "何严", Role.SecurityOfficer, ("安全管理员", "Security administrator")),
        new("auditor", "方正", Role.Auditor, ("审计管理员", "Audit administrator")),
        new("finance", "周静", Role.FinanceOfficer, ("财务人员", "Finance officer")),
        new("reviewer", "吴慎", Role.Reviewer, ("评审人员", "Reviewer")),
        new("reader", "许宁", Role.Reader, ("查阅人员", "Reader")),
        new("records", "林籍", Role.RecordsOfficer, ("数据管理员", "Records officer")) { Division = "990101" },
        new("street", "江晴", Role.RecordsOfficer, ("数据管理员（街道）", "Records officer of a street")) { Division = "990101001" },
        new("section", "苏禾", Role.SectionOfficer, ("科室填报人员", "Section officer")) { Division = "990101" },
        new("leader", "梁柏", Role.Leader, ("分管领导", "Leader")) { Division = "990101" },
        new("national", "郑录", Role.RecordsOfficer, ("数据管理员（全国）", "Records officer of all divisions")),
    ];
}

public sealed record DemonstrationAccount(string UserName, string DisplayName, string Role, Bilingual Title)
{
    /// <summary>Where he acts; empty for everything.</summary>
    public string Division { get; init; } = "";
}
