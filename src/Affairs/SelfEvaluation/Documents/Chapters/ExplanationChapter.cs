using Anlan.Platform.Language;
using Anlan.Platform.Office;
using Anlan.Rules.Figures;

namespace Anlan.Affairs.SelfEvaluation.Documents.Chapters;

/// <summary>有关说明: how the report was made, how open points were read, every figure that was assumed, and rounding.</summary>
static class ExplanationChapter
{
    public static void Write(Draft draft)
    {
        draft.Chapter(("有关说明", "Explanations"));
        draft.Section(("编制方式", "How this report was made"));
        draft.Paragraph($"本报告由安澜平台依据案例“{draft.Case.Code}”所载数字和指标体系“{draft.Edition.Code}”的规则自动编制。案例没有的内容，报告写明没有，不作推断；缺失的数据不当作零。",
            $"The Anlan platform made this report from the figures of the case “{draft.Case.Code}” and the rules of the framework “{draft.Edition.Code}”. What the case does not hold is said to be missing and is not inferred; what is missing is not zero.");
        Readings(draft);
        if (!draft.Edition.Scored) return;
        Assumed(draft);
        Rounding(draft);
    }

    static void Readings(Draft draft)
    {
        draft.Section(("指标体系未尽事项的理解", "How open points of the framework are read"));
        List<Bilingual> notes = [.. draft.Edition.Notes, .. draft.Edition.Indicators.Where(i => i.Note is not null).GroupBy(i => i.Note!.Value).Select(same => OfIndicators([.. same.Select(i => i.Name)], same.Key))];
        if (notes.Count == 0) draft.Paragraph("没有需要说明的。", "There are none.");
        foreach (var (i, note) in notes.Index())
            draft.Document.Paragraph($"{i + 1}." + draft.Words.Pick("", " ") + draft.Words.Say(note));
    }

    static Bilingual OfIndicators(List<Bilingual> names, Bilingual note)
    {
        var (zh, en) = (string.Join("、", names.Select(n => $"“{n.Zh}”")), string.Join(", ", names.Select(n => $"“{n.En}”")));
        return ($"{zh}：{note.Zh.TrimEnd('。')}。", $"{en}: {note.En.TrimEnd('.')}.");
    }

    static void Assumed(Draft draft)
    {
        var words = draft.Words;
        draft.Section(("推定的数据", "Figures that were assumed"));
        var rows = draft.Edition.Indicators.SelectMany(indicator => indicator.Inputs.Select(input => (indicator, input, Figure: draft.Evaluation.Result.Figures[input.Name])))
            .Where(x => x.Figure is { Standing: Standing.Assumed }).DistinctBy(x => x.input.Name).ToList();
        if (rows.Count == 0)
        {
            draft.Paragraph("没有推定的数据。", "No figure was assumed.");
            return;
        }
        draft.Paragraph($"文件没有印出、为使规则可以计算而推定的数据共{rows.Count}个，见表{draft.Document.NextTable}。以推定数据得出的分数只能作为公布值引用，依据栏均列为“公布”。",
            $"{(rows.Count == 1 ? "One figure is" : $"{rows.Count} figures are")} not printed and assumed so that a rule can be followed; see table {draft.Document.NextTable}. A score that rests on such a figure is declared, not computed.");
        draft.Document.Table(new(
            [words.Pick("指标", "Indicator"), words.Pick("数据", "Input"), words.Pick("取值", "Value"), words.Pick("推定的理由", "Why it was assumed")],
            rows.Select(x => new Row([words.Say(x.indicator.Name), words.Say(x.input.Title), Cell.Text(words.Write(x.Figure!, x.indicator.OptionsOf(x.input))).Centred(), x.Figure!.Remark is { } why ? words.Say(why) : words.Pick("案例未载", "Not in the case")])))
        {
            Caption = words.Pick("推定的数据和理由", "Assumed figures and why"),
        });
    }

    static void Rounding(Draft draft)
    {
        var rounding = draft.Edition.Rounding;
        draft.Section(("取整", "Rounding"));
        draft.Paragraph($"计算全程不取整。指标得分四舍五入列示到{rounding.Indicator}位小数，总分列示到{rounding.Total}位小数；总分由{(rounding.SumsUnrounded ? "未取整的得分相加后取整" : "列示的得分相加")}。",
            $"Nothing is rounded on the way. Scores are shown to {rounding.Indicator} decimal{(rounding.Indicator == 1 ? "" : "s")}, the total to {rounding.Total}, half up; the total {(rounding.SumsUnrounded ? "rounds the sum of the unrounded scores" : "adds the scores as shown")}.");
    }
}
