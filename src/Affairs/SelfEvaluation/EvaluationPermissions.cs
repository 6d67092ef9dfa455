using Anlan.Platform.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Affairs.SelfEvaluation;

/// <summary>What somebody may do with evaluations.</summary>
public static class EvaluationPermissions
{
    public const string Read = "evaluations.read";
    public const string Edit = "evaluations.edit";
    public const string Review = "evaluations.review";

    internal static void Add(IServiceCollection services) => services
        .AddPermission(Read, ("查阅绩效评价", "Read evaluations"))
        .AddPermission(Edit, ("填报绩效评价", "Fill in evaluations"))
        .AddPermission(Review, ("评审绩效评价", "Review evaluations"));
}
