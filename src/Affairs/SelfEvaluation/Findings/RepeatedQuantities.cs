using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Affairs.SelfEvaluation.ProjectTables;
using Anlan.Platform.Language;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;

namespace Anlan.Affairs.SelfEvaluation.Findings;

/// <summary>
/// One thing counted twice in a row of a project table, with two numbers: 750 家 under the target, 567 家 further on. Works on the words
/// of a table that was brought in whole.
/// </summary>
static class RepeatedQuantities
{
    public static IEnumerable<Finding> Check(CaseEvaluation e) =>
        e.Edition.Table is { } layout ? e.Case.Projects.SelectMany(project => Check(project, layout)) : [];

    sealed record Place(TableColumn Column, StatedQuantity Quantity);

    static IEnumerable<Finding> Check(Project project, TableLayout layout)
    {
        var places = layout.Columns
            .Where(column => project.Texts.ContainsKey(column.Code))
            .SelectMany(column => StatedQuantity.In(project.Texts[column.Code]).Select(quantity => new Place(column, quantity)));
        foreach (var said in places.GroupBy(p => (p.Quantity.Phrase, p.Quantity.Unit)))
        {
            var first = said.First();
            if (said.FirstOrDefault(p => p.Quantity.Number != first.Quantity.Number && p.Column != first.Column) is { } second)
                yield return Differ(project, first, second);
        }
    }

    static Finding Differ(Project project, Place first, Place second)
    {
        var (wanted, stands) = (first.Quantity, second.Quantity);
        var isShort = wanted.Number > 0 && (wanted.AtMost ? stands.Number > wanted.Number : stands.Number < wanted.Number);
        var share = wanted.Number > 0 ? Numbers.Percent(stands.Number / wanted.Number) : "—";
        var (zh, en) = (Heading(first.Column), Heading(second.Column));
        Bilingual claim = isShort && project.ClaimsDone ? ("，整体完成情况却写已完成", ", yet the row says that all is done") : ("", "");
        return new(isShort ? "result_short_of_target" : "repeated_quantity", isShort ? Severity.Error : Severity.Warning,
            ($"第 {project.No} 个项目“{project.Name.Zh}”的“{wanted.Phrase}”写了两个数：“{zh.Zh}”写 {wanted.Printed}，“{en.Zh}”写 {stands.Printed}（{share}）{claim.Zh}。",
             $"Project {project.No}, “{project.Name.En}”: “{wanted.Phrase}” stands with two numbers: {wanted.Printed} under “{zh.En}”, {stands.Printed} under “{en.En}” ({share}){claim.En}."),
            project.Source, wanted.Printed, stands.Printed);
    }

    static Bilingual Heading(TableColumn column)
    {
        IEnumerable<Bilingual> all = [.. column.Groups, column.Name];
        return (string.Join(" · ", all.Select(n => n.Zh)), string.Join(" · ", all.Select(n => n.En)));
    }
}
