using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Platform.Language;
using Anlan.Platform.Office;
using Anlan.Rules.Figures;
using Anlan.Rules.Scoring;

namespace Anlan.Affairs.SelfEvaluation.Documents.Chapters;

/// <summary>预算和支出情况: budget, adjustment and spending, execution against time elapsed, and the money tables of the case.</summary>
static class MoneyChapter
{
    public static void Write(Draft draft)
    {
        draft.Chapter(("预算和支出情况", "Budget and spending"));
        draft.Section(("预算安排和支出", "Budget, adjustment, spending"));
        Year(draft);
        draft.Section(("预算执行进度", "Execution over the year"));
        Quarters(draft);
        var tables = CaseTables.About(draft.Case, TableSubject.Money).ToList();
        if (tables.Count == 0) return;
        draft.Section(("资金和资产明细", "Money and assets in detail"));
        draft.Paragraph("以下各表取自评价所用文件，数字照原件列出；核对中发现的差异见第五部分。",
            "These tables are taken from the documents used, with the figures as printed; what does not add up is told in section 5.");
        CaseTables.Write(draft, tables);
    }

    static void Year(Draft draft)
    {
        var (words, c) = (draft.Words, draft.Case);
        (Bilingual Name, Figure? Figure)[] figures =
        [
            (("年初预算", "Initial budget"), BudgetFigures.Initial(c)), (("调整后预算", "Adjusted budget"), BudgetFigures.Adjusted(c)), (("实际支出", "Spent"), BudgetFigures.Spent(c)),
        ];
        if (figures.All(f => f.Figure is null))
        {
            draft.Paragraph("案例未载年初预算、调整后预算和实际支出。", "The case holds neither initial budget nor adjusted budget nor spending.");
            return;
        }
        draft.Document.Paragraph(Summary(draft, figures[0].Figure?.Number, figures[1].Figure?.Number, figures[2].Figure?.Number));
        draft.Document.Table(new(
            [new Column(words.Pick("项目", "Item")).Wide(6.5m), words.Pick("金额", "Amount"), words.Pick("出处", "Source")],
            figures.Select(f => new Row([words.Say(f.Name), Cell.Money(words.Money(f.Figure?.Number)), f.Figure is null ? words.Pick("案例未载", "Not in the case") : SourceText.Full(f.Figure, words)])))
        {
            Caption = words.Pick("预算和支出总体情况", "Budget and spending in all"),
            Unit = words.MoneyName,
        });
    }

    static string Summary(Draft draft, decimal? initial, decimal? adjusted, decimal? spent)
    {
        var words = draft.Words;
        List<string> said = [];
        if (initial is { } first) said.Add(words.Pick($"年初预算{words.MoneyText(first)}", $"the initial budget was {words.MoneyText(first)}"));
        if (adjusted is { } then)
            said.Add(words.Pick($"调整后预算{words.MoneyText(then)}", $"the adjusted budget {words.MoneyText(then)}")
                + (initial is { } i && i != 0 ? words.Pick($"，比年初{(then < i ? "减少" : "增加")}{words.MoneyText(Math.Abs(then - i))}（{Numbers.Percent(Math.Abs(then - i) / i)}）", $" ({words.MoneyText(Math.Abs(then - i))} or {Numbers.Percent(Math.Abs(then - i) / i)} {(then < i ? "less" : "more")})") : ""));
        if (spent is { } paid)
            said.Add(words.Pick($"全年实际支出{words.MoneyText(paid)}", $"{words.MoneyText(paid)} were spent in the year")
                + (adjusted is { } a && a != 0 ? words.Pick($"，为调整后预算的{Numbers.Percent(paid / a)}", $", {Numbers.Percent(paid / a)} of the adjusted budget") : ""));
        var sentence = string.Join(words.Pick("；", "; "), said);
        return words.Pick($"{draft.Case.Year}年度，{sentence}。", $"In {draft.Case.Year} {sentence}.");
    }

    static void Quarters(Draft draft)
    {
        var words = draft.Words;
        var periods = draft.Evaluation.Result.Scores.SelectMany(score => score.Periods).ToList();
        if (periods.Count == 0)
        {
            draft.Paragraph("本指标体系不按季度考核预算执行，没有分季数据可列。", "This framework does not look at execution by quarter.");
            return;
        }
        draft.Paragraph($"各季度末累计支出占全年预算的比例（支付进度）与序时进度对照见表{draft.Document.NextTable}。",
            $"Table {draft.Document.NextTable} holds spending to the end of each quarter, as a share of the year's budget, against the time elapsed.");
        draft.Document.Table(new(
            [words.Pick("时期", "Period"), words.Pick("支付进度", "Spent so far"), words.Pick("序时进度", "Time elapsed"), words.Pick("执行率", "Execution rate")],
            periods.Select((p, i) => new Row([PeriodName(i, periods, words), Cell.Percent(p.Progress), Cell.Percent(p.Time, 0), Cell.Percent(p.Rate)])))
        {
            Caption = words.Pick("分季预算执行情况", "Budget execution by quarter"),
            Note = words.Pick("注：执行率＝支付进度÷序时进度。", "Execution rate = spent so far ÷ time elapsed.") + (periods.Exists(p => p.Rate is null) ? words.Pick("“—”表示该季度数字没有公布，不当作零。", " A dash: the figure of the quarter is not published. It is not zero.") : ""),
        });
    }

    static string PeriodName(int i, List<ExecutionPeriod> periods, DocumentWords words) =>
        periods.Count == 4 ? words.Pick($"第{"一二三四"[i]}季度", $"Quarter {i + 1}") : words.Pick($"第{i + 1}期", $"Period {i + 1}");
}
