using Anlan.Platform.Yaml;

namespace Anlan.Rules.Frameworks;

public enum FormLayout
{
    /// <summary>河南省部门整体绩效自评表: main tasks, budget and indicators one below the other.</summary>
    Henan,
}

/// <summary>The official form of a scored edition (自评表).</summary>
/// <param name="BudgetIndicator">Code of the indicator whose points stand in the budget part of the form and not among the others.</param>
/// <param name="TaskTable">Code of the case's table with the main tasks of the year; null when the form is filled without one.</param>
/// <param name="BudgetTable">Code of the case's table with the budget by source and structure.</param>
public sealed record OfficialForm(FormLayout Layout, string BudgetIndicator, string? TaskTable, string? BudgetTable)
{
    internal static OfficialForm Read(YamlPart part, IEnumerable<Indicator> indicators)
    {
        var indicator = part.Get("budget_indicator");
        var codes = indicators.Select(i => i.Code).ToList();
        if (!codes.Contains(indicator.Text())) indicator.Unknown(("指标", "indicator"), indicator.Text(), codes);
        var form = new OfficialForm(part.Get("layout").OneOf(("henan", FormLayout.Henan)), indicator.Text(), part.Find("task_table")?.Text(), part.Find("budget_table")?.Text());
        part.NothingElse();
        return form;
    }
}
