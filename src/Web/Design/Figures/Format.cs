using System.Globalization;
using Anlan.Platform.Language;
using Anlan.Platform.Records;

namespace Anlan.Web.Design.Figures;

/// <summary>Figures and dates as text in the reader's language. In a page use <see cref="Show"/>, which also tells a missing figure to screen readers.</summary>
public static class Format
{
    /// <summary>What stands where nothing is known. Never zero.</summary>
    public const string Missing = "—";

    public static readonly Bilingual MissingName = new("缺失", "missing");

    // All of China keeps one time.

    public static string Number(decimal? value, int decimals = 0) => FigureFormat.Number(decimals).Text(value);

    /// <summary>Yuan, as 元.</summary>
    public static string Yuan(decimal? yuan, int decimals = 2) => FigureFormat.Yuan(decimals).Text(yuan);

    /// <summary>Yuan, as 万元.</summary>
    public static string Wan(decimal? yuan, int decimals = 2) => FigureFormat.Wan(decimals).Text(yuan);

    /// <summary>A ratio, as percent.</summary>
    public static string Percent(decimal? ratio, int decimals = 2) => FigureFormat.Percent(decimals).Text(ratio);

    public static string Score(decimal? points, int decimals = 1) => FigureFormat.Number(decimals).Text(points);

    /// <summary>The size of a file: 640 B, 12.3 KB, 4 MB.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1 << 10 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1 << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024m:0.#} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576m:0.#} MB"),
    };

    public static string Date(DateOnly? date) => date is { } day ? day.ToString(DatePattern, Culture) : Missing;

    /// <summary>An instant in Beijing time, to the minute.</summary>
    public static string Instant(DateTimeOffset? instant) =>
        instant is { } known ? Beijing.At(known).ToString(DatePattern + " HH:mm", Culture) : Missing;

    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
    private static CultureInfo Culture => English ? CultureInfo.InvariantCulture : CultureInfo.CurrentUICulture;
    private static string DatePattern => English ? "d MMM yyyy" : "yyyy年M月d日";
}
