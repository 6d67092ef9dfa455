using Anlan.Platform.Yaml;
using Anlan.Rules.Frameworks;

namespace Anlan.Rules.Tests.Frameworks;

/// <summary>What an author gets to read: each row breaks one thing in a valid edition and names the lines and messages that must come.</summary>
public class FrameworkMistakesTests
{
    const string Valid =
        """
        framework: county-2023
        title: {zh: 一县, en: A county}
        jurisdiction: "43"
        years: {from: 2023}
        source: {document: {zh: 文件, en: Document}}
        total: 10
        rounding: {indicator: 1, total: 1, total_sums: unrounded}
        grades:
          - {at_least: 90, name: {zh: 优, en: Excellent}}
          - {at_least: 0, name: {zh: 差, en: Poor}}
        inputs:
          spent: {unit: yuan, name: {zh: 支出, en: Spent}}
          budget: {unit: yuan, name: {zh: 预算, en: Budget}}
          rate: {unit: percent, name: {zh: 比率, en: Rate}}
          late: {unit: count, name: {zh: 迟, en: Late}}
          open: {unit: yes_no, name: {zh: 公开, en: Open}}
          how: {unit: choice, name: {zh: 情形, en: How}}
        tree:
          - name: {zh: 投入, en: Input}
            weight: 6
            parts:
              - code: execution
                name: {zh: 执行, en: Execution}
                weight: 4
                rule: {kind: ratio, of: spent, base: budget, points: 4}
              - code: level
                name: {zh: 档次, en: Level}
                weight: 2
                rule:
                  kind: bands
                  of: rate
                  bands:
                    - {at_least: 90%, points: 2}
                    - {at_least: 60%, below: 90%, points: 1}
                    - {below: 60%, points: 0}
          - name: {zh: 产出, en: Output}
            weight: 4
            parts:
              - code: timely
                name: {zh: 及时, en: In time}
                weight: 1
                rule: {kind: deduct_over_limit, of: late, points: 1, limit: 2, per: 1, deduct: 0.5, steps: whole}
              - code: public
                name: {zh: 公开, en: Published}
                weight: 3
                rule:
                  kind: sum
                  parts:
                    - {kind: checklist, items: [{name: {zh: 公开, en: Open}, points: 1, judged: open}]}
                    - {kind: choice, of: how, options: [{code: full, name: {zh: 全, en: All}, points: 2}, {code: none, name: {zh: 无, en: None}, points: 0}]}
        """;

    public static TheoryData<string, string, string[]> Broken => new()
    {
        // Structure
        { "framework: county-2023\n", "", ["1: “framework” is missing."] },
        { "title: {zh: 一县, en: A county}", "title: {zh: 一县}", ["2: title: “en” is missing."] },
        { "title: {zh: 一县, en: A county}", "title: [一县]", ["2: title: Expected a text in both languages here: {zh: …, en: …}."] },
        { "rounding: {indicator: 1", "rounding: {indicater: 1", ["7: rounding: “indicator” is missing.", "7: rounding: “indicater” is not known; did you mean “indicator”; possible: indicator, total, total_sums."] },
        { "total_sums: unrounded", "total_sums: exact", ["7: rounding.total_sums: “exact” is not known; possible: unrounded, shown."] },
        { "indicator: 1, total: 1,", "indicator: 9, total: one,", ["7: rounding.indicator: the number of decimals lies between 0 and 6.", "7: rounding.total: Expected a whole number here."] },
        { "years: {from: 2023}", "years: {from: 2023, to: 2022}", ["4: years: “to” lies before “from”."] },
        { "years: {from: 2023}", "years: 2023", ["4: years: Expected a map with “from” here."] },
        { "grades:\n", "grade:\n", ["8: “grade” is not known; did you mean “grades”; possible: scored, inputs, years, source, rounding, framework, jurisdiction, total, tree, title, notes, grades, form."] },
        { "{at_least: 0, name: {zh: 差", "{at_least: 60, name: {zh: 差", ["9: grades: the lowest grade must begin at 0, otherwise low totals have none."] },
        { "{at_least: 90, name: {zh: 优", "{at_least: 0, name: {zh: 优", ["9: grades: grades must run from the highest to the lowest."] },
        // Inputs
        { "late: {unit: count", "late: {unit: number", ["15: inputs.late.unit: “number” is not known; possible: yuan, percent, count, points, yes_no, choice, date.", "42: tree[2].parts[1].rule.per: Needs money, with 元 or 万元; “1” is written.", "42: tree[2].parts[1].rule.limit: Needs money, with 元 or 万元; “2” is written."] },
        { "of: spent, base", "of: spend, base", ["25: tree[1].parts[1].rule.of: there is no input “spend”; did you mean “spent”; possible: spent, budget, rate, late, open, how."] },
        { "judged: open}", "judged: late}", ["49: tree[2].parts[2].rule.parts[1].items[1].judged: “late” has the unit count; yes_no is needed here."] },
        { "of: spent, base: budget", "of: how, base: budget", ["25: tree[1].parts[1].rule.of: “how” has the unit choice; yuan or percent or count or points is needed here.", "25: tree[1].parts[1].rule.base: “how” has the unit choice and “budget” yuan: they cannot be compared."] },
        { "base: budget,", "base: late,", ["25: tree[1].parts[1].rule.base: “spent” has the unit yuan and “late” count: they cannot be compared."] },
        // Weights
        { "weight: 4\n        rule: {kind: ratio", "weight: 5\n        rule: {kind: ratio", ["22: tree[1].parts: the weights below add to 7, not to 6.", "25: tree[1].parts[1].rule: the rule gives up to 4 points, but the weight is 5."] },
        { "weight: 6\n", "weight: 7\n", ["19: tree: the weights below add to 11, not to 10.", "22: tree[1].parts: the weights below add to 6, not to 7."] },
        { "total: 10\n", "total: 100\n", ["19: tree: the weights below add to 10, not to 100."] },
        { "weight: 6\n", "weight: -6\n", ["19: tree: the weights below add to -2, not to 10.", "20: tree[1].weight: points cannot be negative.", "22: tree[1].parts: the weights below add to 6, not to -6."] },
        { "- code: level", "- code: execution", ["26: tree[1].parts[2]: the code “execution” is used twice."] },
        // Bands
        { "at_least: 60%, below: 90%", "at_least: 60%, below: 89%", ["33: tree[1].parts[2].rule.bands[1]: leaves a gap to the band before (89% to 90%); where the limit is the same, state which side includes it."] },
        { "at_least: 60%, below: 90%", "over: 60%, below: 90%", ["34: tree[1].parts[2].rule.bands[2]: leaves a gap to the band before (60% to 60%); where the limit is the same, state which side includes it."] },
        { "at_least: 60%, below: 90%", "at_least: 60%, at_most: 90%", ["33: tree[1].parts[2].rule.bands[1]: overlaps another band: one value would fall into two."] },
        { "at_least: 60%, below: 90%", "at_least: 60%, below: 95%", ["33: tree[1].parts[2].rule.bands[1]: overlaps another band: one value would fall into two."] },
        { "{below: 60%, points: 0}", "{at_least: 10%, below: 60%, points: 0}", ["35: tree[1].parts[2].rule.bands[3]: no band holds values under 10%."] },
        { "{at_least: 90%, points: 2}", "{at_least: 90%, at_most: 100%, points: 2}", ["33: tree[1].parts[2].rule.bands[1]: no band holds values over 100%."] },
        { "at_least: 60%, below: 90%", "at_least: 90%, below: 60%", ["34: tree[1].parts[2].rule.bands[2]: the lower limit lies above the upper one, so nothing falls in between."] },
        { "at_least: 60%, below: 90%", "at_least: 60%, over: 60%, below: 90%", ["34: tree[1].parts[2].rule.bands[2].over: write either “at_least” or “over”, not both."] },
        { "{at_least: 90%, points: 2}", "{points: 2}", ["33: tree[1].parts[2].rule.bands[1]: state a limit: at_least (≥), over (>), below (<) or at_most (≤)."] },
        { "{at_least: 90%, points: 2}", "{at_least: 90, points: 2}", ["33: tree[1].parts[2].rule.bands[1].at_least: Needs a percentage, with %; “90” is written."] },
        { "{at_least: 90%, points: 2}", "{at_least: 90%, point: 2}", ["33: tree[1].parts[2].rule.bands[1]: “points” is missing.", "33: tree[1].parts[2].rule.bands[1]: “point” is not known; did you mean “points”; possible: at_least, over, below, at_most, points."] },
        // Rules
        { "kind: ratio", "kind: ration", ["25: tree[1].parts[1].rule.kind: there is no rule kind “ration”; did you mean “ratio”; possible: ratio, done_planned, bands, deduct_per_violation, deduct_over_limit, all_or_nothing, checklist, choice, judged_points, qualitative_band, quarterly_execution, target, declared, sum, minimum, weighted_mean, veto."] },
        { "{kind: ratio, of: spent, base: budget, points: 4}", "ratio", ["25: tree[1].parts[1].rule: Expected a map with “kind” here."] },
        { "limit: 2, per: 1,", "limit: 2%, per: 0,", ["42: tree[2].parts[1].rule.per: the unit of deduction must be greater than 0.", "42: tree[2].parts[1].rule.limit: Needs a number without 元 or %; “2%” is written."] },
        { "steps: whole}", "steps: hole}", ["42: tree[2].parts[1].rule.steps: “hole” is not known; did you mean “whole”; possible: continuous, whole, started."] },
        { ", steps: whole}", "}", ["42: tree[2].parts[1].rule: “steps” is missing."] },
        { "base: budget, points: 4}", "base: budget, change_from: budget, points: 4}", ["25: tree[1].parts[1].rule.change_from: write either “base” or “change_from”, not both."] },
        { "of: spent, base: budget,", "of: spent, other_base: budget,", ["25: tree[1].parts[1].rule.other_base: “other_base” needs a “base” beside it."] },
        { "base: budget, points: 4}", "base: budget, points: four}", ["25: tree[1].parts[1].rule.points: Expected a number here, such as 0.5."] },
        { "{code: none, name: {zh: 无", "{code: full, name: {zh: 无", ["50: tree[2].parts[2].rule.parts[2]: the option “full” stands twice."] },
        { "points: 1, judged: open}", "points: 1}", ["49: tree[2].parts[2].rule.parts[1].items[1]: give each item either “judged” or “rule”."] },
        // The file itself
        { "years: {from: 2023}", "years: &y {from: 2023}", ["4: Anchors (&) and aliases (*) are not allowed; put a text that begins with one of them in quotes."] },
        { "total: 10\n", "total: 10\ntotal: 10\n", ["7: “total” stands twice (it is in line 6 already)."] },
        { "inputs:\n", "inputs:\n---\n", ["12: The file must hold exactly one YAML document: take the “---” out."] },
        { "years: {from: 2023}", "years: {from: 2023", ["4: Not valid YAML: A bracket or quotation mark is not closed."] },
        { "years: {from: 2023}", "years: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", ["4: Nested too deeply (at most 40 levels)."] },
        { "years: {from: 2023}", "years：{from: 2023}", ["1: “years” is missing.", "4: “years：{from” is not known; the colon must be a half-width “: ”."] },
        { "    weight: 6\n", "\t  weight: 6\n", ["20: Not valid YAML: A tab is used for indentation; use spaces."] },
    };

    [Theory, MemberData(nameof(Broken))]
    public void A_mistake_is_reported_with_its_line_and_what_was_expected(string find, string replace, string[] expected)
    {
        Valid.ShouldContain(find);
        var mistakes = MistakesOf(Valid.Replace(find, replace)).Mistakes;

        mistakes.Select(m => $"{m.Line}: {m.Message.En}").ShouldBe(expected);
        mistakes.ShouldAllBe(m => m.File == "county.yaml" && m.Message.Zh.Any(c => c > 0x2e80));
    }

    [Fact]
    public void The_valid_edition_is_valid() => FrameworkReader.Read(Valid, "county.yaml").Indicators.Count.ShouldBe(4);

    [Fact]
    public void All_mistakes_of_a_file_come_at_once_in_the_order_of_the_file()
    {
        var text = Valid.Replace("of: spent", "of: spend").Replace("points: 4}", "point: 4}").Replace("weight: 3\n", "weight: 2\n").Replace("steps: whole", "step: whole");

        MistakesOf(text).Mistakes.Select(m => m.Line).ShouldBe([25, 25, 25, 39, 42, 42, 47]);
    }

    [Fact]
    public void A_mistake_reads_as_file_line_and_message() =>
        MistakesOf(Valid.Replace("total: 10\n", "total: 100\n")).Mistakes[0].ToString().ShouldStartWith("county.yaml:19: ");

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a remark\n")]
    public void An_empty_file_says_so(string text) => MistakesOf(text).Mistakes.ShouldHaveSingleItem().Message.En.ShouldBe("The file is empty.");

    [Theory]
    [InlineData("just a sentence")]
    [InlineData("- a\n- b\n")]
    public void A_file_that_is_no_map_says_what_is_expected(string text) =>
        MistakesOf(text).Mistakes.ShouldContain(m => m.Message.En.StartsWith("Expected a map with “"));

    [Fact]
    public void A_file_of_absurd_size_is_refused() =>
        MistakesOf(new string('#', YamlFile.LongestText + 1)).Mistakes.ShouldHaveSingleItem().Message.En.ShouldStartWith("The file is too large");

    [Fact]
    public void Numbers_no_decimal_can_hold_are_refused_and_do_not_crash() =>
        MistakesOf(Valid.Replace("total: 10\n", "total: 99999999999999999999\n")).Mistakes.ShouldContain(m => m.Message.En.Contains("too large"));

    [Fact]
    public void A_byte_order_mark_does_no_harm() => FrameworkReader.Read("\uFEFF" + Valid, "county.yaml").Code.ShouldBe("county-2023");

    [Fact]
    public void Windows_line_ends_do_no_harm()
    {
        FrameworkReader.Read(Valid.Replace("\n", "\r\n"), "county.yaml").Code.ShouldBe("county-2023");
        MistakesOf(Valid.Replace("weight: 6\n", "weight: 7\n").Replace("\n", "\r\n")).Mistakes[1].Line.ShouldBe(22);
    }

    static YamlMistakesException MistakesOf(string text) => Should.Throw<YamlMistakesException>(() => FrameworkReader.Read(text, "county.yaml"));
}
