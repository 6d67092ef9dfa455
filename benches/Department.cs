namespace Anlan.Bench;

/// <summary>The figures of one department that the nine rules read; money in yuan, satisfaction as a fraction.</summary>
readonly record struct Department(
    decimal ActualProcurement, decimal PlannedProcurement, decimal AdjustedAmount, decimal InitialBudget, decimal AssetsInUse, decimal AssetsTotal,
    decimal Staff, decimal Establishment, decimal ContractStaff, decimal AllStaff, decimal ThreePublicsActual, decimal ThreePublicsBudget,
    decimal RunningCost, decimal RunningCostBudget, decimal Q1, decimal Q2, decimal Q3, decimal Q4, decimal AnnualBudget, decimal Satisfaction)
{
    public IEnumerable<(string Input, decimal Value)> Figures() =>
    [
        ("actual_procurement", ActualProcurement), ("planned_procurement", PlannedProcurement),
        ("adjusted_amount", AdjustedAmount), ("initial_budget", InitialBudget),
        ("assets_in_use", AssetsInUse), ("assets_total", AssetsTotal),
        ("staff_on_establishment", Staff), ("approved_establishment", Establishment),
        ("contract_staff", ContractStaff), ("all_staff", AllStaff),
        ("three_publics_actual", ThreePublicsActual), ("three_publics_budget", ThreePublicsBudget),
        ("daily_public_final", RunningCost), ("daily_public_adjusted_budget", RunningCostBudget),
        ("q1_cumulative", Q1), ("q2_cumulative", Q2), ("q3_cumulative", Q3), ("q4_cumulative", Q4), ("annual_total_budget", AnnualBudget),
        ("satisfaction", Satisfaction),
    ];

    /// <summary>A department as a seed makes it: the same seed, the same figures. Every band and both sides of every limit occur.</summary>
    public static Department Of(int seed)
    {
        var dice = new Random(seed);
        decimal Money(int from, int to) => dice.Next(from * 100, to * 100) / 100m * 10_000;
        decimal Part(decimal whole, int least, int most) => decimal.Round(whole * dice.Next(least * 100, most * 100) / 10_000m, 2);
        var (planned, budget, assets, publics, running) = (Money(50, 900), Money(2_000, 30_000), Money(100, 5_000), Money(5, 90), Money(200, 2_000));
        var (establishment, staff) = (dice.Next(20, 200), dice.Next(20, 210));
        var contract = dice.Next(0, 30);
        return new(
            Part(planned, 60, 105), planned, Part(budget, 0, 25), budget, Part(assets, 50, 101), assets, staff, establishment, contract, staff + contract,
            Part(publics, 70, 110), publics, Part(running, 70, 110), running,
            Part(budget, 5, 30), Part(budget, 30, 55), Part(budget, 55, 80), Part(budget, 80, 101), budget, dice.Next(7_000, 10_001) / 10_000m);
    }
}
