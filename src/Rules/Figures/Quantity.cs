using System.Globalization;
using System.Text.RegularExpressions;

namespace Anlan.Rules.Figures;

/// <summary>
/// A number with its unit as an official prints it (“245.81 万元”, “99.45%”, “46”), and its exact value inside: yuan, fraction, count.
/// </summary>
public readonly partial record struct Quantity(decimal Value, Unit Unit, string Printed)
{
    const decimal WanYuan = 10_000m;
    const decimal YiYuan = 100_000_000m;

    // A thousand trillion yuan is no figure of a budget; such numbers would only bring sums to the end of decimal.
    const decimal Largest = 1_000_000_000_000_000m;

    /// <summary>
    /// Half of the last printed digit, in the inner unit: two printings of one quantity may differ by the sum of their halves.
    /// Zero for a whole count (人、家、场): things are counted, not rounded.
    /// </summary>
    public decimal HalfDigit { get; private init; }

    /// <summary>Reads a printed quantity. Thousands commas, full-width percent signs and spaces are taken as people write them.</summary>
    /// <returns>False when the text is no number, is beyond any budget, or its unit is not known.</returns>
    public static bool TryParse(string text, out Quantity quantity)
    {
        quantity = default;
        var match = Form().Match(text.Trim());
        if (!match.Success) return false;
        var digits = match.Groups["number"].Value.Replace(",", "").Replace("，", "");
        if (!decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return false;
        var (factor, unit) = match.Groups["unit"].Value switch
        {
            "元" => (1m, Unit.Yuan),
            "万元" => (WanYuan, Unit.Yuan),
            "亿元" => (YiYuan, Unit.Yuan),
            "%" or "％" => (0.01m, Unit.Percent),
            _ => (1m, Unit.Count),
        };
        if (Math.Abs(number) >= Largest / Math.Max(1, factor)) return false;
        var point = digits.IndexOf('.');
        var decimals = point < 0 ? 0 : digits.Length - point - 1;
        quantity = new(number * factor, unit, text.Trim()) { HalfDigit = unit == Unit.Count && decimals == 0 ? 0 : Power(decimals) / 2 * factor };
        return true;
    }

    static decimal Power(int decimals) => new(1, 0, 0, false, (byte)Math.Min(decimals, 28));

    // The unit after the number: money, percent, or a counting word (人、家、个 …) that does not change the value.
    [GeneratedRegex(@"^(?<number>[-+]?[0-9][0-9,，]*(\.[0-9]+)?)\s*(?<unit>[%％]|万元|亿元|元|[\p{IsCJKUnifiedIdeographs}]{0,4})$")]
    private static partial Regex Form();
}
