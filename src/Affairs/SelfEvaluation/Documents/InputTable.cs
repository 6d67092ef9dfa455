using System.Globalization;
using Anlan.Platform.Office;
using Anlan.Rules.Evaluation;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;

namespace Anlan.Affairs.SelfEvaluation.Documents;

/// <summary>输入数据与来源: every figure that a rule reads, how it is known, and the document, place and line where it stands.</summary>
static class InputTable
{
    public static Table Of(CaseEvaluation evaluation, DocumentWords words) => new(
        [
            new Column(words.Pick("指标", "Indicator")).Merging().Wide(8), new Column(words.Pick("数据", "Input")).Wide(12), new Column(words.Pick("数值", "Value")).Right().Wide(words.IsChinese ? 7.5m : 9),
            new Column(words.Pick("性质", "Standing")).Centred(), new Column(words.Pick("文件", "Document")).Merging().Wide(words.IsChinese ? 9 : 13), words.Pick("位置", "Place"), new Column(words.Pick("行", "Line")).Centred(),
        ],
        evaluation.Result.Scores.SelectMany(score => Lines(evaluation, score, words)).Concat(Unused(evaluation, words)))
    {
        TypePoints = words.IsChinese ? null : 9,
        Note = words.Pick("注：“印出”指文件印有该数；“推定”的理由见正文“推定的数据”；“缺失”不当作零。", "Printed: the document prints the figure. Why a figure was assumed stands in the report under “Figures that were assumed”. Missing is not zero."),
    };

    static IEnumerable<Row> Lines(CaseEvaluation evaluation, IndicatorScore score, DocumentWords words)
    {
        var indicator = score.Indicator;
        foreach (var input in indicator.Inputs)
        {
            var figure = evaluation.Result.Figures[input.Name];
            var value = figure is null || !figure.HasValue && figure.Printed is null ? Cell.Missing : Cell.Text(words.Write(figure, indicator.OptionsOf(input)));
            foreach (var row in Figure(words.Say(indicator.Name), words.Say(input.Title), figure, value, words)) yield return row;
        }
        if (score.Published is { } published)
            yield return new([words.Say(indicator.Name), words.Pick("公布的得分", "Published score"), words.Points(published.Points), words.Say(Names.Of(Standing.Printed)), .. Place(published.Source, words)]);
    }

    // A figure that was worked out stands above the figures it was worked out from.
    static IEnumerable<Row> Figure(string indicator, string name, Figure? figure, Cell value, DocumentWords words)
    {
        if (figure is null)
        {
            yield return new([indicator, name, Cell.Missing, words.Say(Names.Of(Basis.Missing)), Cell.Empty, Cell.Empty, Cell.Empty]);
            yield break;
        }
        yield return figure is { Derivation: { } derivation, Source: null }
            ? [indicator, name, value, words.Say(Names.Of(figure.Standing)), Cell.Text(words.Pick("推算：", "Worked out: ") + words.Say(derivation.Formula)).Over(columns: 2), Cell.Empty]
            : new Row([indicator, name, value, words.Say(Names.Of(figure.Standing)), .. Place(figure.Source, words)]);
        foreach (var (part, from) in figure.Derivation?.From ?? [])
            foreach (var row in Figure(indicator, words.Pick("　其中：", "— ") + words.Say(part), from, from.HasValue ? Cell.Text(words.Write(from)) : Cell.Missing, words)) yield return row;
    }

    static IEnumerable<Row> Unused(CaseEvaluation evaluation, DocumentWords words)
    {
        var heading = words.Pick("未用于计分的数据", "Not used for a score");
        return evaluation.Case.Figures.Values.Where(named => evaluation.Edition.FindInput(named.Code) is null)
            .SelectMany(named => Figure(heading, words.Say(named.Name), named.Figure, named.Figure.HasValue ? Cell.Text(words.Write(named.Figure)) : Cell.Missing, words));
    }

    static Cell[] Place(Source? source, DocumentWords words) => source is null
        ? [words.Pick("案例未载", "Not in the case"), Cell.Empty, Cell.Empty]
        : [words.Say(source.Document), source.Place is { } place ? words.Say(place) : Cell.Empty, source.Line?.ToString(CultureInfo.InvariantCulture)];
}
