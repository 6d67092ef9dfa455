namespace Anlan.Bench;

/// <summary>
/// The nine rules as somebody would write them who needs them once: plain decimal arithmetic, limits in the code, nothing explained.
/// What the rule engine is measured against, and what its results must equal to the last digit.
/// </summary>
static class HandWritten
{
    public const int Rules = 9;

    public static void Score(in Department d, Span<decimal> points)
    {
        points[0] = Procurement(d.ActualProcurement / d.PlannedProcurement);
        points[1] = Transfers(d.AdjustedAmount / d.InitialBudget);
        points[2] = (d.AssetsInUse / d.AssetsTotal) switch { >= 0.9m => 1m, >= 0.75m => 0.7m, >= 0.6m => 0.4m, _ => 0m };
        points[3] = d.Staff / d.Establishment <= 1 ? 1 : 0;
        points[4] = (d.ContractStaff / d.AllStaff) switch { < 0.05m => 1m, <= 0.1m => 0.5m, _ => 0m };
        points[5] = Spending(d.ThreePublicsActual / d.ThreePublicsBudget);
        points[6] = Spending(d.RunningCost / d.RunningCostBudget);
        points[7] = Execution(d);
        points[8] = d.Satisfaction switch { >= 0.95m => 6m, >= 0.9m => 4m, >= 0.8m => 2m, _ => 1m };
    }

    static decimal Procurement(decimal rate) => rate > 1 ? 0 : rate;

    static decimal Transfers(decimal rate) => rate <= 0.1m ? 1 : Math.Max(0, 1 - (rate - 0.1m) / 0.01m * 0.1m);

    static decimal Spending(decimal rate) => rate switch { < 0.9m => 3m, <= 1m => 2m, _ => 0m };

    static decimal Execution(in Department d)
    {
        var (first, second, third, fourth) = (d.Q1 / d.AnnualBudget / 0.25m, d.Q2 / d.AnnualBudget / 0.5m, d.Q3 / d.AnnualBudget / 0.75m, d.Q4 / d.AnnualBudget / 1m);
        var sum = first + second + third + fourth;
        return Math.Min(6, sum + sum / 4 * 2);
    }
}
