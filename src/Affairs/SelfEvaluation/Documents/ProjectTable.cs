using System.Globalization;
using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Platform.Office;
using Anlan.Rules.Frameworks;

namespace Anlan.Affairs.SelfEvaluation.Documents;

/// <summary>
/// 部门预算项目支出绩效自评表: the official table of an edition that is one, a row for each project. The rate is computed; a text that the case took over
/// stands in its cell, otherwise the figures of its targets do.
/// </summary>
public static class ProjectTable
{
    /// <summary>True when the edition is a table and the case holds projects.</summary>
    public static bool Fits(CaseEvaluation evaluation) => evaluation.Edition.Table is not null && evaluation.Case.Projects.Count > 0;

    public static Workbook Book(CaseEvaluation evaluation, CultureInfo language)
    {
        var words = new DocumentWords(language, evaluation.Case.Money);
        var (bureau, year) = (words.Say(evaluation.Case.Bureau), evaluation.Case.Year);
        var title = words.Pick($"{bureau}{year}年度部门预算项目支出绩效自评表", $"{bureau}: self-evaluation of budget projects, {year}");
        return new Workbook(language) { Properties = new() { Title = title, Author = bureau } }
            .Sheet(words.Pick("项目自评表", "Projects"), Of(evaluation, words) with { Caption = title }, new() { FrozenColumns = 3 });
    }

    internal static Table Of(CaseEvaluation evaluation, DocumentWords words)
    {
        var layout = evaluation.Edition.Table ?? throw new ArgumentException($"The edition {evaluation.Edition.Code} is no table.", nameof(evaluation));
        return new(Headings(layout.Columns, 0, LongestTexts(evaluation.Case), words), [.. evaluation.Case.Projects.Select(project => Line(evaluation, layout, project, words)), Totals(layout, new(evaluation.Case.Projects), words)])
        {
            Unit = words.MoneyName,
            Note = Note(evaluation, words),
        };
    }

    // Neighbours with the same heading above them stand under it.
    static Column[] Headings(IEnumerable<TableColumn> columns, int level, IReadOnlyDictionary<string, int> longest, DocumentWords words)
    {
        List<Column> made = [];
        var rest = columns.ToList();
        while (rest.Count > 0)
        {
            var first = rest[0];
            var together = first.Groups.Count <= level ? 1 : rest.TakeWhile(column => column.Groups.Count > level && column.Groups[level] == first.Groups[level]).Count();
            made.Add(first.Groups.Count <= level
                ? Leaf(first, longest, words)
                : Column.Group(words.Say(first.Groups[level]), Headings(rest.Take(together), level + 1, longest, words)));
            rest.RemoveRange(0, together);
        }
        return [.. made];
    }

    static Column Leaf(TableColumn column, IReadOnlyDictionary<string, int> longest, DocumentWords words)
    {
        var leaf = new Column(words.Say(column.Name));
        if (column.Kind == ColumnKind.Integer) return leaf.Centred();
        // A row cannot be higher than 409 points: what runs over many lines in a narrow column would be cut off.
        return longest.GetValueOrDefault(column.Code) switch { > 120 => leaf.Wide(14), > 50 => leaf.Wide(8), _ => leaf };
    }

    static Dictionary<string, int> LongestTexts(EvaluationCase @case) =>
        @case.Projects.SelectMany(project => project.Texts).GroupBy(text => text.Key).ToDictionary(column => column.Key, column => column.Max(text => text.Value.Length));

    static Row Line(CaseEvaluation evaluation, TableLayout layout, Project project, DocumentWords words) => new([.. layout.Columns.Select(column => Cell(evaluation, layout, column, project, words))]);

    static Cell Cell(CaseEvaluation evaluation, TableLayout layout, TableColumn column, Project project, DocumentWords words) => column.Code switch
    {
        "no" => Platform.Office.Cell.Integer(project.No).Centred(),
        "unit" => words.Say(evaluation.Case.Bureau),
        "project" => words.Say(project.Name),
        "budget" => Platform.Office.Cell.Money(words.Money(project.Budget?.Number)),
        "spent" => Platform.Office.Cell.Money(words.Money(project.Spent?.Number)),
        "fiscal" => Platform.Office.Cell.Money(words.Money(project.Fiscal?.Number)),
        "non_fiscal" => Platform.Office.Cell.Money(words.Money(project.NonFiscal?.Number)),
        "rate" => Platform.Office.Cell.Percent(project.ComputedRate, RateDecimals(layout)),
        _ => Text(layout, column, project, words),
    };

    static int RateDecimals(TableLayout layout) => layout.Computed.FirstOrDefault(computed => computed.Column == "rate")?.Decimals ?? 2;

    static string Text(TableLayout layout, TableColumn column, Project project, DocumentWords words)
    {
        // The official word for a cell to which nothing belongs is translated, any other text stays as it was brought in.
        if (project.Texts.TryGetValue(column.Code, out var text)) return layout.NotApplicable is { } none && text == none.Zh ? words.Say(none) : text;
        if (column.Code == "completion" && project.ClaimsDone) return words.Pick("自述全部完成", "Says that all was reached");
        return string.Join('\n', TargetLines(column.Code, project, words));
    }

    static IEnumerable<string> TargetLines(string column, Project project, DocumentWords words)
    {
        var (kind, isResult) = column.EndsWith("_result", StringComparison.Ordinal) ? (column[..^7], true)
            : column.EndsWith("_target", StringComparison.Ordinal) ? (column[..^7], false) : (column, false);
        foreach (var target in project.Targets.Where(target => target.Kind == kind))
        {
            var printed = isResult ? target.Result : target.Target;
            var said = printed is not null ? words.Printed(printed) : isResult && target.ClaimsDone ? words.Pick("写明已完成", "said to be done") : null;
            if (said is not null) yield return words.Pick($"{words.Say(target.Name)}：{said}", $"{words.Say(target.Name)}: {said}");
            else if (!isResult) yield return words.Say(target.Name);
        }
    }

    static Row Totals(TableLayout layout, ProjectTotals totals, DocumentWords words)
    {
        var lead = layout.Columns.TakeWhile(column => column.Kind is not (ColumnKind.Money or ColumnKind.Percent)).Count();
        var figures = layout.Columns.Skip(lead).TakeWhile(column => column.Kind is ColumnKind.Money or ColumnKind.Percent).ToList();
        var rest = layout.Columns.Count - lead - figures.Count;
        return Row.Total([
            Platform.Office.Cell.Text(words.Pick("合计（平台计算，原表无此行）", "Total (computed by the platform; not in the original)")).Over(columns: Math.Max(1, lead)).Centred(),
            .. figures.Select(column => column.Code switch
            {
                "budget" => Platform.Office.Cell.Money(words.Money(totals.Budget)),
                "spent" => Platform.Office.Cell.Money(words.Money(totals.Spent)),
                "fiscal" => Platform.Office.Cell.Money(words.Money(totals.Fiscal)),
                "non_fiscal" => Platform.Office.Cell.Money(words.Money(totals.NonFiscal)),
                "rate" => Platform.Office.Cell.Percent(totals.Rate, RateDecimals(layout)),
                _ => Platform.Office.Cell.Empty,
            }),
            .. rest > 0 ? [Platform.Office.Cell.Empty.Over(columns: rest)] : Array.Empty<Cell>()]);
    }

    static string Note(CaseEvaluation evaluation, DocumentWords words)
    {
        var note = words.Pick("注：执行率由平台按实际支出合计÷项目年度预算金额计算。空格表示原表没有内容或案例未收录。", "The execution rate is computed: total spending ÷ budget of the year. An empty cell: nothing in the original, or not in the case.");
        return evaluation.Case.Projects.All(project => project.Texts.Count == 0)
            ? note + words.Pick("案例只收录数字，目标与完成情况各栏列出其中的数字，其余文字未收录。", " The case holds figures only: the columns of targets and results list these, the remaining text is not in it.")
            : note;
    }
}
