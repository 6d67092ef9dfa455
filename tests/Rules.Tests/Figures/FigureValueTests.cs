using Anlan.Rules.Figures;

namespace Anlan.Rules.Tests.Figures;

public class FigureValueTests
{
    [Theory]
    [InlineData("245.81 万元", Unit.Yuan)]
    [InlineData("99%", Unit.Percent)]
    [InlineData("12", Unit.Count)]
    [InlineData("1.5", Unit.Points)]
    [InlineData("yes", Unit.YesNo)]
    [InlineData("否", Unit.YesNo)]
    [InlineData("full", Unit.Choice)]
    [InlineData("2021-12-31", Unit.Date)]
    public void A_value_of_the_kind_that_is_needed_is_read(string text, Unit unit) => FigureValue.Parse(text, unit).ShouldNotBeNull().Unit.ShouldBe(unit);

    [Theory]
    [InlineData("245.81", Unit.Yuan)]
    [InlineData("99", Unit.Percent)]
    [InlineData("完整", Unit.Percent)]
    [InlineData("99%", Unit.Count)]
    [InlineData("12 万元", Unit.Points)]
    [InlineData("maybe", Unit.YesNo)]
    [InlineData("2021-13-01", Unit.Date)]
    [InlineData("", Unit.Choice)]
    public void A_value_of_another_kind_is_not_guessed(string text, Unit unit) => FigureValue.Parse(text, unit).ShouldBeNull();

    [Fact]
    public void Every_unit_says_what_has_to_be_written()
    {
        foreach (var unit in Enum.GetValues<Unit>())
        {
            FigureValue.Expected(unit).Zh.ShouldNotBeEmpty();
            FigureValue.Expected(unit).En.ShouldNotBeEmpty();
        }
    }
}
