using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;
using Anlan.Testing;

namespace Anlan.Conformance.Tests;

/// <summary>Every number that a sample cites really stands on the line of the report that it names.</summary>
[Trait("category", "conformance")]
public class CitedLinesTests
{
    public static TheoryData<string> Codes => [.. Samples.Codes];

    [Theory, MemberData(nameof(Codes))]
    public void The_cited_line_prints_the_number(string code)
    {
        if (!PublishedReports.AreHere()) return;
        var lines = new Lines(PublishedReports.Text(code));
        var cited = Cited(Samples.Read(code)).ToList();

        cited.Count.ShouldBeGreaterThan(20);
        cited.Where(c => !lines.Print(c.Line, c.Printed)).Select(c => $"{c.What}: “{c.Printed}” is not on line {c.Line}: {lines[c.Line]}").ShouldBeEmpty();
    }

    static IEnumerable<(string What, string Printed, int Line)> Cited(EvaluationCase c)
    {
        foreach (var table in c.Tables)
            foreach (var row in table.Rows)
                foreach (var (column, cell) in row.Cells)
                    if (row.LineOf(column) is { } line) yield return ($"{table.Code}/{row.Code}/{column}", cell.Printed, line);
        // An assumed figure cites the sentence that hints at it, which prints no number.
        foreach (var figure in c.Figures.Values.Where(f => f.Figure is { Standing: not Standing.Assumed, Derivation: null, Printed: not null, Source.Line: not null }))
            yield return ($"figure {figure.Code}", figure.Figure.Printed!, figure.Figure.Source!.Line!.Value);
        foreach (var restated in c.Restated)
            foreach (var value in restated.Values.Where(v => v.Figure is { Derivation: null, Printed: not null, Source.Line: not null }))
                yield return ($"restated {restated.Quantity.En}", value.Figure.Printed!, value.Figure.Source!.Line!.Value);
        foreach (var (name, score) in c.Published.Scores.Select(s => (s.Key, s.Value)).Concat(c.Published.Levels.Select(l => (l.Name.En, l.Score))).Append(("total", c.Published.Total!)))
            if (score is { Derived: null, Source.Line: { } line }) yield return ($"score {name}", Numbers.Plain(score.Points), line);
        foreach (var survey in c.Surveys.Where(s => s is { Value: not null, Source.Line: not null }))
            yield return ($"survey {survey.Name.En}", Numbers.Plain(survey.Value!.Value), survey.Source!.Line!.Value);
        foreach (var year in c.Years.Where(y => y.Source?.Line is not null)) yield return ($"year {year.What.En}", year.Printed.ToString(), year.Source!.Line!.Value);
        foreach (var change in c.TargetChanges.Where(t => t.Source?.Line is not null)) yield return ($"target {change.Name.En}", Numbers.Plain(change.First), change.Source!.Line!.Value);
        foreach (var project in c.Projects)
            foreach (var figure in new[] { project.Budget, project.Spent, project.Fiscal, project.NonFiscal, project.Rate }.OfType<Figure>())
                yield return ($"project {project.No}", figure.Printed!, figure.Source!.Line!.Value);
        foreach (var (project, target) in c.Projects.SelectMany(p => p.Targets.Select(t => (p, t))).Where(x => x.t.Source?.Line is not null))
            foreach (var printed in new[] { target.Target, target.Result }.OfType<string>())
                yield return ($"project {project.No}, {target.Name.En}", printed, target.Source!.Line!.Value);
    }
}

/// <summary>The samples that come with the platform.</summary>
static class Samples
{
    public static FrameworkLibrary Library { get; } = FrameworkLibrary.Load(Repository.PathOf("data", "frameworks"));

    static string Folder => Repository.PathOf("samples", "bureaus");

    public static IEnumerable<string> Codes => CaseLibrary.Names(Folder);

    public static EvaluationCase Read(string code) => CaseLibrary.Read(Folder, code, Library);
}
