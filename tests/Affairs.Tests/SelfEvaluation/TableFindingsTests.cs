using Anlan.Affairs.SelfEvaluation;
using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Affairs.SelfEvaluation.Findings;

namespace Anlan.Affairs.Tests.SelfEvaluation;

/// <summary>Printed tables are worked out again; what rounding explains is a note and no mistake.</summary>
public class TableFindingsTests
{
    static List<Finding> Check(string columns, string rows, string checks) => [.. CaseEvaluation.Of(CaseReader.Read(
        $"""
        case: anlan-2021
        bureau: 安澜区应急管理局
        division: "440399"
        year: 2021
        framework: shenzhen-2021
        money: 万元
        documents: {"{report: {title: {zh: 报告, en: Report}}}"}
        tables:
          - code: t
            title: {"{zh: 表, en: Table}"}
            document: report
            columns: [{columns}]
            rows: [{rows}]
            checks: [{checks}]
        """, "anlan.yaml", Bureaus.Library), Bureaus.Library).Findings.Where(f => f.Where?.Place?.Zh.StartsWith("表") == true)];

    static string Column(string code, string unit) => $"{{code: {code}, name: {code}, unit: \"{unit}\"}}";

    static string Row(string code, string cells) => $"{{code: {code}, name: {code}, line: 3, cells: {{{cells}}}}}";

    [Theory]
    [InlineData("30.00", null)]
    [InlineData("30.01", Severity.Note)]
    [InlineData("30.03", Severity.Error)]
    public void A_total_may_differ_by_what_rounding_leaves(string total, Severity? expected) =>
        Check(Column("a", "万元"), $"{Row("x", "a: 10.00")}, {Row("y", "a: 20.00")}, {Row("all", $"a: {total}")}", "{total: all, of: [x, y]}")
            .Select(f => (Severity?)f.Severity).FirstOrDefault().ShouldBe(expected);

    [Fact]
    public void Counted_things_leave_no_room() =>
        Check(Column("a", "场"), $"{Row("x", "a: 10")}, {Row("y", "a: 20")}, {Row("all", "a: 31")}", "{total: all, of: [x, y]}").ShouldHaveSingleItem().Code.ShouldBe("table_sum");

    [Fact]
    public void A_sum_with_an_empty_cell_is_not_checked() =>
        Check(Column("a", "万元"), $"{Row("x", "a: 10")}, {Row("y", "")}, {Row("all", "a: 99")}", "{total: all, of: [x, y]}").ShouldBeEmpty();

    [Fact]
    public void Rows_can_be_taken_off_a_total() =>
        Check(Column("a", "元"), $"{Row("gross", "a: 100")}, {Row("written_off", "a: 30")}, {Row("net", "a: 60")}", "{total: net, of: [gross], less: [written_off]}")
            .ShouldHaveSingleItem().Code.ShouldBe("table_sum");

    [Theory]
    [InlineData("66.67", null)]
    [InlineData("66.68", Severity.Note)]
    [InlineData("67.67", Severity.Error)]
    public void A_rate_is_worked_out_of_the_printed_figures(string rate, Severity? expected) =>
        Check($"{Column("a", "万元")}, {Column("b", "万元")}, {Column("r", "%")}", Row("x", $"a: 20.00, b: 30.00, r: {rate}"), "{rate: r, part: a, whole: b}")
            .Select(f => (Severity?)f.Severity).FirstOrDefault().ShouldBe(expected);

    [Fact]
    public void A_rate_over_nothing_is_not_checked() =>
        Check($"{Column("a", "万元")}, {Column("b", "万元")}, {Column("r", "%")}", Row("x", "a: 20, b: 0, r: 5"), "{rate: r, part: a, whole: b}").ShouldBeEmpty();

    [Fact]
    public void Shares_differences_changes_and_running_totals_are_checked()
    {
        Check($"{Column("a", "人")}, {Column("r", "%")}", $"{Row("x", "a: 1, r: 25")}, {Row("all", "a: 4, r: 90")}", "{share: r, of: a, whole_row: all}").ShouldHaveSingleItem().Expected.ShouldBe("100%");
        Check($"{Column("a", "人")}, {Column("b", "人")}, {Column("d", "人")}", Row("x", "a: 9, b: 4, d: 6"), "{difference: d, of: a, less: b}").ShouldHaveSingleItem().Code.ShouldBe("table_difference");
        Check($"{Column("a", "人")}, {Column("b", "人")}, {Column("r", "%")}", Row("x", "a: 9, b: 6, r: 40"), "{change: r, of: a, from: b}").ShouldHaveSingleItem().Expected.ShouldBe("50%");
        Check($"{Column("a", "人")}, {Column("c", "人")}", $"{Row("x", "a: 1, c: 1")}, {Row("y", "a: 2, c: 4")}", "{running_total: c, of: a}").ShouldHaveSingleItem().Found.ShouldBe("4 人");
    }
}
