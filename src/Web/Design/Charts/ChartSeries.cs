using Anlan.Platform.Language;

namespace Anlan.Web.Design.Charts;

/// <summary>One row of bars or one line: a value for each category, null where it is missing.</summary>
/// <param name="Name">Shown in the legend and as the heading of its column in the table.</param>
/// <param name="Values">In the order of the categories, in the unit of storage (yuan, ratio); the chart's format scales them.</param>
/// <param name="AsLine">Drawn as a line over the bars, such as a target or the time elapsed.</param>
public sealed record ChartSeries(Bilingual Name, IReadOnlyList<decimal?> Values, bool AsLine = false);
