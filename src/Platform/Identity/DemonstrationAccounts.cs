namespace Anlan.Platform.Identity;

/// <summary>One account per role with a published password, for trying the platform. The people are invented.</summary>
public static class DemonstrationAccounts
{
    public const string Password = "anlan-demo";

    public static readonly IReadOnlyList<DemonstrationAccount> All =
    [
        new("admin", "陈安", Role.Administrator),
        new("finance", "周静", Role.FinanceOfficer),
        new("reviewer", "吴慎", Role.Reviewer),
        new("reader", "许宁", Role.Reader),
    ];
}

public sealed record DemonstrationAccount(string UserName, string DisplayName, string Role);
