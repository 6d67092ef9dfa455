using Anlan.Platform.Office;
using DocumentFormat.OpenXml.Wordprocessing;
using Shouldly;
using Xunit;
using Column = Anlan.Platform.Office.Column;
using Table = DocumentFormat.OpenXml.Wordprocessing.Table;

namespace Anlan.Platform.Tests.Office;

public sealed class WordTableTests
{
    [Fact]
    public void Heading_rows_are_marked_and_repeated_and_no_row_is_cut()
    {
        var rows = Built(SampleReport.Projects).Elements<TableRow>().ToList();
        rows.Count(row => row.TableRowProperties!.Elements<TableHeader>().Any()).ShouldBe(3);
        rows.Take(3).ShouldAllBe(row => row.TableRowProperties!.Elements<TableHeader>().Any());
        rows.ShouldAllBe(row => row.TableRowProperties!.Elements<CantSplit>().Any());
    }

    [Theory]
    [InlineData(11, null, "11111111111-")] // 12 rows with the headings: whole
    [InlineData(11, "注：全部", "111111111111")] // and with its note
    [InlineData(12, null, "1----------1-")] // long: the heading with the first row, the last row not alone
    public void A_short_table_stays_on_one_page_and_of_a_long_one_neither_heading_nor_total_stands_alone(int rows, string? note, string keptWithNext)
    {
        var table = Built(new(["甲"], Enumerable.Range(0, rows).Select(i => new Anlan.Platform.Office.Row([$"{i}"]))) { Note = note });
        string.Concat(table.Elements<TableRow>().Select(row => row.Descendants<KeepNext>().Any() ? '1' : '-')).ShouldBe(keptWithNext);
    }

    [Fact]
    public void Headings_of_several_levels_cover_their_columns_and_rows()
    {
        var heading = Built(SampleReport.Budget).Elements<TableRow>().First().Elements<TableCell>().ToList();
        heading.Select(cell => cell.InnerText).ShouldBe(["支出类别", "预算数", "执行情况"]);
        heading.Select(cell => cell.TableCellProperties!.GridSpan?.Val?.Value).ShouldBe([null, 2, 2]);
        heading[0].TableCellProperties!.VerticalMerge!.Val!.Value.ShouldBe(MergedCellValues.Restart);
    }

    [Fact]
    public void Equal_categories_one_below_the_other_are_merged_within_the_category_on_their_left()
    {
        Column[] columns = [new Column("一级").Merging(), new Column("二级").Merging(), "得分"];
        var rows = Built(new(columns, [["甲", "共用", Cell.Integer(1)], ["甲", "共用", Cell.Integer(2)], ["乙", "共用", Cell.Integer(3)]])).Elements<TableRow>().Skip(1).ToList();
        Merges(0).ShouldBe([MergedCellValues.Restart, MergedCellValues.Continue, MergedCellValues.Restart]);
        Merges(1).ShouldBe([MergedCellValues.Restart, MergedCellValues.Continue, MergedCellValues.Restart]);

        IEnumerable<MergedCellValues> Merges(int column) => [.. rows.Select(row => row.Elements<TableCell>().ElementAt(column).TableCellProperties!.VerticalMerge!.Val!.Value)];
    }

    [Fact]
    public void Empty_and_missing_cells_and_totals_are_not_merged()
    {
        Column[] columns = [new Column("类别").Merging(), "数"];
        var rows = Built(new(columns, [[Cell.Empty, "1"], [Cell.Empty, "2"], [Cell.Missing, "3"], [Cell.Missing, "4"], ["合计", "5"], Row.Total("合计", "6")])).Elements<TableRow>().Skip(1);
        rows.ShouldAllBe(row => row.Elements<TableCell>().First().TableCellProperties!.VerticalMerge!.Val!.Value == MergedCellValues.Restart);
    }

    [Fact]
    public void Figures_stand_right_and_are_rounded_half_up_and_a_missing_one_is_a_dash()
    {
        var table = Built(new(["项目", "金额", "分", "率", "日期"], [["甲", Cell.Money(1234567.005m), Cell.Number(2.345m, 2), Cell.Percent(0.974449m), Cell.Date(new(2026, 3, 5))], ["乙", Cell.Money(null), Cell.Missing, Cell.Percent(-0.00125m), Cell.Empty]]));
        var rows = table.Elements<TableRow>().ToList();
        rows[1].Elements<TableCell>().Select(cell => cell.InnerText).ShouldBe(["甲", "1,234,567.01", "2.35", "97.44%", "2026-03-05"]);
        rows[2].Elements<TableCell>().Select(cell => cell.InnerText).ShouldBe(["乙", "—", "—", "-0.13%", ""]);
        rows[1].Descendants<Justification>().Select(justification => justification.Val!.Value)
            .ShouldBe([JustificationValues.Left, JustificationValues.Right, JustificationValues.Right, JustificationValues.Right, JustificationValues.Center]);
    }

    [Fact]
    public void Columns_fill_the_text_width_exactly()
    {
        foreach (var table in new[] { SampleReport.Budget, SampleReport.Scores, SampleReport.Projects })
            Built(table).GetFirstChild<TableGrid>()!.Elements<GridColumn>().Sum(column => int.Parse(column.Width!)).ShouldBe(11906 - 1587 - 1474);
    }

    [Fact]
    public void A_form_carries_its_own_headings_between_its_rows()
    {
        var rows = Built(new(Column.Unheaded(3), [Row.Headings("预算情况", "年初预算数", "全年预算数"), [Cell.Heading("部门预算总额"), Cell.Money(470.64m), Cell.Money(565.22m)], Row.Headings(Cell.Text("年度履职目标").Over(columns: 3))]))
            .Elements<TableRow>().ToList();
        rows.Count.ShouldBe(3);
        rows.Select(row => row.TableRowProperties!.Elements<TableHeader>().Any()).ShouldBe([true, false, false]);
        rows[2].Elements<TableCell>().Single().TableCellProperties!.GridSpan!.Val!.Value.ShouldBe(3);
    }

    [Fact]
    public void A_cell_over_several_rows_leaves_its_place_out_below()
    {
        var rows = Built(new(["甲", "乙"], [[Cell.Text("两行").Over(rows: 2), "1"], ["2"]])).Elements<TableRow>().Skip(1).ToList();
        rows[1].Elements<TableCell>().Select(cell => cell.InnerText).ShouldBe(["", "2"]);
        rows[1].Elements<TableCell>().First().TableCellProperties!.VerticalMerge!.Val!.Value.ShouldBe(MergedCellValues.Continue);
    }

    [Fact]
    public void Rows_that_do_not_fill_the_columns_are_refused_with_their_number()
    {
        Column[] columns = ["甲", "乙"];
        Refusal(columns, ["1", "2"], ["1"]).ShouldBe("Row 2 of the table has only 1 cells; the table has 2 columns.");
        Refusal(Column.Unheaded(2)).ShouldStartWith("A table needs headings or rows.");
        Refusal(columns, ["1", "2", "3"]).ShouldBe("Row 1 of the table has 1 cells too many; the table has 2 columns.");
        Refusal(columns, ["1", Cell.Text("2").Over(columns: 2)]).ShouldBe("Row 1 of the table has a cell that reaches beyond the last of 2 columns; the table has 2 columns.");
        Refusal(columns, [Cell.Text("1").Over(rows: 2), "2"]).ShouldBe("Row 1 of the table is the last, yet a cell reaches below it; the table has 2 columns.");
        Refusal(columns, ["1", Cell.Text("2").Over(rows: 2)], [Cell.Text("3").Over(columns: 2)]).ShouldBe("Row 2 of the table has a cell that runs into one from above; the table has 2 columns.");

        static string Refusal(Column[] columns, params Row[] rows) => Should.Throw<ArgumentException>(() => Built(new(columns, rows))).Message;
    }

    [Fact]
    public void A_table_of_26_columns_fits_the_landscape_page_and_is_valid()
    {
        var columns = Enumerable.Range(1, 26).Select(i => new Column($"指标{i}")).ToArray();
        var document = new OfficialDocument(SampleReport.Chinese).Landscape().Table("项目绩效自评表", columns, [new Row([.. Enumerable.Range(1, 26).Select(i => i is > 2 and < 6 ? Cell.Money(1273.65m) : Cell.Text("已完成年初目标"))])]);
        OfficialDocumentTests.Faults(document).ShouldBeEmpty();
        using var saved = OfficialDocumentTests.Saved(document);
        var widths = OfficialDocumentTests.Body(saved).Descendants<GridColumn>().Select(column => int.Parse(column.Width!)).ToList();
        widths.Sum().ShouldBe(16838 - 1984 - 2098);
        widths.Min().ShouldBeGreaterThan(400); // two characters of 六号 and the padding
    }

    [Fact]
    public void Captions_are_numbered_in_order_and_the_next_number_is_known()
    {
        var document = new OfficialDocument(SampleReport.Chinese);
        document.NextTable.ShouldBe(1);
        document.Table("甲", ["列"], [["1"]]).Table(null, ["列"], [["1"]]).Table("乙", ["列"], [["1"]], note: "注", unit: "元");
        document.NextTable.ShouldBe(3);
        using var saved = OfficialDocumentTests.Saved(document);
        OfficialDocumentTests.Body(saved).Elements<Paragraph>().Select(paragraph => paragraph.InnerText).Where(text => text.Length > 0)
            .ShouldBe(["表1　甲", "表2　乙", "单位：元", "注"]);
    }

    private static Table Built(Platform.Office.Table table)
    {
        using var saved = OfficialDocumentTests.Saved(new OfficialDocument(SampleReport.Chinese).Table(table));
        return (Table)OfficialDocumentTests.Body(saved).Elements<Table>().Single().CloneNode(true);
    }
}
