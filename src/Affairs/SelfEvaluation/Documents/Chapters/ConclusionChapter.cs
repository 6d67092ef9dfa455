using Anlan.Platform.Office;
using Anlan.Rules.Evaluation;
using Anlan.Rules.Figures;

namespace Anlan.Affairs.SelfEvaluation.Documents.Chapters;

/// <summary>综合评价结论: total, grade, categories, and how well the scores are known.</summary>
static class ConclusionChapter
{
    public static void Write(Draft draft)
    {
        draft.Chapter(("综合评价结论", "Conclusion"));
        draft.Section(("总分和等次", "Total and grade"));
        draft.Document.Paragraph(TotalSentence(draft) + Compared(draft) + GradeSentence(draft));
        draft.Document.Table(Categories(draft));
        CaseTables.Write(draft, CaseTables.About(draft.Case, TableSubject.Scores));
        draft.Section(("得分依据", "What the scores rest on"));
        draft.Paragraph($"每项得分都注明依据，四种依据分开列示，不相混同，见表{draft.Document.NextTable}。",
            $"Each score says what it rests on. The four bases are told apart and never mixed; see table {draft.Document.NextTable}.");
        draft.Document.Table(Bases(draft));
    }

    static string TotalSentence(Draft draft)
    {
        var (words, total) = (draft.Words, draft.Evaluation.Result.Total);
        return total is { Shown: { } shown, Unrounded: { } exact }
            ? words.Pick(
                $"按规则计算，{draft.Case.Year}年度部门整体绩效自评总分为{draft.Total(shown)}分（未取整为{Exact(exact)}分），满分{Numbers.Plain(draft.Edition.Total ?? 0)}分。",
                $"By the rules, the total for {draft.Case.Year} is {draft.Total(shown)} points ({Exact(exact)} before rounding) out of {Numbers.Plain(draft.Edition.Total ?? 0)}. ")
            : words.Pick(
                $"{total.MissingCount}项指标没有得分，因此不出总分；其余指标得分合计{words.Points(total.Partial)}。缺失不是零分。",
                $"{total.MissingCount} indicators have no score, so there is no total; the others add to {words.Points(total.Partial)}. Missing is not zero. ");
    }

    static string Exact(decimal points) => Numbers.Plain(Numbers.Round(points, 6));

    static string Compared(Draft draft)
    {
        var (words, result) = (draft.Words, draft.Evaluation.Result);
        if (draft.Case.Published.Total?.Points is not { } published) return words.Pick("部门没有公布总分。", "The department published no total. ");
        var plain = Numbers.Plain(published);
        if (result.Total.Shown is not { } shown) return words.Pick($"公布总分为{plain}分。", $"The published total is {plain}. ");
        return shown == published
            ? words.Pick($"公布总分为{plain}分，与规则所得一致。", $"The published total is {plain}, the same. ")
            : words.Pick($"公布总分为{plain}分，与规则所得不同。", $"The published total is {plain}, which differs. ");
    }

    static string GradeSentence(Draft draft)
    {
        var (words, published) = (draft.Words, draft.Case.Published.Grade);
        var said = draft.Edition.Grades.Count == 0
            ? words.Pick("指标体系没有规定等次，因此不评等次。", "The framework states no grades, so none is given.")
            : draft.Evaluation.Result.Grade is { } grade
                ? words.Pick($"等次为“{grade.Name.Zh}”。", $"The grade is “{grade.Name.En}”.")
                : words.Pick("没有总分，不评等次。", "Without a total there is no grade.");
        return said + (published is { } name ? words.Pick($"公布的等次为“{name.Zh}”。", $" The published grade is “{name.En}”.") : "");
    }

    static Table Categories(Draft draft)
    {
        var (words, result, d) = (draft.Words, draft.Evaluation.Result, draft.Edition.Rounding.Indicator);
        var weights = ScoreTable.DecimalsOf(draft.Edition.Tree.Select(group => group.Weight));
        var rows = draft.Edition.Tree.Select(group =>
        {
            var total = result.Subtotal(group);
            return new Row([words.Say(group.Name), Cell.Number(group.Weight, weights), Cell.Number(total.SumOfShown, d), Cell.Number(total.Unrounded, 4), Cell.Percent(Reached(total, group.Weight))]);
        });
        var all = result.Total;
        return new(
            [words.Pick("一级指标", "Category"), words.Pick("分值", "Weight"), words.Pick("得分", "Score"), words.Pick("未取整得分", "Unrounded"), words.Pick("得分率", "Reached")],
            [.. rows, Row.Total(words.Pick("总分", "Total"), Cell.Number(draft.Edition.Total, weights), Cell.Number(all.Shown, draft.Edition.Rounding.Total), Cell.Number(all.Unrounded, 4), Cell.Percent(Reached(all, draft.Edition.Total ?? 0)))])
        {
            Caption = words.Pick("各类指标得分情况", "Scores by category"),
            Unit = words.Pick("分", "points"),
            Note = RoundingNote(draft),
        };
    }

    static decimal? Reached(Total total, decimal weight) => weight > 0 ? total.Unrounded / weight : null;

    static string? RoundingNote(Draft draft)
    {
        var (words, total) = (draft.Words, draft.Evaluation.Result.Total);
        if (!draft.Edition.Rounding.SumsUnrounded) return null;
        var note = words.Pick("注：各类得分由列示的指标得分相加，总分由未取整的得分相加后取整。", "Categories add the scores as shown; the total rounds the sum of the unrounded scores.");
        return total is { Shown: { } shown, SumOfShown: { } sum } && shown != sum
            ? note + words.Pick($"列示得分相加为{Numbers.Plain(sum)}分，与总分相差{Numbers.Plain(Math.Abs(sum - shown))}分，属取整所致。", $" The scores as shown add to {Numbers.Plain(sum)}, {Numbers.Plain(Math.Abs(sum - shown))} from the total, because of rounding.")
            : note;
    }

    static Table Bases(Draft draft)
    {
        var (words, scores) = (draft.Words, draft.Evaluation.Result.Scores);
        var weights = ScoreTable.DecimalsOf(draft.Edition.Indicators.Select(indicator => indicator.Weight));
        var rows = Enum.GetValues<Basis>().Select(basis =>
        {
            var on = scores.Where(score => score.Basis == basis).ToList();
            return new Row([
                Cell.Text(words.Say(Names.Of(basis))).Centred(), words.Say(Names.Meaning(basis)), Cell.Integer(on.Count), Cell.Number(on.Sum(s => s.Indicator.Weight), weights),
                basis == Basis.Missing ? Cell.Missing : Cell.Number(on.Sum(s => s.Unrounded), 4)]);
        });
        return new([new Column(words.Pick("依据", "Basis")).Wide(5), words.Pick("含义", "What it means"), new Column(words.Pick("指标数", "Indicators")).Wide(5), words.Pick("分值", "Weight"), new Column(words.Pick("未取整得分", "Unrounded")).Wide(5.5m)], rows)
        {
            Caption = words.Pick("得分依据分布", "Scores by basis"),
        };
    }
}
