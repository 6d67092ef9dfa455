using Anlan.Rules.Figures;
using Anlan.Rules.Tracing;

namespace Anlan.Affairs.SelfEvaluation.Cases;

/// <summary>How the execution rate of a project comes about.</summary>
public static class ProjectTrace
{
    public static TraceNode Of(Project project)
    {
        var root = new TraceNode(TraceKind.Score, ("预算支出执行率", "Execution rate"), project.ComputedRate, Unit.Percent)
        {
            Basis = project.ComputedRate is null ? Basis.Missing : Basis.Computed,
        };
        root.Add(new(TraceKind.Input, ("实际支出金额", "Actual spending"), project.Spent?.Number, Unit.Yuan) { Figure = project.Spent, Basis = project.Spent?.Basis ?? Basis.Missing });
        root.Add(new(TraceKind.Input, ("项目年度预算金额", "Budget of the year"), project.Budget?.Number, Unit.Yuan) { Figure = project.Budget, Basis = project.Budget?.Basis ?? Basis.Missing });
        if (project.ComputedRate is { } rate)
        {
            root.Add(new(TraceKind.Step, ("实际支出金额 ÷ 项目年度预算金额", "Actual spending ÷ budget of the year"), rate, Unit.Percent));
            root.Add(new(TraceKind.Rounding, ("四舍五入到百分数的两位小数", "Rounded half up to two decimals of a percent"), Numbers.Round(rate, 4), Unit.Percent));
        }
        return root;
    }
}
