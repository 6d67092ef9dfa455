using System.Text.Json;
using Anlan.Affairs.SelfEvaluation;
using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Affairs.SelfEvaluation.ProjectTables;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;

namespace Anlan.Conformance.Tests;

/// <summary>The real table of Longgang, put right by the platform's own reasoning, against the alignment that people found.</summary>
[Trait("category", "conformance")]
public class ProjectTableRecoveryTests
{
    const string Longgang = "longgang-2020";

    static readonly TableLayout Layout = Samples.Library.Find("shenzhen-project-table-2020")!.Table!;

    [Fact]
    public void Every_cell_of_all_rows_stands_under_its_own_heading()
    {
        if (!PublishedReports.AreHere()) return;
        var table = ProjectTableReader.Read(PublishedReports.Text(Longgang), Layout);
        var rows = PublishedReports.Case(Longgang).GetProperty("projects").EnumerateArray().ToList();

        table.Rows.Count.ShouldBe(14);
        var wrong = table.Rows.Zip(rows).SelectMany(pair => Layout.Columns.Select(column => Differs(pair.First, pair.Second, column))).OfType<string>().ToList();
        wrong.ShouldBeEmpty();
        table.Unread.ShouldBeEmpty();
    }

    [Fact]
    public void It_says_which_cells_were_missing_and_how_sure_that_is()
    {
        if (!PublishedReports.AreHere()) return;
        var rows = ProjectTableReader.Read(PublishedReports.Text(Longgang), Layout).Rows;

        rows.ShouldAllBe(row => row.Missing.All(m => m.Certainty != Certainty.Unsure));
        rows.Single(r => r.Project.No == 5).Missing.Select(m => m.Column).ShouldContain("quality_target");
        rows.Single(r => r.Project.No == 8).Missing.Select(m => m.Column).ShouldContain("social_result");
        rows.Single(r => r.Project.No == 13).Missing.Select(m => m.Column).ShouldContain("time_target");
    }

    [Fact]
    public void The_567_of_750_plans_are_found_in_the_words_of_the_table()
    {
        if (!PublishedReports.AreHere()) return;
        var @case = ProjectTableCase.FromText(PublishedReports.Text(Longgang), "table.txt", Samples.Library);
        var evaluation = CaseEvaluation.Of(@case, Samples.Library);

        var finding = evaluation.Findings.Where(f => f.Code == "result_short_of_target").ShouldHaveSingleItem();
        finding.Expected.ShouldBe("750 家");
        finding.Found.ShouldBe("567 家");
        finding.Where!.Line.ShouldBe(24);
    }

    [Fact]
    public void The_case_from_the_text_has_the_figures_of_the_case_that_comes_with_the_platform()
    {
        if (!PublishedReports.AreHere()) return;
        var read = ProjectTableCase.FromText(PublishedReports.Text(Longgang), "table.txt", Samples.Library);
        var known = Samples.Read(Longgang);

        read.Projects.Select(Figures).ShouldBe(known.Projects.Select(Figures));
        read.Bureau.Zh.ShouldBe(known.Bureau.Zh);
        read.Year.ShouldBe(known.Year);
        foreach (var (ours, theirs) in read.Projects.Zip(known.Projects)) ours.MissingCells.ShouldBe(theirs.MissingCells, ignoreOrder: true, $"project {ours.No}");
    }

    static (int, string, decimal?, decimal?, decimal?, decimal?, decimal?, int?) Figures(Project p) =>
        (p.No, p.Name.Zh, p.Budget?.Number, p.Spent?.Number, p.Fiscal?.Number, p.NonFiscal?.Number, p.Rate?.Number, p.CellsFound);

    static string? Differs(RecoveredRow row, JsonElement expected, TableColumn column)
    {
        var key = string.Join('/', column.Groups.Append(column.Name).Select(n => n.Zh));
        var cell = row.Cells.GetValueOrDefault(column.Code);
        var due = expected.GetProperty(key);
        var same = due.ValueKind switch
        {
            JsonValueKind.Null => cell is null,
            JsonValueKind.Number => cell is not null && Quantity.TryParse(cell, out var q) && (q.Unit == Unit.Percent ? q.Value * 100 : q.Value) == due.GetDecimal(),
            _ => cell == due.GetString(),
        };
        return same ? null : $"row {row.Project.No}, {key}: “{cell}” instead of “{due}”";
    }
}
