namespace Anlan.Bench;

/// <summary>One measured figure beside what it is compared with in the same run.</summary>
/// <param name="Name">What was measured: <c>lazy_trace</c>.</param>
/// <param name="Value">In <paramref name="Unit"/>.</param>
/// <param name="Against">What it is compared with, in words: <c>hand-written C#</c>; null for a figure that stands alone.</param>
/// <param name="Ratio">Value ÷ the compared value, measured in this run; null for a figure that stands alone.</param>
sealed record Figure(string Name, double Value, string Unit, string? Against = null, double? Ratio = null);
