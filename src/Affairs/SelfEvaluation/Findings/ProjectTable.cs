using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Platform.Language;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;

namespace Anlan.Affairs.SelfEvaluation.Findings;

/// <summary>A project self-evaluation table: columns that slipped, rates that do not fit, results that are no results.</summary>
static class ProjectTable
{
    public static IEnumerable<Finding> Check(CaseEvaluation e) =>
        e.Case.Projects.Count == 0
            ? []
            : Shifted(e).Concat(Empty(e)).Concat(Unread(e.Case)).Concat(Blank(e)).Concat(e.Case.Projects.SelectMany(p => Rate(p, e.Case.Money).Concat(p.Targets.SelectMany(t => Target(p, t)))));

    // A cell left out in the middle of a row moves everything behind it one column to the left.
    static IEnumerable<Finding> Shifted(CaseEvaluation e)
    {
        var layout = e.Edition.Table;
        var blank = BlankColumns(e.Case);
        var slipped = e.Case.Projects
            .SelectMany(p => p.MissingCells.Except(blank).Select(cell => (Project: p, Cell: cell, Recovered: p.Recovered.FirstOrDefault(r => r.Column == cell))))
            .Where(x => x.Recovered is null or { Shifts: true })
            .GroupBy(x => (x.Cell, x.Recovered?.Certainty));
        foreach (var group in slipped)
        {
            var (rows, first) = (group.Select(x => x.Project.No).ToList(), group.First());
            var name = ColumnName(layout, group.Key.Cell);
            var cells = first.Project.CellsFound is { } found && layout is not null
                ? new Bilingual($"（表头 {layout.Columns.Count} 列，一行只有 {found} 个有内容的格）", $" (the heading has {layout.Columns.Count} columns; a row has {found} filled cells)")
                : ("", "");
            var (all, put) = (rows.Count == e.Case.Projects.Count, PutBack(first.Recovered));
            yield return new(group.Key.Certainty == Certainty.Unsure ? "unsure_alignment" : all ? "shifted_columns" : "missing_cell", all ? Severity.Error : Severity.Warning,
                ($"{(all ? $"全部 {rows.Count} 行" : $"第 {string.Join("、", rows)} 行")}缺“{name.Zh}”一格{cells.Zh}，其后各格左移一列，与表头对不上；{put.Zh}。",
                 $"{(all ? $"All {rows.Count} rows lack" : rows.Count == 1 ? $"Row {rows[0]} lacks" : $"Rows {string.Join(", ", rows)} lack")} the cell “{name.En}”{cells.En}, so everything behind it stands one column to the left of its heading; {put.En}."),
                first.Project.Source, layout?.Columns.Count.ToString(), first.Project.CellsFound?.ToString());
        }
    }

    static Bilingual PutBack(RecoveredCell? cell) => cell switch
    {
        null => ("已按表头归位", "it has been put back"),
        { Certainty: Certainty.Unsure } => ($"缺的究竟是哪一格没有把握，请核对：{cell.Because.Zh}", $"which cell is missing is not certain, please check: {cell.Because.En}"),
        _ => ($"已按表头归位（{Names.Of(cell.Certainty).Zh}：{cell.Because.Zh}）", $"it has been put back ({Names.Of(cell.Certainty).En}: {cell.Because.En})"),
    };

    // The form wants 不适用 where nothing belongs; an empty cell leaves open whether something was forgotten.
    static IEnumerable<Finding> Empty(CaseEvaluation e)
    {
        foreach (var project in e.Case.Projects)
        {
            var empty = project.Recovered.Where(r => !r.Shifts && !FreeText.Contains(r.Column) && e.Edition.Table?.Columns.Any(c => c.Code == r.Column && c.Kind == ColumnKind.Text) == true)
                .Select(r => ColumnName(e.Edition.Table, r.Column)).ToList();
            if (empty.Count == 0) continue;
            yield return new("empty_cell", Severity.Warning,
                ($"第 {project.No} 行有 {empty.Count} 格是空的：{string.Join("；", empty.Select(n => n.Zh))}。没有内容的应写“不适用”。",
                 $"Row {project.No} has {empty.Count} empty cells: {string.Join("; ", empty.Select(n => n.En))}. Where nothing belongs, “not applicable” should stand."),
                project.Source);
        }
    }

    static IEnumerable<Finding> Unread(EvaluationCase @case) => @case.UnreadLines.Select(unread =>
    {
        var text = unread.Text.Length > 40 ? unread.Text[..40] + "…" : unread.Text;
        return new Finding("unread_line", Severity.Warning,
            ($"第 {unread.Line} 行没有读懂，没有计入：“{text}”。", $"Line {unread.Line} was not understood and is left out: “{text}”."),
            new(@case.Documents.Values.First(), null, unread.Line));
    });

    static IEnumerable<Finding> Blank(CaseEvaluation e) => BlankColumns(e.Case).Select(code =>
    {
        var name = ColumnName(e.Edition.Table, code);
        return new Finding("blank_column", Severity.Warning,
            ($"“{name.Zh}”一列全部 {e.Case.Projects.Count} 行都是空的。", $"The column “{name.En}” is empty in all {e.Case.Projects.Count} rows."), e.Case.Projects[0].Source);
    });

    static readonly string[] FreeText = ["problems", "corrections"];

    static IEnumerable<string> BlankColumns(EvaluationCase @case) => FreeText.Where(code => @case.Projects.All(p => p.MissingCells.Contains(code)));

    static Bilingual ColumnName(TableLayout? layout, string code)
    {
        if (layout?.Columns.FirstOrDefault(c => c.Code == code) is not { } column) return Bilingual.Same(code);
        IEnumerable<Bilingual> all = [.. column.Groups, column.Name];
        return (string.Join(" · ", all.Select(n => n.Zh)), string.Join(" · ", all.Select(n => n.En)));
    }

    static IEnumerable<Finding> Rate(Project project, MoneyUnit money)
    {
        if (project is not { ComputedRate: { } rate, Rate: { Number: { } printed } figure }) yield break;
        if (Math.Abs(printed - rate) <= Amounts.RoundingOf(figure)) yield break;
        yield return new("table_rate", Severity.Error,
            ($"第 {project.No} 个项目“{project.Name.Zh}”的执行率印 {figure.Printed}，支出除以预算为 {Numbers.Percent(rate)}。", $"Project {project.No}, “{project.Name.En}”: the rate is printed as {figure.Printed}; spending divided by budget is {Numbers.Percent(rate)}."),
            figure.Source, Numbers.Percent(rate), figure.Printed);
    }

    static IEnumerable<Finding> Target(Project project, ProjectTarget target)
    {
        var (zh, en) = ($"第 {project.No} 个项目“{project.Name.Zh}”的“{target.Name.Zh}”", $"Project {project.No}, “{project.Name.En}”, “{target.Name.En}”");
        if (target.RepeatsTarget)
            yield return new("target_pasted_as_result", Severity.Warning,
                target.Result is not null && target.Result == target.Target
                    ? ($"{zh}：完成情况照抄指标内容（“{target.Target}”），没有另写实际完成数。", $"{en}: the result copies the indicator (“{target.Target}”) and tells no figure of its own.")
                    : ($"{zh}：完成情况写“{target.Result ?? target.Target}”，是目标而不是实际完成数。", $"{en}: the result reads “{target.Result ?? target.Target}”, which is a target and no result."), target.Source, null, target.Result ?? target.Target);
        if (target.OtherQuestion)
            yield return new("result_answers_otherwise", Severity.Warning,
                ($"{zh}：完成情况答的不是指标所问（写“{target.Result ?? "—"}”）。", $"{en}: the result answers something else than the indicator asks (“{target.Result ?? "—"}”)."), target.Source, target.Target, target.Result);
        if (target.TimesPrinted > 1)
            yield return new("repeated_indicator", Severity.Note,
                ($"{zh}在同一格内重复印了 {target.TimesPrinted} 次。", $"{en} is printed {target.TimesPrinted} times in one cell."), target.Source);
        if (target is not { TargetNumber: > 0 and var goal, ResultNumber: { } result, RepeatsTarget: false }) yield break;
        if (target.AtLeast ? result >= goal : result <= goal) yield break;
        var share = Numbers.Percent(result / goal);
        yield return new("result_short_of_target", Severity.Error,
            ($"{zh}：目标 {target.Target}，完成 {target.Result}（{share}）{(target.ClaimsDone ? "，却写明已完成" : "")}。", $"{en}: the target is {target.Target}, the result {target.Result} ({share}){(target.ClaimsDone ? ", yet it says done" : "")}."),
            target.Source, target.Target, target.Result);
    }
}
