using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace Anlan.Web.Design.Figures;

/// <summary>
/// Figures and dates in a page: <c>@Show.Wan(budget)</c>. Tabular digits, never broken over two lines; what is missing stands as a dash that screen readers call missing.
/// </summary>
public static class Show
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>What stands where nothing is known.</summary>
    public static MarkupString Missing =>
        new($"""<span class="missing"><span aria-hidden="true">{Format.Missing}</span><span class="visually-hidden">{Format.MissingName}</span></span>""");

    public static MarkupString Number(decimal? value, int decimals = 0) => Figure(value, Format.Number(value, decimals));
    public static MarkupString Yuan(decimal? yuan, int decimals = 2) => Figure(yuan, Format.Yuan(yuan, decimals));
    public static MarkupString Wan(decimal? yuan, int decimals = 2) => Figure(yuan, Format.Wan(yuan, decimals));
    public static MarkupString Percent(decimal? ratio, int decimals = 2) => Figure(ratio, Format.Percent(ratio, decimals));
    public static MarkupString Score(decimal? points, int decimals = 1) => Figure(points, Format.Score(points, decimals));
    public static MarkupString Date(DateOnly? date) => Figure(date, Format.Date(date));
    public static MarkupString Instant(DateTimeOffset? instant) => Figure(instant, Format.Instant(instant));

    /// <summary>With its unit.</summary>
    public static MarkupString As(FigureFormat format, decimal? value) => Figure(value, format.Text(value));

    /// <summary>Without its unit, for cells under a heading that names it.</summary>
    public static MarkupString Bare(FigureFormat format, decimal? value) => Figure(value, format.Bare(value));

    /// <summary>With its sign.</summary>
    public static MarkupString Difference(FigureFormat format, decimal? value) => Figure(value, format.Difference(value));

    /// <summary>Text that may not be known.</summary>
    public static MarkupString Text(string? text) => string.IsNullOrWhiteSpace(text) ? Missing : new(Encoder.Encode(text));

    private static MarkupString Figure<T>(T? value, string text) where T : struct =>
        value is null ? Missing : new($"""<span class="figure">{Encoder.Encode(text)}</span>""");
}
