using Anlan.Affairs.SelfEvaluation;
using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Platform.Yaml;

namespace Anlan.Affairs.Tests.SelfEvaluation;

/// <summary>What the author of a case file gets to read when something is wrong with it.</summary>
public class CaseMistakesTests
{
    const string Valid =
        """
        case: anlan-2021
        bureau: {zh: 安澜区应急管理局, en: Bureau}
        division: "440399"
        year: 2021
        framework: shenzhen-2021
        money: 万元
        documents:
          report: {title: {zh: 报告, en: Report}}
        tables:
          - code: staff
            title: {zh: 人员, en: Staff}
            document: report
            columns:
              - {code: now, name: {zh: 现有, en: Now}, unit: 人}
            rows:
              - {code: own, name: {zh: 在编, en: Own}, line: 5, cells: {now: 41}}
              - {code: hired, name: {zh: 编外, en: Hired}, line: 6, cells: {now: 83}}
              - {code: all, name: {zh: 合计, en: All}, line: 7, cells: {now: 124}}
            checks:
              - {total: all, of: [own, hired]}
        figures:
          staff_on_establishment: {cell: staff/own/now}
          approved_establishment: {value: 46, document: report, line: 9}
          budget_disclosure: {value: full, document: report, line: 10}
          satisfaction: {value: 96%, document: report, line: 12}
          all_staff: {sum: [staff_on_establishment, staff/hired/now]}
        published:
          total: {value: 93.7, document: report, line: 20}
          scores:
            staff_control: {value: 1, document: report, line: 21}
        """;

    public static TheoryData<string, string, string[]> Broken => new()
    {
        { "case: anlan-2021", "case: anlan 2021", ["1: case: a case code has letters, digits, “-”, “_” and “.” only, 80 characters at most."] },
        { "year: 2021", "year: 2020", ["4: year: shenzhen-2021 does not hold in 2020."] },
        { "shenzhen-2021", "shenzen-2021", ["5: framework: there is no framework “shenzen-2021”; did you mean “shenzhen-2021”; possible: henan-2021, guangdong-2022, shenzhen-2020, shenzhen-project-table-2020, shenzhen-2021."] },
        { "money: 万元", "money: 千元", ["6: money: “千元” is not known; did you mean “元”; possible: 元, 万元."] },
        { "document: report, line: 9}", "document: rapport, line: 9}", ["23: figures.approved_establishment.document: there is no document “rapport”; did you mean “report”; possible: report."] },
        { "document: report, line: 9}", "line: 9}", ["23: figures.approved_establishment: state “document”: which document the line is of."] },
        { "value: 46,", "value: 46%,", ["23: figures.approved_establishment.value: Needs a number without 元 or %; “46%” is written."] },
        { "value: 96%", "value: 96", ["25: figures.satisfaction.value: Needs a percentage, with %; “96” is written."] },
        { "value: full", "value: fully", ["24: figures.budget_disclosure.value: there is no option “fully”; did you mean “full”; possible: full, partial, none."] },
        { "staff/own/now}", "staff/own/then}", ["22: figures.staff_on_establishment.cell: there is no such cell; write table/row/column."] },
        { "staff/own/now}", "staff/now}", ["22: figures.staff_on_establishment.cell: there is no such cell; write table/row/column."] },
        { "[staff_on_establishment, staff", "[staff_on_estblishment, staff", ["26: figures.all_staff.sum[1]: there is no figure “staff_on_estblishment”; did you mean “staff_on_establishment”; possible: staff_on_establishment, approved_establishment, budget_disclosure, satisfaction, all_staff."] },
        { "[staff_on_establishment, staff", "[all_staff, staff", ["26: figures.all_staff.sum[1]: “all_staff” leads back to itself."] },
        { "{sum: [staff_on_establishment, staff/hired/now]}", "{ratio: [staff_on_establishment]}", ["26: figures.all_staff.ratio: write exactly two figures."] },
        { "all_staff: {sum:", "everybody: {sum:", ["26: figures.everybody: this is no input of the framework: give it a “name”."] },
        { "{value: 96%, document: report, line: 12}", "{document: report, line: 12}", ["25: figures.satisfaction: state the figure: value, cell, sum, difference, ratio, change, mean_of_surveys or unreadable."] },
        { "of: [own, hired]", "of: [own, hire]", ["20: tables[1].checks[1].of[2]: there is no row “hire”; did you mean “hired”; possible: own, hired, all."] },
        { "cells: {now: 83}", "cells: {nov: 83}", ["17: tables[1].rows[2].cells.nov: there is no column “nov”; did you mean “now”; possible: now.", "26: figures.all_staff.sum[2]: there is no such cell; write table/row/column."] },
        { "cells: {now: 83}", "cells: {now: many}", ["17: tables[1].rows[2].cells.now: a cell must be a number.", "26: figures.all_staff.sum[2]: there is no such cell; write table/row/column."] },
        { "code: hired,", "code: own,", ["10: tables[1]: the row “own” stands twice.", "20: tables[1].checks[1].of[2]: there is no row “hired”; possible: own, own, all.", "26: figures.all_staff.sum[2]: there is no such cell; write table/row/column."] },
        { "staff_control: {value", "staff_controls: {value", ["30: published.scores.staff_controls: there is no indicator “staff_controls”; did you mean “staff_control”; possible: "] },
    };

    [Theory, MemberData(nameof(Broken))]
    public void A_mistake_is_reported_with_its_line_and_what_was_expected(string find, string replace, string[] expected)
    {
        Valid.ShouldContain(find);
        var mistakes = Should.Throw<YamlMistakesException>(() => CaseReader.Read(Valid.Replace(find, replace), "anlan.yaml", Bureaus.Library)).Mistakes;

        mistakes.Count.ShouldBe(expected.Length);
        foreach (var (mistake, due) in mistakes.Zip(expected)) $"{mistake.Line}: {mistake.Message.En}".ShouldStartWith(due);
    }

    [Fact]
    public void The_valid_case_is_valid() => CaseReader.Read(Valid, "anlan.yaml", Bureaus.Library).Figures["all_staff"].Figure.Number.ShouldBe(124);

    [Fact]
    public void A_case_can_be_laid_out_for_another_edition_without_its_published_scores()
    {
        var evaluation = CaseEvaluation.Of(CaseReader.Read(Valid, "anlan.yaml", Bureaus.Library), Bureaus.Library, Bureaus.Library.Find("shenzhen-2020"));

        evaluation.Score("staff_control").Unrounded.ShouldBe(1);
        evaluation.Score("staff_control").Published.ShouldBeNull();
        evaluation.Findings.ShouldNotContain(f => f.Code.StartsWith("published_"));
    }

    [Fact]
    public void No_slip_of_the_hand_in_a_case_makes_the_reader_crash()
    {
        var dice = new Random(20211231);
        var texts = Bureaus.Codes.Select(code => File.ReadAllText(Path.Combine(Bureaus.Folder, code + ".yaml"))).ToList();
        for (var i = 0; i < 250; i++)
        {
            var text = texts[i % texts.Count];
            var at = dice.Next(text.Length);
            var broken = (i % 3) switch { 0 => text.Remove(at, 1), 1 => text.Insert(at, "：,{}[]\"\t&"[dice.Next(9)].ToString()), _ => i % 2 == 0 ? text[..at] : text.Insert(at, "\n") };
            try
            {
                CaseEvaluation.Of(CaseReader.Read(broken, "slip.yaml", Bureaus.Library), Bureaus.Library);
            }
            catch (YamlMistakesException e)
            {
                e.Mistakes.ShouldAllBe(m => m.Line > 0);
            }
        }
    }
}
