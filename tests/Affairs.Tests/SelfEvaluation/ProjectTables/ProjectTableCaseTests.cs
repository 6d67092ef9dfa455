using Anlan.Affairs.SelfEvaluation;
using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Affairs.SelfEvaluation.Findings;
using Anlan.Affairs.SelfEvaluation.ProjectTables;
using Anlan.Platform.Yaml;
using static Anlan.Affairs.Tests.SelfEvaluation.ProjectTables.InventedTable;

namespace Anlan.Affairs.Tests.SelfEvaluation.ProjectTables;

public class ProjectTableCaseTests
{
    static CaseEvaluation Evaluate(params string[] rows) => CaseEvaluation.Of(ProjectTableCase.FromText(Text(rows), "anlan-2023.txt", Bureaus.Library), Bureaus.Library);

    static string WithQuantities(string target, string elsewhere) =>
        Join(Opening, Money, Goals, $"{target} | 已完成各项任务", $"{elsewhere} | 100%", Time, Economic, Social, Ecological, Satisfaction);

    [Fact]
    public void A_table_becomes_a_case_of_its_department_and_year()
    {
        var @case = ProjectTableCase.FromText(Text(Whole), "folder/anlan-2023.txt", Bureaus.Library);

        @case.Code.ShouldBe("anlan-2023");
        @case.Bureau.Zh.ShouldBe("安澜区应急管理局");
        @case.Year.ShouldBe(2023);
        @case.Framework.ShouldBe("shenzhen-project-table-2020");
        @case.Projects.ShouldHaveSingleItem().Texts["goal"].ShouldStartWith("汛期");
    }

    [Fact]
    public void One_thing_with_two_numbers_in_a_row_is_found_and_measured()
    {
        var finding = Evaluate(WithQuantities("储备应急救生衣400件", "值守记录完整率1储备应急救生衣260件")).Only("result_short_of_target");

        finding.Severity.ShouldBe(Severity.Error);
        finding.Expected.ShouldBe("400 件");
        finding.Found.ShouldBe("260 件");
        finding.Message.Zh.ShouldContain("65%");
        finding.Message.Zh.ShouldContain("已完成");
        finding.Message.En.ShouldContain("65%");
    }

    [Fact]
    public void More_than_was_wanted_is_a_question_and_no_mistake() =>
        Evaluate(WithQuantities("储备应急救生衣400件", "储备应急救生衣460件")).Only("repeated_quantity").Severity.ShouldBe(Severity.Warning);

    [Theory]
    [InlineData("储备应急救生衣400件", "储备应急救生衣400件合格")]
    [InlineData("储备应急救生衣400件", "储备应急冲锋舟4件")]
    [InlineData("储备应急救生衣400件", "储备应急救生衣100%")]
    public void The_same_number_another_thing_or_another_unit_is_nothing_to_report(string target, string elsewhere) =>
        Evaluate(WithQuantities(target, elsewhere)).Findings.ShouldNotContain(f => f.Code == "result_short_of_target" || f.Code == "repeated_quantity");

    [Fact]
    public void A_limit_that_was_passed_falls_short_too() =>
        Evaluate(WithQuantities("一般事故起数不超过3起", "一般事故起数5起")).Only("result_short_of_target").Found.ShouldBe("5 起");

    [Fact]
    public void A_result_under_its_target_in_the_pair_itself_is_found() =>
        Evaluate(Join(Opening, Money, Goals, "储备应急救生衣400件 | 储备应急救生衣260件", Quality, Time, Economic, Social, Ecological, Satisfaction))
            .Findings.ShouldContain(f => f.Code == "result_short_of_target" && f.Found == "260 件");

    [Fact]
    public void A_target_pasted_as_a_result_is_found()
    {
        Evaluate(Join(Opening, Money, Goals, Quantity, "值守记录完整率 | ≥98%", Time, Economic, Social, Ecological, Satisfaction)).Only("target_pasted_as_result").Found.ShouldBe("≥98%");
        Evaluate(Join(Opening, Money, Goals, "值守重点水库12座 | 值守重点水库12座", Quality, Time, Economic, Social, Ecological, Satisfaction)).Only("target_pasted_as_result").Message.Zh.ShouldContain("照抄");
    }

    [Fact]
    public void A_missing_cell_is_told_with_how_sure_it_is()
    {
        var finding = Evaluate(Whole, Join(Opening.Replace("1 |", "2 |"), Money, Goals, Quantity, "100%验收合格", Time, Economic, Social, Ecological, Satisfaction)).Only("missing_cell");

        finding.Message.Zh.ShouldContain("第 2 行");
        finding.Message.Zh.ShouldContain("像完成情况");
    }

    [Fact]
    public void A_place_nobody_can_be_sure_of_is_a_question() =>
        Evaluate(Whole, Join(Opening.Replace("1 |", "2 |"), Money, Goals, string.Join(" | ", Enumerable.Repeat("不适用", 13)))).Only("unsure_alignment").Message.Zh.ShouldContain("请核对");

    [Fact]
    public void Lines_that_were_not_understood_are_told() => Evaluate(Whole, "注：本表数据以决算为准").Only("unread_line").Where!.Line.ShouldBe(12);

    [Fact]
    public void Empty_cells_where_the_form_wants_a_word_are_told() =>
        Evaluate("1|安澜区应急管理局|水库值守|120|96.5|96.5||80.42%|有人值守|已完成|值守水库12座||值守记录完整率|100%||||||||||").Only("empty_cell").Message.Zh.ShouldContain("数量指标 · 完成情况");

    [Fact]
    public void The_library_tells_a_table_from_a_case_by_its_content()
    {
        var file = Path.Combine(Path.GetTempPath(), $"anlan-{Guid.NewGuid():N}.txt");
        File.WriteAllText(file, Text(Whole));
        try
        {
            CaseLibrary.Read(Bureaus.Folder, file, Bureaus.Library).Projects.ShouldHaveSingleItem();
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_text_that_is_no_such_table_is_refused_in_words() =>
        Should.Throw<YamlMistakesException>(() => ProjectTableCase.FromText("1\t2\t3", "x.txt", Bureaus.Library)).Mistakes.ShouldHaveSingleItem().Message.Zh.ShouldContain("表头");
}
