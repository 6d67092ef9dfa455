using System.Globalization;
using System.Text.Json;
using Anlan.Affairs.SelfEvaluation;
using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Rules.Figures;

namespace Anlan.Conformance.Tests;

/// <summary>The samples against what was read out of the reports independently: figures, published scores, names.</summary>
[Trait("category", "conformance")]
public class FiguresOfTheCasesTests
{
    public static TheoryData<string> Codes => [.. Samples.Codes];

    [Theory, MemberData(nameof(Codes))]
    public void Bureau_year_and_framework_are_the_same(string code)
    {
        if (!PublishedReports.AreHere()) return;
        var (sample, read) = (Samples.Read(code), PublishedReports.Case(code));

        sample.Bureau.Zh.ShouldBe(read.GetProperty("bureau").GetString());
        sample.Year.ShouldBe(read.GetProperty("year").GetInt32());
        sample.Framework.ShouldBe(read.GetProperty("framework").GetString());
    }

    [Theory, MemberData(nameof(Codes))]
    public void Every_figure_of_the_tables_and_inputs_stands_in_the_sample(string code)
    {
        if (!PublishedReports.AreHere()) return;
        var (sample, read) = (Samples.Read(code), PublishedReports.Case(code));
        var known = Known(sample).ToHashSet();
        string[] parts = ["tables", "procurement", "daily_public", "three_publics", "adjustment", "staff", "budget", "accidents", "deductions", "indicator_inputs", "text_figures", "projects"];

        var numbers = parts.Where(part => read.TryGetProperty(part, out _)).SelectMany(part => In(read.GetProperty(part), part)).ToList();
        numbers.Count.ShouldBeGreaterThan(10);
        numbers.Where(n => !n.Path.EndsWith(".points") && !known.Contains(Math.Abs(n.Value))).Select(n => $"{n.Path}: {n.Value}").ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Codes))]
    public void The_published_scores_are_the_same(string code)
    {
        if (!PublishedReports.AreHere()) return;
        var (sample, read) = (Samples.Read(code), PublishedReports.Case(code));
        if (read.TryGetProperty("published_total", out var total) && total.ValueKind == JsonValueKind.Number) sample.Published.Total!.Points.ShouldBe(total.GetDecimal());
        else sample.Published.Total.ShouldBeNull();
        if (read.TryGetProperty("published_grade", out var grade)) sample.Published.Grade!.Value.Zh.ShouldBe(grade.GetString());

        foreach (var (name, score) in Published(read)) Score(sample, name).ShouldBe(score, $"{name}");
    }

    static IEnumerable<(string Name, decimal Score)> Published(JsonElement read)
    {
        foreach (var key in (string[])["published_scores", "published_level1"])
            if (read.TryGetProperty(key, out var scores))
                foreach (var score in scores.EnumerateObject()) yield return (score.Name, score.Value.GetDecimal());
        if (read.TryGetProperty("indicators", out var indicators))
            foreach (var indicator in indicators.EnumerateArray())
                yield return ($"{indicator.GetProperty("level1").GetString()}/{indicator.GetProperty("name").GetString()}", indicator.GetProperty("published_score").GetDecimal());
    }

    // By code, or by the Chinese name of an indicator or of a group of the first level.
    static decimal? Score(EvaluationCase sample, string name)
    {
        if (sample.Published.Scores.TryGetValue(name, out var byCode)) return byCode.Points;
        var edition = Samples.Library.Find(sample.Framework)!;
        if (edition.Indicators.FirstOrDefault(i => Named(i.Name.Zh) == name || $"{i.Path[0].Zh}/{Named(i.Name.Zh)}" == name) is { } indicator && sample.Published.Scores.TryGetValue(indicator.Code, out var score)) return score.Points;
        return edition.Tree.FirstOrDefault(g => g.Name.Zh == name) is { } group
            ? sample.Published.Levels.Where(l => l.Name.Zh == name).Select(l => (decimal?)l.Score.Points).FirstOrDefault()
                ?? CaseEvaluation.Of(sample, Samples.Library).Result.Subtotal(group).Unrounded
            : null;
    }

    // The edition tells two indicators of one name apart by a word in brackets.
    static string Named(string name) => name.Contains('（') ? name[..name.IndexOf('（')] : name;

    // Every number of a sample, as it is and as its documents print it (万元, percent).
    static IEnumerable<decimal> Known(EvaluationCase c)
    {
        var figures = c.Figures.Values.Select(f => f.Figure)
            .Concat(c.Restated.SelectMany(r => r.Values).Select(v => v.Figure))
            .Concat(c.Tables.SelectMany(t => t.Rows.SelectMany(row => t.Columns.Select(column => t.Cell(row, column)))).OfType<Figure>())
            .Concat(c.Projects.SelectMany(p => new[] { p.Budget, p.Spent, p.Fiscal, p.NonFiscal, p.Rate }.OfType<Figure>()))
            .Where(f => f.Number is not null)
            .SelectMany(f => (decimal[])[f.Number!.Value, f.Number.Value / 10_000m, f.Number.Value * 100]);
        var others = c.Surveys.SelectMany(s => new[] { s.Value, s.OutOf }.OfType<decimal>())
            .Concat(c.Counts.SelectMany(n => (decimal[])[n.Stated, n.Found]))
            .Concat(c.Published.Scores.Values.Select(s => s.Points))
            .Concat(c.Projects.Select(p => (decimal)p.No));
        return figures.Concat(others).Select(n => Math.Abs(n)).Concat([0m, 1m]);
    }

    static IEnumerable<(string Path, decimal Value)> In(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => In(p.Value, $"{path}.{p.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((e, i) => In(e, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"))),
        JsonValueKind.Number => [(path, element.GetDecimal())],
        _ => [],
    };
}
