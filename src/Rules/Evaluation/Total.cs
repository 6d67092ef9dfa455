using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;

namespace Anlan.Rules.Evaluation;

/// <summary>A sum of scores. It exists only when every indicator in it has a score; otherwise there is a partial sum and nothing more.</summary>
/// <param name="Unrounded">The exact sum of the unrounded scores; null when a score is missing.</param>
/// <param name="Shown">The total as the edition gives it: the unrounded or the shown scores added, whichever it says, then rounded.</param>
/// <param name="SumOfShown">The shown scores added up: what a reader with a calculator gets.</param>
/// <param name="Partial">The sum of the scores that exist.</param>
/// <param name="MissingCount">How many indicators have no score.</param>
public sealed record Total(decimal? Unrounded, decimal? Shown, decimal? SumOfShown, decimal Partial, int MissingCount)
{
    internal static Total Of(FrameworkEdition edition, IEnumerable<IndicatorScore> scores)
    {
        decimal exact = 0, shown = 0;
        var missing = 0;
        var decimals = edition.Rounding.Indicator;
        foreach (var score in scores)
        {
            if (score.Unrounded is not { } points) { missing++; continue; }
            exact += points;
            shown += Numbers.Round(points, decimals);
        }
        var added = edition.Rounding.SumsUnrounded ? exact : shown;
        return missing > 0 || !edition.Scored
            ? new(null, null, null, exact, missing)
            : new(exact, Numbers.Round(added, edition.Rounding.Total), shown, exact, 0);
    }
}
