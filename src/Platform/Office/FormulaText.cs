namespace Anlan.Platform.Office;

/// <summary>Texts that Excel and its like would take for a formula when they are typed or read from a CSV file.</summary>
internal static class FormulaText
{
    /// <summary>Also the full-width signs, which East Asian Excel treats alike, and control characters that are skipped before the sign.</summary>
    public static bool LooksLikeFormula(string text) =>
        text is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '\t' or '\r' or '\n', ..];
}
