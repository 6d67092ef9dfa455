using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Rules.Figures;

namespace Anlan.Affairs.SelfEvaluation.Documents;

/// <summary>Sums over the projects of a table. Missing is not zero: with one figure missing there is no sum.</summary>
sealed class ProjectTotals(IReadOnlyList<Project> projects)
{
    public int Count => projects.Count;

    public decimal? Budget => Sum(project => project.Budget);

    public decimal? Spent => Sum(project => project.Spent);

    public decimal? Fiscal => Sum(project => project.Fiscal);

    public decimal? NonFiscal => Sum(project => project.NonFiscal);

    public decimal? Rate => Budget is { } budget && budget != 0 ? Spent / budget : null;

    decimal? Sum(Func<Project, Figure?> figure) =>
        projects.Count > 0 && projects.All(project => figure(project)?.Number is not null) ? projects.Sum(project => figure(project)!.Number) : null;
}
