using System.Globalization;

namespace Anlan.Affairs.ReportCheck;

/// <summary>A number as it was printed: the true one lies within half a unit of its last digit. Counts have no such room.</summary>
public readonly record struct Printed(decimal Value, decimal Half)
{
    public decimal Low => Value - Half;
    public decimal High => Value + Half;

    /// <summary>That both can be the same number, printed with few digits.</summary>
    public bool MayBe(Printed other) => Half + other.Half > 0 ? Low < other.High && other.Low < High : Value == other.Value;

    public bool IsZero => Value == 0;

    public static Printed operator +(Printed a, Printed b) => new(a.Value + b.Value, a.Half + b.Half);
    public static Printed operator -(Printed a, Printed b) => new(a.Value - b.Value, a.Half + b.Half);

    /// <summary>Null when the divisor may be nothing.</summary>
    public static Printed? Ratio(Printed a, Printed b)
    {
        if (b.Low <= 0 && b.High >= 0) return null;
        decimal[] ends = [a.Low / b.Low, a.Low / b.High, a.High / b.Low, a.High / b.High];
        var (value, half) = (a.Value / b.Value, (ends.Max() - ends.Min()) / 2);
        return new(value, Math.Max(half, Math.Max(ends.Max() - value, value - ends.Min())));
    }

    public Printed Times(decimal factor) => new(Value * factor, Half * Math.Abs(factor));

    public static Printed Sum(IEnumerable<Printed> numbers) => numbers.Aggregate(new Printed(0, 0), (a, b) => a + b);

    /// <summary>Reads "1,234.50", "１，２３４．５", "-3"; null for anything else. Half a unit of the last digit is its room.</summary>
    public static Printed? Read(string text)
    {
        var plain = text.Trim().Replace(",", "", StringComparison.Ordinal).Replace("，", "", StringComparison.Ordinal);
        if (plain.Length is 0 or > 24 || !decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return null;
        return new(value, plain is "0" ? 0 : HalfOf(Decimals(plain)));
    }

    public static int Decimals(string number) => number.IndexOf('.') is >= 0 and var point ? number.AsSpan(point + 1).TrimEnd("%％ ").Length : 0;

    public static decimal HalfOf(int decimals)
    {
        var half = 0.5m;
        for (var i = 0; i < decimals; i++) half /= 10;
        return half;
    }

    /// <summary>With as many digits as somebody would print.</summary>
    public static string Write(decimal value, int decimals = 2) =>
        decimal.Round(value, Math.Clamp(decimals, 0, 10), MidpointRounding.AwayFromZero).ToString($"#,##0.{new string('0', Math.Clamp(decimals, 0, 10))}", CultureInfo.InvariantCulture).TrimEnd('.');
}
