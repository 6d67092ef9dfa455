using System.Globalization;
using Anlan.Platform.Language;
using Anlan.Platform.Office;
using Anlan.Rules.Evaluation;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;

namespace Anlan.Affairs.SelfEvaluation.Documents;

/// <summary>评分表: every indicator with its weight, its rule in words, what the score rests on, the score and the published one.</summary>
public static class ScoreTable
{
    /// <summary>The score table as a workbook of its own, with the inputs on a second sheet.</summary>
    public static Workbook Book(CaseEvaluation evaluation, CultureInfo language)
    {
        var words = new DocumentWords(language, evaluation.Case.Money);
        var (bureau, year) = (words.Say(evaluation.Case.Bureau), evaluation.Case.Year);
        var title = words.Pick($"{bureau}{year}年度部门整体绩效自评评分表", $"{bureau}: score table for {year}");
        return new Workbook(language) { Properties = new() { Title = title, Author = bureau } }
            .Sheet(words.Pick("评分表", "Scores"), Of(evaluation, words) with { Caption = title }, new() { FrozenColumns = LevelsOf(evaluation.Edition) })
            .Sheet(words.Pick("输入数据与来源", "Inputs and sources"), InputTable.Of(evaluation, words), new() { FrozenColumns = 1 });
    }

    internal static Table Of(CaseEvaluation evaluation, DocumentWords words)
    {
        var edition = evaluation.Edition;
        var levels = LevelsOf(edition);
        var weights = DecimalsOf(edition.Indicators.Select(indicator => indicator.Weight));
        return new(
            [
                .. Enumerable.Range(1, levels - 1).Select(level => new Column(LevelName(level, words)).Merging().Wide(5.5m)),
                new Column(LevelName(levels, words)).Wide(8.5m), words.Pick("分值", "Weight"),
                words.Pick("评分规则", "Rule"), new Column(words.Pick("得分依据", "Basis")).Centred(), words.Pick("得分", "Score"), words.Pick("公布得分", "Published"),
            ],
            [.. evaluation.Result.Scores.Select(score => Line(evaluation, score, levels, weights, words)), Total(evaluation, levels, weights, words)])
        {
            Unit = words.Pick("分", "points"),
            TypePoints = words.IsChinese ? null : 9,
            Note = words.Pick("注：评分规则由平台按规则结构写出。得分依据：", "The rules are worded by the platform from their structure. Bases: ")
                + string.Join(words.Pick("；", "; "), Enum.GetValues<Basis>().Select(basis => words.Say(Names.Of(basis)) + words.Pick("——", ": ") + words.Say(Names.Meaning(basis)))) + words.Pick("。", "."),
        };
    }

    static Row Line(CaseEvaluation evaluation, IndicatorScore score, int levels, int weights, DocumentWords words)
    {
        var (indicator, decimals) = (score.Indicator, evaluation.Edition.Rounding.Indicator);
        var groups = GroupsOf(evaluation.Edition, indicator);
        return new([
            .. groups.Select(group => Cell.Text(words.Say(group.Name) + words.Pick($"\n（{Numbers.Plain(group.Weight)}分）", $"\n({Numbers.Plain(group.Weight)})"))),
            Cell.Text(words.Say(indicator.Name)).Over(columns: levels - groups.Count).Left(),
            Cell.Number(indicator.Weight, weights).Centred(),
            string.Join('\n', indicator.Rule.Wording.Select(words.Say)),
            words.Say(Names.Of(score.Basis)),
            Cell.Number(evaluation.Edition.Rounding.SumsUnrounded ? score.Unrounded : score.Shown, decimals),
            Published(score.Published?.Points, decimals)]);
    }

    static Row Total(CaseEvaluation evaluation, int levels, int weights, DocumentWords words)
    {
        var (edition, total) = (evaluation.Edition, evaluation.Result.Total);
        return Row.Total(
            Cell.Text(words.Pick("总分", "Total")).Over(columns: levels).Centred(), Cell.Number(edition.Total, weights).Centred(), Cell.Empty, Cell.Empty,
            Cell.Number(edition.Rounding.SumsUnrounded ? total.Unrounded : total.Shown, edition.Rounding.Total), Published(evaluation.Case.Published.Total?.Points, edition.Rounding.Total));
    }

    static Cell Published(decimal? points, int decimals) => Cell.Number(points, Math.Max(decimals, DecimalsOf([points ?? 0])));

    /// <summary>So many decimals show all of them unrounded.</summary>
    internal static int DecimalsOf(IEnumerable<decimal> numbers) => numbers.Select(number => (int)(number / 1.0000000000000000000000000000m).Scale).DefaultIfEmpty(0).Max();

    static int LevelsOf(FrameworkEdition edition) => edition.Indicators.Max(indicator => indicator.Path.Count) + 1;

    static string LevelName(int level, DocumentWords words) => words.Pick($"{"一二三四五六七八九"[level - 1]}级指标", $"Level {level}");

    static List<IndicatorGroup> GroupsOf(FrameworkEdition edition, Indicator indicator)
    {
        List<IndicatorGroup> path = [];
        var among = edition.Tree;
        while (among.FirstOrDefault(group => group.Indicators.Contains(indicator)) is { } group)
        {
            path.Add(group);
            among = group.Groups;
        }
        return path;
    }
}
