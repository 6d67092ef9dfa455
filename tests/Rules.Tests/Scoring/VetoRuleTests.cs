using Anlan.Rules.Figures;

namespace Anlan.Rules.Tests.Scoring;

public class VetoRuleTests
{
    static readonly OneIndicator Disclosure = new(3, "misused: yes_no, secret: yes_no, late: count",
        """
        {kind: veto, vetoes: [
          {if: misused, gives: zero, name: {zh: 挪用, en: Diverted}}, {if: secret, gives: full, name: {zh: 涉密, en: Classified}}],
         rule: {kind: deduct_per_violation, count: late, from: 3, each: 1}}
        """);

    [Theory]
    [InlineData("misused=no; secret=no; late=1", 2)]
    [InlineData("misused=yes; secret=no; late=0", 0)]
    [InlineData("misused=no; secret=yes; late=3", 3)]
    [InlineData("misused=yes; secret=yes; late=0", 0)]
    public void The_first_veto_that_applies_decides(string figures, decimal expected) => Disclosure.Points(figures).ShouldBe(expected);

    [Theory]
    [InlineData("misused=yes", 0)]
    [InlineData("misused=no; secret=yes", 3)]
    public void A_veto_needs_no_figure_of_the_rule_inside(string figures, decimal expected) => Disclosure.Points(figures).ShouldBe(expected);

    [Theory]
    [InlineData("secret=no; late=0")]
    [InlineData("misused=no; late=0")]
    [InlineData("misused=no; secret=no")]
    public void While_a_veto_or_the_rule_is_open_there_is_no_score(string figures) => Disclosure.Points(figures).ShouldBeNull();

    [Fact]
    public void An_open_veto_that_comes_first_keeps_a_later_one_from_deciding() => Disclosure.Points("secret=yes; late=0").ShouldBeNull();

    [Fact]
    public void An_open_veto_that_would_give_the_same_does_not() =>
        new OneIndicator(3, "a: yes_no, b: yes_no, late: count",
            "{kind: veto, vetoes: [{if: a, gives: zero, name: {zh: 甲, en: A}}, {if: b, gives: zero, name: {zh: 乙, en: B}}], rule: {kind: deduct_per_violation, count: late, from: 3, each: 1}}")
            .Points("b=yes; late=0").ShouldBe(0);

    [Fact]
    public void A_veto_that_applies_rests_on_itself_and_on_those_before_it()
    {
        Disclosure.Score("misused=yes; secret=~no; late=~0").Basis.ShouldBe(Basis.Computed);
        Disclosure.Score("misused=~no; secret=yes; late=0").Basis.ShouldBe(Basis.Declared);
        Disclosure.Score("misused=no; secret=!no; late=0").Basis.ShouldBe(Basis.Judged);
    }
}
