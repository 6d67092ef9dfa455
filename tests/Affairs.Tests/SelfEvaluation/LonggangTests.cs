using Anlan.Affairs.SelfEvaluation;
using Anlan.Affairs.SelfEvaluation.Findings;
using Anlan.Rules.Figures;

namespace Anlan.Affairs.Tests.SelfEvaluation;

/// <summary>深圳市龙岗区应急管理局 2020: a project table without scores, its columns shifted, a target missed and called done.</summary>
public class LonggangTests
{
    readonly CaseEvaluation longgang = Bureaus.Evaluate("longgang-2020");

    [Fact]
    public void The_fourteen_rates_are_exact()
    {
        longgang.Case.Projects.Count.ShouldBe(14);
        foreach (var project in longgang.Case.Projects)
            Numbers.Round(project.ComputedRate!.Value, 4).ShouldBe(project.Rate!.Number!.Value, $"project {project.No}");
    }

    [Fact]
    public void There_is_no_total_where_nothing_is_scored() => longgang.Result.Total.Unrounded.ShouldBeNull();

    [Fact]
    public void The_column_that_is_missing_in_every_row_is_found() => longgang.Only("shifted_columns").Severity.ShouldBe(Severity.Error);

    [Theory]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(13)]
    public void The_rows_that_miss_one_more_cell_are_found(int row) =>
        longgang.Findings.ShouldContain(f => f.Code == "missing_cell" && f.Message.Zh.Contains($"第 {row} 行"));

    [Fact]
    public void The_567_of_750_plans_are_found()
    {
        var finding = longgang.Only("result_short_of_target");

        finding.Severity.ShouldBe(Severity.Error);
        finding.Expected.ShouldBe("750 家");
        finding.Found.ShouldBe("567 家");
        finding.Message.Zh.ShouldContain("75.60%");
        finding.Where!.Line.ShouldBe(24);
    }

    [Fact]
    public void Targets_pasted_as_results_are_found() => longgang.Findings.Count(f => f.Code == "target_pasted_as_result").ShouldBe(4);
}
