using Anlan.Rules.Figures;

namespace Anlan.Affairs.SelfEvaluation.Cases;

/// <summary>The money of the year under the names by which cases know it (docs/handbook/cases.md): for overviews and reports, not for scores.</summary>
public static class BudgetFigures
{
    public static Figure? Initial(EvaluationCase @case) => First(@case, "initial_budget");

    public static Figure? Adjusted(EvaluationCase @case) => First(@case, "adjusted_budget", "full_year_budget", "annual_total_budget");

    public static Figure? Spent(EvaluationCase @case) => First(@case, "executed", "q4_cumulative");

    static Figure? First(EvaluationCase @case, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (@case.Figures.TryGetValue(name, out var named) && named.Figure.Number is not null) return named.Figure;
        return null;
    }
}
