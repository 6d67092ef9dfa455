using Anlan.Rules.Figures;

namespace Anlan.Rules.Tests.Figures;

public class QuantityTests
{
    [Theory]
    [InlineData("245.81 万元", "2458100", Unit.Yuan)]
    [InlineData("12,252.18万元", "122521800", Unit.Yuan)]
    [InlineData("1.2 亿元", "120000000", Unit.Yuan)]
    [InlineData("182961445.3 元", "182961445.3", Unit.Yuan)]
    [InlineData("99.45%", "0.9945", Unit.Percent)]
    [InlineData("99.45％", "0.9945", Unit.Percent)]
    [InlineData("-0.5 %", "-0.005", Unit.Percent)]
    [InlineData("46", "46", Unit.Count)]
    [InlineData("46 人", "46", Unit.Count)]
    [InlineData("750家", "750", Unit.Count)]
    public void A_printed_quantity_is_read_with_its_unit(string text, string value, Unit unit)
    {
        Quantity.TryParse(text, out var quantity).ShouldBeTrue();
        quantity.Value.ShouldBe(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
        quantity.Unit.ShouldBe(unit);
        quantity.Printed.ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("完整")]
    [InlineData("约 30 人")]
    [InlineData("1.2.3")]
    [InlineData("1e5")]
    [InlineData("30 dollars")]
    [InlineData("99999999999999999999999999999999999999")]
    [InlineData("9999999999999999 亿元")]
    public void What_is_no_quantity_is_not_read(string text) => Quantity.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("245.81 万元", "50")]
    [InlineData("245.8 万元", "500")]
    [InlineData("99.45%", "0.00005")]
    [InlineData("99%", "0.005")]
    [InlineData("46 人", "0")]
    public void Half_of_the_last_printed_digit_is_the_room_that_rounding_leaves(string text, string half)
    {
        Quantity.TryParse(text, out var quantity);
        quantity.HalfDigit.ShouldBe(decimal.Parse(half, System.Globalization.CultureInfo.InvariantCulture));
    }
}
