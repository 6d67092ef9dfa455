using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Affairs.SelfEvaluation.ProjectTables;
using static Anlan.Affairs.Tests.SelfEvaluation.ProjectTables.InventedTable;

namespace Anlan.Affairs.Tests.SelfEvaluation.ProjectTables;

public class ProjectTableReaderTests
{
    [Fact]
    public void A_whole_row_stands_as_it_is()
    {
        var row = Read(Whole).Rows.ShouldHaveSingleItem();

        row.Missing.ShouldBeEmpty();
        row.CellsFound.ShouldBe(26);
        row.Cells["non_fiscal"].ShouldBe("6.5");
        row.Cells["satisfaction_target"].ShouldBe("下游居民满意度");
        row.Cells["corrections"].ShouldBe("已更换设备");
    }

    [Fact]
    public void The_opening_tells_title_year_department_and_unit_of_money()
    {
        var table = Read(Whole);

        table.Title.ShouldBe("安澜区应急管理局2023年度部门预算项目绩效自评表");
        table.Year.ShouldBe(2023);
        table.Department.ShouldBe("安澜区应急管理局");
        table.Money.ShouldBe(MoneyUnit.WanYuan);
        table.Rows[0].Project.Budget!.Number.ShouldBe(1_200_000m);
        table.Rows[0].Project.Budget!.Printed.ShouldBe("120 万元");
    }

    [Fact]
    public void Figures_carry_line_and_heading()
    {
        var spent = Read(Whole).Rows[0].Project.Spent!;

        spent.Source!.Line.ShouldBe(11);
        spent.Source.Place!.Value.Zh.ShouldBe("“实际支出金额 · 合计”列");
    }

    [Fact]
    public void A_table_in_yuan_is_read_in_yuan() =>
        ProjectTableReader.Read(Text(Whole).Replace("单位：万元", "单位：元"), Layout).Rows[0].Project.Budget!.Number.ShouldBe(120m);

    [Fact]
    public void Thousands_commas_and_windows_line_ends_do_no_harm()
    {
        var text = Text(Join(Opening, "1,200 | 1,200.00 | 1,200 | 100.00%", Goals, Quantity, Quality, Time, Economic, Social, Ecological, Satisfaction)).Replace("\n", "\r\n");

        ProjectTableReader.Read(text, Layout).Rows[0].Project.Spent!.Number.ShouldBe(12_000_000m);
    }

    [Fact]
    public void With_one_kind_of_money_the_other_cell_is_found_missing_but_only_likely()
    {
        var row = Row(Opening, "120 | 96.5 | 96.5 | 80.42%", Goals, Quantity, Quality, Time, Economic, Social, Ecological, Satisfaction);

        row.Missing("non_fiscal").Certainty.ShouldBe(Certainty.Likely);
        row.Cells["fiscal"].ShouldBe("96.5");
        row.Cells["goal"].ShouldStartWith("汛期");
        row.Project.NonFiscal.ShouldBeNull();
    }

    [Fact]
    public void A_missing_budget_is_found_by_the_sum()
    {
        var row = Row(Opening, "96.5 | 90 | 6.5 | 80.42%", Goals, Quantity, Quality, Time, Economic, Social, Ecological, Satisfaction);

        row.Missing("budget").Certainty.ShouldBe(Certainty.Sure);
        row.Cells["spent"].ShouldBe("96.5");
    }

    [Fact]
    public void A_missing_total_is_found_by_rate_and_sum()
    {
        var row = Row(Opening, "120 | 90 | 6.5 | 80.42%", Goals, Quantity, Quality, Time, Economic, Social, Ecological, Satisfaction);

        // 90 cannot be all that was spent: 90 of 120 is no 80.42 %, but 90 and 6.5 together are.
        row.Cells.Keys.ShouldNotContain("spent");
        row.Missing("spent").Certainty.ShouldBe(Certainty.Sure);
    }

    [Fact]
    public void A_missing_rate_leaves_the_words_where_they_belong()
    {
        var row = Row(Opening, "120 | 96.5 | 90 | 6.5", Goals, Quantity, Quality, Time, Economic, Social, Ecological, Satisfaction);

        row.Missing("rate").Certainty.ShouldBe(Certainty.Sure);
        row.Cells["completion"].ShouldContain("已全部完成");
    }

    [Fact]
    public void Numbers_that_fit_nowhere_are_put_in_order_and_called_unsure() =>
        Row(Opening, "120 | 80 | 33 | 12.00%", Goals, Quantity, Quality, Time, Economic, Social, Ecological, Satisfaction)
            .Missing.ShouldContain(m => m.Certainty == Certainty.Unsure && m.Shifts);

    [Fact]
    public void A_rate_printed_wrong_does_not_upset_the_rest()
    {
        var row = Row(Opening, "120 | 96.5 | 96.5 | 88.00%", Goals, Quantity, Quality, Time, Economic, Social, Ecological, Satisfaction);

        row.Cells["spent"].ShouldBe("96.5");
        row.Missing("non_fiscal").Certainty.ShouldBe(Certainty.Unsure);
    }

    [Fact]
    public void A_result_alone_is_not_taken_for_an_indicator()
    {
        var row = Row(Opening, Money, Goals, Quantity, "100%验收合格", Time, Economic, Social, Ecological, Satisfaction);

        row.Missing("quality_target").Certainty.ShouldNotBe(Certainty.Unsure);
        row.Cells["quality_result"].ShouldBe("100%验收合格");
        row.Cells["time_target"].ShouldBe("险情报告及时率");
    }

    [Fact]
    public void An_indicator_alone_is_not_taken_for_a_result()
    {
        var row = Row(Opening, Money, Goals, Quantity, Quality, Time, Economic, "下游十二个村的居民对防汛转移安排的知晓率达到90%以上", Ecological, Satisfaction);

        row.Missing("social_result").Certainty.ShouldNotBe(Certainty.Unsure);
        row.Cells["ecological_target"].ShouldBe("库区水环境保持稳定");
    }

    [Fact]
    public void A_pair_left_out_whole_is_found_as_a_pair()
    {
        var row = Row(Opening, Money, Goals, Quantity, Quality, Time, Economic, Social, Ecological, Remarks);

        row.Missing.Select(m => m.Column).ShouldBe(["satisfaction_target", "satisfaction_result"]);
        row.Cells["problems"].ShouldBe("个别测点数据传输滞后");
    }

    [Fact]
    public void Remarks_left_empty_at_the_end_shift_nothing()
    {
        var row = Row(Opening, Money, Goals, Quantity, Quality, Time, Economic, Social, Ecological, Satisfaction);

        row.Missing.Select(m => (m.Column, m.Shifts)).ShouldBe([("problems", false), ("corrections", false)]);
    }

    [Fact]
    public void A_missing_goal_is_found_by_what_completion_reads_like()
    {
        var row = Row(Opening, Money, "年初绩效目标任务已全部完成", Quantity, Quality, Time, Economic, Social, Ecological, Satisfaction);

        row.Cells["completion"].ShouldBe("年初绩效目标任务已全部完成");
        row.Cells.Keys.ShouldNotContain("goal");
    }

    [Fact]
    public void Where_several_places_fit_alike_it_says_so()
    {
        var row = Row(Opening, Money, Goals, string.Join(" | ", Enumerable.Repeat("不适用", 13)));

        row.Missing.Where(m => m.Column is not ("problems" or "corrections")).ShouldHaveSingleItem().Certainty.ShouldBe(Certainty.Unsure);
    }

    [Fact]
    public void A_missing_department_is_told_from_a_missing_project()
    {
        Row("1 | 水库值守", Money, Goals, Quantity, Quality, Time, Economic, Social, Ecological, Satisfaction).Missing("unit").Certainty.ShouldBe(Certainty.Likely);
        Row("1 | 安澜区应急管理局", Money, Goals, Quantity, Quality, Time, Economic, Social, Ecological, Satisfaction).Missing("project").Certainty.ShouldBe(Certainty.Sure);
    }

    [Fact]
    public void A_row_that_keeps_its_empty_cells_has_not_slipped()
    {
        var row = Read("1|安澜区应急管理局|水库值守|120|96.5|96.5||80.42%|有人值守|已完成|值守水库12座||值守记录完整率|100%||||||||||").Rows.ShouldHaveSingleItem();

        row.Cells["quality_target"].ShouldBe("值守记录完整率");
        row.Cells.Keys.ShouldNotContain("quantity_result");
        row.Missing.ShouldAllBe(m => !m.Shifts && m.Certainty == Certainty.Sure);
    }

    [Fact]
    public void Rows_with_more_cells_than_the_form_and_lines_behind_the_table_are_told_and_not_dropped()
    {
        var table = Read(Join(Whole, "多出的一格"), Whole.Replace("1 |", "2 |"), "注：本表数据以决算为准");

        table.Rows.ShouldHaveSingleItem().Project.No.ShouldBe(2);
        table.Unread.Select(u => u.Line).ShouldBe([11, 13]);
    }

    [Fact]
    public void The_headings_tell_whether_a_text_is_such_a_table()
    {
        ProjectTableReader.Fits(Text(Whole), Layout).ShouldBeTrue();
        ProjectTableReader.Fits(Text(), Layout).ShouldBeFalse();
        ProjectTableReader.Fits("case: pingshan-2021\nyear: 2021\n", Layout).ShouldBeFalse();
        ProjectTableReader.Fits("1\t2\t3\n4\t5\t6\n", Layout).ShouldBeFalse();
    }
}
