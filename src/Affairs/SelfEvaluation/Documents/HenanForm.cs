using System.Globalization;
using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Platform.Office;
using Anlan.Rules.Evaluation;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;
using Anlan.Rules.Scoring;

namespace Anlan.Affairs.SelfEvaluation.Documents;

/// <summary>
/// 部门整体绩效自评表 of Henan: main tasks, budget and indicators in one form of nine columns. Tasks and budget are read from the tables of the case that the
/// edition names; their columns are <c>budget, budget_fiscal, executed, executed_fiscal, rate</c> and <c>initial, full_year, executed, rate</c>, and the first
/// row of the budget table is the total.
/// </summary>
public sealed class HenanForm
{
    const int Columns = 9;

    readonly CaseEvaluation evaluation;
    readonly OfficialForm form;
    readonly DocumentWords words;

    HenanForm(CaseEvaluation evaluation, OfficialForm form, DocumentWords words) => (this.evaluation, this.form, this.words) = (evaluation, form, words);

    /// <summary>Null when the edition has no such form.</summary>
    public static Workbook? Book(CaseEvaluation evaluation, CultureInfo language)
    {
        if (evaluation.Edition.Form is not { Layout: FormLayout.Henan } form) return null;
        var words = new DocumentWords(language, evaluation.Case.Money);
        var (bureau, year) = (words.Say(evaluation.Case.Bureau), evaluation.Case.Year);
        var table = new HenanForm(evaluation, form, words).Table();
        return new Workbook(language) { Properties = new() { Title = words.Pick($"{bureau}{year}年度部门整体绩效自评表", $"{bureau}: self-evaluation form, {year}"), Author = bureau } }
            .Sheet(words.Pick("部门整体绩效自评表", "Self-evaluation form"), table, new() { Turn = PageTurn.Portrait });
    }

    Table Table()
    {
        decimal[] widths = words.IsChinese ? [6, 11, 15, 9, 8, 13, 7, 7, 14] : [7, 13, 22, 9, 9, 12, 9, 9, 15];
        return new([.. widths.Select(width => new Column("").Wide(width))], [.. Head(), .. Tasks(), .. Budget(), .. Indicators(), Total()])
        {
            Caption = words.Pick($"部门整体绩效自评表（{evaluation.Case.Year}年度）", $"Whole-department self-evaluation form, {evaluation.Case.Year}"),
            Unit = words.MoneyName,
            Note = Notes(),
        };
    }

    IEnumerable<Row> Head()
    {
        var (edition, result) = (evaluation.Edition, evaluation.Result);
        yield return [Label("填表人及联系方式", "Filled in by, contact").Over(columns: 2), Cell.Empty.Over(columns: 7)];
        yield return [
            Label("部门（单位）名称", "Department").Over(rows: 2, columns: 2), Cell.Text(words.Say(evaluation.Case.Bureau)).Over(rows: 2, columns: 3).Centred(),
            Label("自评得分", "Score"), Cell.Number(edition.Rounding.SumsUnrounded ? result.Total.Unrounded : result.Total.Shown, edition.Rounding.Total).Over(columns: 3).Centred()];
        yield return [Label("自评结果", "Grade"), Cell.Text(result.Grade is { } grade ? words.Say(grade.Name) : words.Pick("没有等次", "No grade")).Over(columns: 3).Centred()];
        yield return [
            Label("年度总体目标", "Goal of the year").Over(columns: 2), NotHeld().Over(columns: 3),
            Label("年度总体目标完成情况", "Completion of the goal"), NotHeld().Over(columns: 3)];
    }

    IEnumerable<Row> Tasks()
    {
        var table = form.TaskTable is { } code ? evaluation.Case.FindTable(code) : null;
        var rows = table?.Rows ?? [];
        yield return Row.Headings(
            Label("年度主要任务", "Main tasks of the year").Over(rows: Math.Max(rows.Count, 1) + 1), words.Pick("任务名称", "Task"), words.Pick("主要内容", "Contents"), words.Pick("预算资金", "Budget"), words.Pick("其中：财政资金", "Of which fiscal"),
            words.Pick("任务完成情况", "Completion"), words.Pick("预算执行数", "Executed"), words.Pick("其中：财政资金", "Of which fiscal"), words.Pick("预算执行率", "Execution rate"));
        if (rows.Count == 0) yield return [NotHeld().Over(columns: Columns - 1)];
        foreach (var (i, row) in rows.Index())
        {
            Cell[] notHeld(bool first) => first ? [NotHeld().Over(rows: rows.Count)] : [];
            yield return new([
                words.Say(row.Name), .. notHeld(i == 0), Money(table!, row, "budget"), Money(table!, row, "budget_fiscal"), .. notHeld(i == 0),
                Money(table!, row, "executed"), Money(table!, row, "executed_fiscal"), Share(table!, row, "rate")]);
        }
    }

    IEnumerable<Row> Budget()
    {
        var table = form.BudgetTable is { } code ? evaluation.Case.FindTable(code) : null;
        var rows = table?.Rows ?? [];
        yield return Row.Headings(
            Label("预算情况", "Budget").Over(rows: Math.Max(rows.Count, 1) + 1), Cell.Text(words.Pick("项目", "Item")).Over(columns: 2), words.Pick("年初预算数", "Initial budget"), words.Pick("全年预算数", "Full-year budget"),
            words.Pick("预算执行数", "Executed"), words.Pick("预算执行率", "Execution rate"), words.Pick("分值", "Weight"), words.Pick("得分", "Score"));
        var indicator = evaluation.Edition.Indicator(form.BudgetIndicator);
        Cell[] points = [Cell.Number(indicator.Weight, 1).Centred(), Score(evaluation.Result[indicator])];
        if (rows.Count == 0)
        {
            var (initial, adjusted, spent) = (BudgetFigures.Initial(evaluation.Case)?.Number, BudgetFigures.Adjusted(evaluation.Case)?.Number, BudgetFigures.Spent(evaluation.Case)?.Number);
            yield return new([
                Cell.Text(words.Pick("部门预算总额", "Total budget")).Over(columns: 2), Cell.Money(words.Money(initial)), Cell.Money(words.Money(adjusted)), Cell.Money(words.Money(spent)),
                Cell.Percent(adjusted is { } whole && whole != 0 ? spent / whole : null), .. points]);
        }
        foreach (var (i, row) in rows.Index())
            yield return new([
                Cell.Text(words.Say(row.Name)).Over(columns: 2), Money(table!, row, "initial"), Money(table!, row, "full_year"), Money(table!, row, "executed"), Share(table!, row, "rate"),
                .. i == 0 ? points : [Cell.Empty, Cell.Empty]]);
    }

    IEnumerable<Row> Indicators()
    {
        yield return Row.Headings(
            words.Pick("一级指标", "Level 1"), words.Pick("二级指标", "Level 2"), words.Pick("三级指标", "Level 3"), words.Pick("指标值", "Target"), words.Pick("度量单位", "Unit"), words.Pick("实际完成值", "Actual"),
            words.Pick("分值", "Weight"), words.Pick("得分", "Score"), words.Pick("未完成原因分析", "Why it was missed"));
        foreach (var category in evaluation.Edition.Tree)
        {
            var first = true;
            foreach (var (name, indicators) in category.Groups.Select(group => (group.Name, Listed(group.Indicators))).Prepend((category.Name, Listed(category.OwnIndicators))))
            {
                foreach (var (i, indicator) in indicators.Index())
                {
                    List<Cell> cells = [];
                    if (first) cells.Add(Cell.Text(words.Say(category.Name)).Over(rows: Listed(category.Indicators).Count).Centred());
                    if (i == 0) cells.Add(Cell.Text(words.Say(name)).Over(rows: indicators.Count).Centred());
                    first = false;
                    yield return new([.. cells, .. Indicator(indicator)]);
                }
            }
        }
    }

    // The points of budget execution stand in the budget part.
    List<Indicator> Listed(IEnumerable<Indicator> indicators) => [.. indicators.Where(indicator => indicator.Code != form.BudgetIndicator)];

    IEnumerable<Cell> Indicator(Indicator indicator)
    {
        var score = evaluation.Result[indicator];
        var (target, unit, actual) = indicator.Rule.Target is { } pair ? Quantified(indicator, pair) : Judged(indicator);
        return [
            words.Say(indicator.Name), Cell.Text(target).Centred(), Cell.Text(unit).Centred(), Cell.Text(actual).Centred(),
            Cell.Number(indicator.Weight, 1).Centred(), Score(score), Reason(indicator, score)];
    }

    (string Target, string Unit, string Actual) Quantified(Indicator indicator, TargetPair pair)
    {
        var (target, actual) = (evaluation.Result.Figures[pair.Target.Name], evaluation.Result.Figures[pair.Actual.Name]);
        var unit = pair.Target.Unit switch { Unit.Percent => "%", Unit.Yuan => words.MoneyName, _ => words.Pick("个", "number") };
        var sign = target is not null && words.Write(target) is ['≥' or '≤' or '＞' or '＜' or '>' or '<', ..] ? "" : pair.AtLeast ? "≥" : "≤";
        return (target is null ? "" : sign + Told(indicator, target), unit, Told(indicator, actual));
    }

    // What is judged has a grade for its target: the one that gives full points, which an edition names first.
    (string Target, string Unit, string Actual) Judged(Indicator indicator)
    {
        var grade = indicator.Inputs.FirstOrDefault(input => input.Unit == Unit.Choice);
        var share = indicator.Inputs.FirstOrDefault(input => input.Unit == Unit.Percent);
        var best = grade is null ? "" : indicator.OptionsOf(grade).Select(option => words.Say(option.Name)).FirstOrDefault("");
        var given = share is null ? null : evaluation.Result.Figures[share.Name];
        var actual = grade is null ? "" : Told(indicator, evaluation.Result.Figures[grade.Name], given?.Number is { } number ? " " + Numbers.Percent(number) : "");
        return (best, words.Pick("定性指标", "judged"), actual);
    }

    string Told(Indicator indicator, Figure? figure, string more = "")
    {
        if (figure is null) return "";
        var value = (figure.HasValue ? words.Write(figure, indicator.Inputs.SelectMany(indicator.OptionsOf)) : words.Printed(figure.Printed ?? "")) + more;
        return figure.Standing is Standing.Printed or Standing.Ledger ? value : value + words.Pick($"（{Names.Of(figure.Standing).Zh}）", $" ({Names.Of(figure.Standing).En.ToLowerInvariant()})");
    }

    string Reason(Indicator indicator, IndicatorScore score)
    {
        if (score.Unrounded is null || score.Unrounded >= indicator.Weight) return "";
        var said = evaluation.Case.Problems.Where(problem => problem.Indicators.Contains(indicator.Code)).Select(problem => words.Say(problem.Says)).ToList();
        return said.Count > 0 ? string.Join(words.Pick("；", "; "), said) : words.Pick("案例未载", "Not in the case");
    }

    Row Total() => Row.Total(
        Cell.Text(words.Pick("合计", "Total")).Over(columns: 6).Centred(), Cell.Number(evaluation.Edition.Total, 1).Centred(),
        Cell.Number(evaluation.Edition.Rounding.SumsUnrounded ? evaluation.Result.Total.Unrounded : evaluation.Result.Total.Shown, evaluation.Edition.Rounding.Total).Centred(), Cell.Empty);

    Cell Score(IndicatorScore score) => Cell.Number(evaluation.Edition.Rounding.SumsUnrounded ? score.Unrounded : score.Shown, Math.Max(1, evaluation.Edition.Rounding.Indicator)).Centred();

    Cell Label(string zh, string en) => Cell.Heading(words.Pick(zh, en));

    Cell NotHeld() => Cell.Text(words.Pick("案例未载", "Not in the case")).Centred();

    Cell Money(PrintedTable table, PrintedRow row, string column) => table.FindColumn(column) is { } found && table.Cell(row, found) is { } figure ? Cell.Money(words.Money(figure.Number)) : Cell.Missing;

    static Cell Share(PrintedTable table, PrintedRow row, string column) => table.FindColumn(column) is { } found && table.Cell(row, found) is { } figure ? Cell.Percent(figure.Number) : Cell.Missing;

    string Notes()
    {
        var edition = evaluation.Edition;
        var tops = string.Join(words.Pick("、", ", "), edition.Tree.Select(group => words.Pick($"{group.Name.Zh}{Numbers.Plain(group.Weight)}分", $"{group.Name.En} {Numbers.Plain(group.Weight)}")));
        var bands = edition.Indicators.Where(indicator => indicator.Inputs.Any(input => input.Unit == Unit.Choice)).SelectMany(indicator => indicator.Rule.Wording.Skip(1)).Distinct().Select(words.Say);
        var grades = string.Join(words.Pick("，", ", "), edition.Grades.Select(grade => words.Pick($"{Numbers.Plain(grade.AtLeast)}分起为{grade.Name.Zh}", $"{grade.Name.En.ToLowerInvariant()} from {Numbers.Plain(grade.AtLeast)}")));
        var full = Numbers.Plain(edition.Total ?? 0);
        return string.Join('\n', (string[])[
            words.Pick($"注：1.满分{full}分，各一级指标为{tops}；各项得分不超过其分值，总分为各项得分之和。", $"1. Full marks are {full}: {tops}. No score exceeds its weight; the total adds the scores."),
            words.Pick("2.没有达到指标值的，应说明原因和拟采取的措施；案例没有载明原因的，写“案例未载”。", "2. Where a target is missed, the reason and what is planned belong beside it; “not in the case” means that no reason is known."),
            words.Pick($"3.定量指标达到指标值的得满分，没有达到的按完成比例计分；定性指标先定档，再在档内取比例（{string.Join('；', bands)}）。标“推定”的，文件没有印出，由公布得分反推。", $"3. A quantified indicator has full points when the target is met, otherwise in proportion. A judged one has a grade and a share within it ({string.Join("; ", bands)}). What is marked as assumed is not printed and was inferred from the published score."),
            words.Pick($"4.等次：{grades}。", $"4. Grades: {grades}."),
        ]);
    }
}
