using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Platform.Language;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;

namespace Anlan.Affairs.SelfEvaluation.ProjectTables;

/// <summary>
/// Puts the numbers of a row under their headings. What decides is arithmetic: the rate must be spending ÷ budget and a total the
/// sum of its parts, so of all ways to leave cells empty only those in which the relations hold can be meant.
/// </summary>
sealed class MoneyPlacement(IReadOnlyList<TableColumn> columns, IReadOnlyList<ComputedColumn> computed)
{
    /// <param name="Held">Relations of the form that hold.</param>
    /// <param name="Broken">Relations that can be worked out and do not hold.</param>
    sealed record Placement(int[] Columns, int Held, int Broken);

    /// <summary>For each cell the index of its column, and the columns left without one.</summary>
    public (int[] Columns, IReadOnlyList<RecoveredCell> Missing) Place(IReadOnlyList<string> cells)
    {
        var all = Placements(cells, [], 0).Select(placed => Judge(cells, placed)).OrderByDescending(p => p.Held - p.Broken).ToList();
        if (all.Count == 0) return ([], []);
        // Of several that fit alike the one that leaves the later columns empty: money from the budget is named before other money.
        var alike = all.Where(p => p.Held - p.Broken == all[0].Held - all[0].Broken).ToList();
        var best = alike.MinBy(p => string.Concat(p.Columns.Select(c => (char)('a' + c))))!;
        return (best.Columns, [.. Enumerable.Range(0, columns.Count).Except(best.Columns).Select(index => Missing(index, best, alike))]);
    }

    RecoveredCell Missing(int index, Placement best, List<Placement> alike)
    {
        var others = alike.SelectMany(p => Enumerable.Range(0, columns.Count).Except(p.Columns)).Where(i => i != index).Distinct().ToList();
        if (best.Held == 0 || best.Broken > 0)
            return new(columns[index].Code, Certainty.Unsure, ("各数之间的关系对不上，只能按表头次序放", "the numbers do not fit together, so they could only be put in the order of the headings"));
        if (others.Count == 0)
            return new(columns[index].Code, Certainty.Sure, ("只有缺这一格，执行率与合计才算得上", "only without this cell do the rate and the total work out"));
        var (zh, en) = (string.Join("、", others.Select(i => columns[i].Name.Zh)), string.Join(", ", others.Select(i => columns[i].Name.En)));
        return new(columns[index].Code, Certainty.Likely, ($"执行率与合计算得上；缺的若是“{zh}”也算得上，按资金先列前一项", $"the rate and the total work out; they would too if “{en}” were missing, but the earlier kind of money is taken to be meant"));
    }

    // Every way to put the cells under the columns in their order, each under a column of its type.
    IEnumerable<int[]> Placements(IReadOnlyList<string> cells, int[] placed, int from)
    {
        if (placed.Length == cells.Count) return [placed];
        return Enumerable.Range(from, columns.Count - from)
            .Where(column => CellTypes.Fits(cells[placed.Length], columns[column].Kind))
            .SelectMany(column => Placements(cells, [.. placed, column], column + 1));
    }

    Placement Judge(IReadOnlyList<string> cells, int[] placed)
    {
        var values = placed.Select((column, i) => (columns[column].Code, Value: CellTypes.Number(cells[i])!.Value)).ToDictionary(v => v.Code, v => v.Value);
        var (held, broken) = (0, 0);
        // A total that is left out can be put together from its parts, and the rate then tried on it.
        foreach (var sum in computed.Where(c => c.Sum.Count > 0 && !values.ContainsKey(c.Column) && c.Sum.All(values.ContainsKey)).ToList())
            values[sum.Column] = sum.Sum.Sum(code => values[code]);
        var given = placed.Select(column => columns[column].Code).ToHashSet();
        foreach (var relation in computed)
        {
            if (!given.Contains(relation.Column) || Holds(relation, values) is not { } holds) continue;
            if (holds) held++;
            else broken++;
        }
        return new(placed, held, broken);
    }

    static bool? Holds(ComputedColumn relation, Dictionary<string, decimal> values)
    {
        if (!values.TryGetValue(relation.Column, out var printed)) return null;
        if (relation.Part is { } part && relation.Whole is { } whole)
        {
            if (!values.TryGetValue(part, out var over) || !values.TryGetValue(whole, out var under) || under == 0) return null;
            return Math.Abs(printed - Numbers.Round(over / under * 100, relation.Decimals)) <= HalfOfLast(relation.Decimals);
        }
        var parts = relation.Sum.Where(values.ContainsKey).Select(code => values[code]).ToList();
        return parts.Count == 0 ? null : Math.Abs(printed - parts.Sum()) < 0.01m;
    }

    static decimal HalfOfLast(int decimals) => 0.5m / (decimal)Math.Pow(10, decimals);
}
