namespace Anlan.Rules.Figures;

/// <summary>What a figure counts. Inside, money is in yuan and a percentage is a fraction (90 % is 0.9).</summary>
public enum Unit
{
    Yuan,
    Percent,
    Count,
    Points,
    YesNo,
    Choice,
    Date,
}
