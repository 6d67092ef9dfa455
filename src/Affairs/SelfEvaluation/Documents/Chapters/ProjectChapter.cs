using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Platform.Language;
using Anlan.Platform.Office;
using Anlan.Rules.Figures;

namespace Anlan.Affairs.SelfEvaluation.Documents.Chapters;

/// <summary>项目支出和绩效目标情况: for an edition that gives no scores but is a table of projects.</summary>
static class ProjectChapter
{
    public static void Write(Draft draft)
    {
        var projects = draft.Case.Projects;
        draft.Chapter(("项目支出和绩效目标情况", "Projects: spending and targets"));
        if (projects.Count == 0)
        {
            draft.Paragraph("案例未载项目。", "The case holds no projects.");
            return;
        }
        draft.Section(("项目支出情况", "Spending"));
        Spending(draft, new(projects));
        draft.Section(("绩效目标完成情况", "Targets and results"));
        Targets(draft);
    }

    static void Spending(Draft draft, ProjectTotals totals)
    {
        var words = draft.Words;
        draft.Document.Paragraph(totals is { Budget: { } budget, Spent: { } spent, Rate: { } rate }
            ? words.Pick(
                $"{draft.Case.Year}年度共{totals.Count}个项目，预算合计{words.MoneyText(budget)}，支出合计{words.MoneyText(spent)}，总执行率{Numbers.Percent(rate)}。原表没有合计行，合计由平台相加。",
                $"There were {totals.Count} projects in {draft.Case.Year} with budgets of {words.MoneyText(budget)} and spending of {words.MoneyText(spent)}, an execution rate of {Numbers.Percent(rate)}. The table prints no total; the platform added the rows.")
            : words.Pick($"{draft.Case.Year}年度共{totals.Count}个项目；有项目的预算或支出缺失，不作合计。", $"There were {totals.Count} projects in {draft.Case.Year}; a budget or spending is missing, so nothing is added up."));
        draft.Document.Table(new(
            [
                new Column(words.Pick("序号", "No.")).Centred(), words.Pick("项目名称", "Project"), words.Pick("年度预算", "Budget"),
                Column.Group(words.Pick("实际支出", "Spent"), words.Pick("合计", "Total"), words.Pick("财政拨款", "Fiscal")), Column.Group(words.Pick("执行率", "Execution rate"), words.Pick("计算", "Computed"), words.Pick("印出", "Printed")),
            ],
            [.. draft.Case.Projects.Select(project => Line(project, words)), Totals(totals, words)])
        {
            Caption = words.Pick("项目支出情况", "Spending by project"),
            Unit = words.MoneyName,
            Note = words.Pick("注：执行率＝实际支出÷年度预算。", "Execution rate = spent ÷ budget of the year."),
        });
    }

    static Row Line(Project project, DocumentWords words) =>
    [
        Cell.Integer(project.No).Centred(), words.Say(project.Name), Cell.Money(words.Money(project.Budget?.Number)), Cell.Money(words.Money(project.Spent?.Number)),
        Cell.Money(words.Money(project.Fiscal?.Number)), Cell.Percent(project.ComputedRate), Cell.Percent(project.Rate?.Number),
    ];

    static Row Totals(ProjectTotals totals, DocumentWords words) => Row.Total(
        Cell.Text(words.Pick("合计（平台计算）", "Total (computed by the platform)")).Over(columns: 2).Centred(), Cell.Money(words.Money(totals.Budget)), Cell.Money(words.Money(totals.Spent)),
        Cell.Money(words.Money(totals.Fiscal)), Cell.Percent(totals.Rate), Cell.Empty);

    static void Targets(Draft draft)
    {
        var words = draft.Words;
        var rows = draft.Case.Projects.SelectMany(project => project.Targets.Select(target => Target(project, target, words))).ToList();
        if (rows.Count == 0)
        {
            draft.Paragraph("案例未载绩效目标。", "The case holds no targets.");
            return;
        }
        var (zh, en) = draft.Case.Projects.Any(project => project.Texts.Count > 0)
            ? ("文字全文见项目自评表。", "The full texts stand in the project table.")
            : ("文字内容案例未载。", "What the table says in words is not in the case.");
        draft.Paragraph($"案例收录的目标和完成数共{rows.Count}项，见表{draft.Document.NextTable}。{zh}", $"The case holds {rows.Count} targets and results; see table {draft.Document.NextTable}. {en}");
        draft.Document.Table(new(
            [new Column(words.Pick("项目", "Project")).Merging().Wide(9), new Column(words.Pick("类别", "Kind")).Centred().Wide(5.5m), words.Pick("指标", "Indicator"), new Column(words.Pick("目标", "Target")).Right(), new Column(words.Pick("完成情况", "Result")).Right().Wide(5.5m)],
            rows)
        {
            Caption = words.Pick("绩效目标和完成数", "Targets and results"),
            Note = words.Pick("注：目标和完成数照原表列出；“—”表示没有印出数字。", "Targets and results as printed. A dash: no figure is printed."),
        });
    }

    static Row Target(Project project, ProjectTarget target, DocumentWords words) =>
    [
        $"{project.No}. {words.Say(project.Name)}", words.Say(KindName(target.Kind)), words.Say(target.Name), Printed(target.Target, words),
        target.Result is null && target.ClaimsDone ? words.Pick("写明已完成", "said to be done") : Printed(target.Result, words),
    ];

    static Cell Printed(string? figure, DocumentWords words) => figure is null ? Cell.Missing : words.Printed(figure);

    static Bilingual KindName(string kind) => kind switch
    {
        "quantity" => ("数量", "Quantity"),
        "quality" => ("质量", "Quality"),
        "time" => ("时效", "Timeliness"),
        "economic" => ("经济效益", "Economic"),
        "social" => ("社会效益", "Social"),
        "ecological" => ("生态效益", "Ecological"),
        "satisfaction" => ("满意度", "Satisfaction"),
        _ => ("总体目标", "Goal"),
    };
}
