using Anlan.Platform.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Affairs;

/// <summary>What somebody may do with projects, budget and payments.</summary>
public static class BudgetPermissions
{
    public const string Read = "budget.read";

    /// <summary>A section, its own.</summary>
    public const string Fill = "budget.fill";

    /// <summary>The finance officer, all of the department.</summary>
    public const string Manage = "budget.manage";

    /// <summary>The leader.</summary>
    public const string Approve = "budget.approve";

    internal static void Add(IServiceCollection services) => services
        .AddPermission(Read, ("查阅预算", "Read the budget"))
        .AddPermission(Fill, ("填报本科室预算", "Fill in the budget of one's section"))
        .AddPermission(Manage, ("管理预算", "Manage the budget"))
        .AddPermission(Approve, ("审批预算事项", "Approve in matters of the budget"));
}
