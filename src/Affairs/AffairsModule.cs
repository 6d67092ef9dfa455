using Anlan.Affairs.Departments;
using Anlan.Affairs.ProjectLibrary;
using Anlan.Affairs.SelfEvaluation;
using Anlan.Affairs.SelfEvaluation.Storage;
using Anlan.Platform.Attachments;
using Anlan.Platform.Log;
using Anlan.Platform.Office;
using Anlan.Platform.Search;
using Anlan.Platform.Starting;
using Anlan.Platform.Storage;
using Anlan.Rules.Frameworks;
using Anlan.Web.Shell;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Anlan.Affairs;

/// <summary>政务管理中心: what this centre needs and offers.</summary>
public static class AffairsModule
{
    /// <param name="frameworks">Folder of the framework editions.</param>
    /// <param name="cases">Folder of the real bureaus' cases, shown with the demonstration.</param>
    public static IServiceCollection AddAffairs(this IServiceCollection services, string frameworks, string cases)
    {
        services.AddMigrations("affairs", typeof(AffairsModule).Assembly);
        EvaluationPermissions.Add(services);
        BudgetPermissions.Add(services);
        services.AddScoped<DepartmentRegister>();
        services.AddScoped<ProjectRegister>();
        services.AddScoped<SectionChoices>();
        services.AddWorkContext<AffairsDb>();
        services.AddSingleton(_ => FrameworkLibrary.Load(frameworks));
        services.AddSingleton(_ => new RulesStamp(frameworks));
        // An evaluation with its trees takes about a megabyte at most.
        services.AddSingleton<EvaluationCache>();
        services.AddScoped<Evaluations>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => new PdfConverter());
        services.AddSingleton(new BeforeServing(("按现行规则重新计分", "scoring by the rules in force"), (provider, stop) => provider.GetRequiredService<Evaluations>().ScoreAnewAsync(stop)));
        services.AddDemonstrationData(("五个单位的自评", "five bureaus' evaluations"), (provider, stop) => SampleEvaluations.LoadAsync(provider.GetRequiredService<Evaluations>(), cases, stop));
        services.AddDemonstrationData(("预算单位", "a department"), DemonstrationDepartment.LoadAsync);
        services.AddDemonstrationData(("项目库", "projects"), DemonstrationProjects.LoadAsync);
        services.AddSearchable("evaluation", ("绩效自评", "Self-evaluations"), EvaluationPermissions.Read);
        services.AddAttachmentOwner(new("affairs.evaluation", EvaluationPermissions.Read, EvaluationPermissions.Edit)
        {
            Title = "bureau_zh || ' ' || year",
            TitleEn = "bureau_en || ', ' || year",
            Page = $"'{SelfEvaluation.Pages.Links.List}/of/' || code",
        });
        services.AddLogWords(
            new("affairs.department", DepartmentPages.Title, DepartmentPages.Root + "/"), new("affairs.project", ("项目", "project"), ProjectWords.Root + "/"), new("affairs.appraisal", ("事前评估", "appraisal")), new("affairs.appraisal_aspect", ("评估方面", "aspect of an appraisal")),
            new("affairs.section", ("科室", "section")), new("affairs.section_member", ("科室人员", "member of a section")),
            new("affairs.evaluation", ("绩效自评", "self-evaluation")), new("affairs.evaluation_version", ("绩效自评的版本", "version of a self-evaluation")));
        services.AddPages(typeof(AffairsModule).Assembly);
        services.AddSingleton(new NavigationEntry(Centre.Affairs, ("绩效自评", "Self-evaluations"), "clipboard-check", SelfEvaluation.Pages.Links.List, EvaluationPermissions.Read, 10));
        services.AddAttachmentOwner(new("affairs.project", BudgetPermissions.Read, BudgetPermissions.Fill) { Title = "name", Page = $"'{ProjectWords.Root}/' || id" });
        services.AddSingleton(new NavigationEntry(Centre.Affairs, ProjectWords.Title, "books", ProjectWords.Root, BudgetPermissions.Read, 5));
        services.AddSingleton(new NavigationEntry(Centre.Affairs, DepartmentPages.Title, "building", DepartmentPages.Root, BudgetPermissions.Read, 30));
        services.AddSingleton(new NavigationEntry(Centre.Affairs, ("指标体系", "Frameworks"), "list-tree", "/affairs/frameworks", EvaluationPermissions.Read, 20));
        services.AddSingleton(new NavigationEntry(Centre.Affairs, ("报告核对", "Report check"), "checklist", "/affairs/report-check", EvaluationPermissions.Read, 30));
        return services;
    }

    public static IEndpointRouteBuilder MapAffairs(this IEndpointRouteBuilder routes)
    {
        EvaluationEndpoints.Map(routes);
        EvaluationApi.Map(routes);
        return routes;
    }
}
