using System.Globalization;
using Anlan.Rules.Figures;

namespace Anlan.Rules.Tests.Figures;

public class NumbersTests
{
    [Theory]
    [InlineData("0.25", 1, "0.3")]
    [InlineData("0.35", 1, "0.4")]
    [InlineData("0.249999999", 1, "0.2")]
    [InlineData("2.5", 0, "3")]
    [InlineData("-0.25", 1, "-0.3")]
    [InlineData("93.75", 1, "93.8")]
    [InlineData("93.7327", 1, "93.7")]
    public void Halves_are_rounded_up(string number, int decimals, string expected) =>
        Numbers.Plain(Numbers.Round(decimal.Parse(number, CultureInfo.InvariantCulture), decimals)).ShouldBe(expected);

    [Fact]
    public void A_shown_number_keeps_its_zeros() => Numbers.Fixed(2m, 1).ShouldBe("2.0");

    [Fact]
    public void An_exact_number_has_no_needless_zeros() => Numbers.Plain(1.974400m).ShouldBe("1.9744");

    [Theory]
    [InlineData("0.9", "90%")]
    [InlineData("0.201", "20.10%")]
    [InlineData("0.66723", "66.72%")]
    public void A_worked_out_share_has_two_decimals_or_none(string fraction, string expected) =>
        Numbers.Percent(decimal.Parse(fraction, CultureInfo.InvariantCulture)).ShouldBe(expected);

    [Fact]
    public void A_number_of_a_rule_is_written_exactly_as_stated()
    {
        Numbers.Stated(0.33333m, Unit.Percent).ShouldBe("33.333%");
        Numbers.Stated(50_000.5m, Unit.Yuan).ShouldBe("50,000.5 元");
        Numbers.Stated(3, Unit.Count).ShouldBe("3");
    }

    [Fact]
    public void Numbers_look_the_same_in_every_language()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Numbers.Plain(1234.5m).ShouldBe("1234.5");
            Numbers.Percent(0.125m).ShouldBe("12.50%");
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
