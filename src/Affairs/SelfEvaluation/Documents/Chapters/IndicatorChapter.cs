using Anlan.Platform.Office;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;

namespace Anlan.Affairs.SelfEvaluation.Documents.Chapters;

/// <summary>各项指标得分分析: category by category, how each score came about.</summary>
static class IndicatorChapter
{
    public static void Write(Draft draft)
    {
        draft.Chapter(("各项指标得分分析", "The scores of the indicators"));
        var @case = draft.Case;
        if (@case.Documents.Count == 1)
            draft.Paragraph($"以下“第N行”指《{@case.Documents.Values.Single().Zh}》文本的行号；数据的全部出处见附件2，规则见附件1。",
                $"In this section “line n” means a line of the text of “{@case.Documents.Values.Single().En}”. Annex 2 names every source in full, annex 1 every rule.");
        else
            draft.Paragraph("数据的全部出处见附件2，规则见附件1。", "Annex 2 names every source in full, annex 1 every rule.");
        foreach (var category in draft.Edition.Tree) Category(draft, category);
    }

    static void Category(Draft draft, IndicatorGroup category)
    {
        var (words, total) = (draft.Words, draft.Evaluation.Result.Subtotal(category));
        var weight = Numbers.Plain(category.Weight);
        var score = total.SumOfShown is { } shown ? Numbers.Plain(shown) : null;
        draft.Section(($"{category.Name.Zh}（{weight}分，{(score is null ? "得分不全" : $"得{score}分")}）", $"{category.Name.En} ({(score is null ? "incomplete" : score)} of {weight})"));
        if (category.Note is { } note) draft.Document.Paragraph(words.Say(note) + words.Pick("。", "."));
        foreach (var indicator in category.OwnIndicators) Indicator(draft, indicator);
        foreach (var group in category.Groups)
        {
            draft.Document.Heading3(words.Say(group.Name));
            if (group.Note is { } remark) draft.Document.Paragraph(words.Say(remark) + words.Pick("。", "."));
            foreach (var indicator in group.Indicators) Indicator(draft, indicator);
        }
    }

    static void Indicator(Draft draft, Indicator indicator)
    {
        var words = draft.Words;
        draft.Document.Paragraph(Inline.Bold(words.Say(indicator.Name) + words.Pick("。", ".")), words.Pick("", " ") + new ScoreStory(draft.Evaluation, draft.Evaluation.Result[indicator], words).Text);
    }
}
