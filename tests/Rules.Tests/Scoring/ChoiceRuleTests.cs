using Anlan.Rules.Figures;

namespace Anlan.Rules.Tests.Scoring;

public class ChoiceRuleTests
{
    static readonly OneIndicator Disclosure = new(1.5m, "disclosure: choice",
        """
        {kind: choice, of: disclosure, options: [
          {code: full, name: {zh: 按要求公开, en: As required}, points: 1.5}, {code: partial, name: {zh: 不符合, en: Not as required}, points: 1}, {code: none, name: {zh: 未公开, en: Not published}, points: 0}]}
        """);

    [Theory]
    [InlineData("full", 1.5)]
    [InlineData("partial", 1)]
    [InlineData("none", 0)]
    public void The_option_gives_its_points(string option, decimal expected) => Disclosure.Points($"disclosure={option}").ShouldBe(expected);

    [Fact]
    public void An_option_that_the_edition_does_not_know_gives_no_score() => Disclosure.Score("disclosure=mostly").Basis.ShouldBe(Basis.Missing);

    [Fact]
    public void The_edition_tells_the_options_of_an_input() =>
        Disclosure.Edition.OptionsOf(Disclosure.Edition.Input("disclosure")).Select(o => o.Code).ShouldBe(["full", "partial", "none"]);
}
