using System.Globalization;
using Anlan.Platform.Language;

namespace Anlan.Web.Design.Figures;

/// <summary>
/// How one kind of figure is written: its unit, its decimals, what it is multiplied by to be shown. Rounding happens here, once, half away from zero;
/// what is passed in stays unrounded.
/// </summary>
public sealed record FigureFormat
{
    private enum Scale { None, PerTenThousand, Percent }

    private Scale Scaling { get; init; }

    /// <summary>Digits after the point.</summary>
    public int Decimals { get; private init; }

    /// <summary>Written after the figure or in a column's heading; null where the figure carries its sign itself (percent).</summary>
    public Bilingual? Unit { get; private init; }

    /// <summary>A number, such as a count: <c>Number(0, new("家", "enterprises"))</c>.</summary>
    public static FigureFormat Number(int decimals = 0, Bilingual? unit = null) => new() { Decimals = decimals, Unit = unit };

    /// <summary>Money that is given in yuan and shown in yuan.</summary>
    public static FigureFormat Yuan(int decimals = 2) => new() { Decimals = decimals, Unit = new("元", "yuan") };

    /// <summary>Money that is given in yuan and shown in 万元.</summary>
    public static FigureFormat Wan(int decimals = 2) => new() { Decimals = decimals, Unit = new("万元", "× 10,000 yuan"), Scaling = Scale.PerTenThousand };

    /// <summary>A share that is given as a ratio (0.9945) and shown as 99.45%.</summary>
    public static FigureFormat Percent(int decimals = 2) => new() { Decimals = decimals, Scaling = Scale.Percent };

    /// <summary>Points of an evaluation.</summary>
    public static FigureFormat Points(int decimals = 1) => new() { Decimals = decimals, Unit = new("分", "points") };

    /// <summary>The value in the unit shown, unrounded: yuan become 万元, a ratio becomes percent.</summary>
    public decimal Scaled(decimal value) => Scaling switch
    {
        Scale.PerTenThousand => value / 10_000m,
        Scale.Percent => value * 100m,
        _ => value
    };

    /// <summary>Without the unit, with thousands separators and the percent sign: for a table cell. Missing is a dash.</summary>
    public string Bare(decimal? value) => value is { } known ? Digits(known) + Sign : Format.Missing;

    /// <summary>Without the unit and without decimals that are zero: for a round number such as the most that can be reached.</summary>
    public string Whole(decimal value) => Math.Round(Scaled(value), Decimals, MidpointRounding.AwayFromZero).ToString("#,0.####", CultureInfo.InvariantCulture) + Sign;

    /// <summary>With the unit: for running text.</summary>
    public string Text(decimal? value) => value is null || Unit is not { } unit ? Bare(value) : $"{Bare(value)} {unit}";

    /// <summary>A difference, with its sign; the difference of two shares is in percentage points.</summary>
    public string Difference(decimal? value)
    {
        if (value is not { } known) return Format.Missing;
        var unit = Scaling == Scale.Percent ? new Bilingual("个百分点", "percentage points") : Unit;
        return (known > 0 ? "+" : "") + Digits(known) + (unit is { } name ? $" {name}" : "");
    }

    private string Sign => Scaling == Scale.Percent ? "%" : "";

    private string Digits(decimal value) =>
        Math.Round(Scaled(value), Decimals, MidpointRounding.AwayFromZero).ToString("N" + Decimals, CultureInfo.InvariantCulture);
}
