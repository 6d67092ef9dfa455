using System.Globalization;

namespace Anlan.Rules.Figures;

/// <summary>How decimals are rounded and written. Nothing else in the platform rounds a score.</summary>
public static class Numbers
{
    /// <summary>Rounds half up (away from zero), the way Chinese score tables round; <paramref name="decimals"/> null keeps all.</summary>
    public static decimal Round(decimal number, int? decimals) =>
        decimals is { } d ? decimal.Round(number, d, MidpointRounding.AwayFromZero) : number;

    /// <summary>All digits, without trailing zeros and independent of the reader's language: 4.7582666…, 5.</summary>
    public static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>With exactly so many decimals: 2.0.</summary>
    public static string Fixed(decimal number, int decimals) =>
        Round(number, decimals).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>A fraction as a percentage, whole or with two decimals: 0.9 is 90%, 0.201 is 20.10%.</summary>
    public static string Percent(decimal fraction)
    {
        var percent = Round(fraction * 100, 2);
        return (decimal.IsInteger(percent) ? Plain(percent) : Fixed(percent, 2)) + "%";
    }

    /// <summary>A number of a rule (a limit, a step) exactly as stated, with its unit: 33.333%, 50,000 元.</summary>
    public static string Stated(decimal number, Unit unit) => unit switch
    {
        Unit.Percent => Plain(number * 100) + "%",
        Unit.Yuan => number.ToString("#,##0.############################", CultureInfo.InvariantCulture) + " 元",
        _ => Plain(number),
    };

    public static string Of(decimal number, Unit unit) => unit switch
    {
        Unit.Percent => Percent(number),
        Unit.Yuan => number.ToString("#,##0.##", CultureInfo.InvariantCulture),
        _ => Plain(number),
    };
}
