using Anlan.Platform.Yaml;
using Anlan.Rules.Cases;
using Anlan.Rules.Frameworks;

namespace Anlan.Rules.Tests.Cases;

public class CaseTableTests
{
    static readonly FrameworkEdition Edition = new OneIndicator(2, "done: count, planned: count, how: choice",
        """
        {kind: sum, parts: [
          {kind: done_planned, done: done, planned: planned, points: 1},
          {kind: choice, of: how, options: [{code: full, name: {zh: 全, en: All}, points: 1}, {code: none, name: {zh: 无, en: None}, points: 0}]}]}
        """).Edition;

    static IReadOnlyList<RuleCase> Read(string cases) => CaseTable.Read($"framework: one\ncases:\n{cases}", "one.cases.yaml", Edition);

    static RuleCase One(string rest) => Read($"  - {{situation: {{zh: 情形, en: Situation}}, {rest}}}").ShouldHaveSingleItem();

    [Theory]
    [InlineData("indicator: it, figures: {done: 5, planned: 10, how: full}, expect: 1.5", true)]
    [InlineData("indicator: it, figures: {done: 5, planned: 10, how: full}, expect: 1.6", false)]
    [InlineData("indicator: it, figures: {done: 1, planned: 3, how: full}, expect: 1.33", true)]
    [InlineData("indicator: it, figures: {done: 1, planned: 3, how: full}, expect: 1.3333", true)]
    [InlineData("indicator: it, figures: {done: 1, planned: 3, how: full}, expect: 1.3334", false)]
    [InlineData("figures: {done: 10, planned: 10, how: full}, expect: 2", true)]
    [InlineData("indicator: it, figures: {done: 10, how: full}, expect: missing", true)]
    [InlineData("indicator: it, figures: {done: 10, planned: 10, how: full}, expect: missing", false)]
    [InlineData("indicator: it, figures: {done: 10, how: full}, expect: 0", false)]
    public void A_case_holds_when_the_rules_give_what_it_expects(string rest, bool holds) => One(rest).Holds.ShouldBe(holds);

    [Fact]
    public void A_coarse_expectation_does_not_hide_a_difference()
    {
        var one = One("indicator: it, figures: {done: 6, planned: 10, how: full}, expect: 2");

        one.Given.ShouldBe(1.6m);
        one.Holds.ShouldBeFalse();
    }

    [Fact]
    public void Mistakes_name_line_and_what_was_probably_meant()
    {
        var mistakes = Should.Throw<YamlMistakesException>(() => Read(
            """
              - situation: {zh: 甲, en: A}
                indicator: if
                figures: {dome: 5, planned: 10%, how: ful}
                expect: much
            """)).Mistakes;

        mistakes.Select(m => $"{m.Line}: {m.Message.En}").ShouldBe(
        [
            "4: cases[1].indicator: there is no indicator “if”; did you mean “it”; possible: it.",
            "5: cases[1].figures.dome: there is no input “dome”; did you mean “done”; possible: done, planned, how.",
            "5: cases[1].figures.planned: Needs a number without 元 or %; “10%” is written.",
            "5: cases[1].figures.how: there is no option “ful”; did you mean “full”; possible: full, none.",
            "6: cases[1].expect: Expected a number here, such as 0.5.",
        ]);
    }

    [Fact]
    public void A_table_of_another_edition_is_refused() =>
        Should.Throw<YamlMistakesException>(() => CaseTable.Read("framework: two\ncases: []\n", "x.cases.yaml", Edition)).Message.ShouldContain("two");
}
