using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Platform.Language;
using Anlan.Rules.Frameworks;

namespace Anlan.Affairs.SelfEvaluation.ProjectTables;

/// <summary>
/// Puts the cells of words under their headings. The order is kept; where there are fewer cells than columns, every way to leave columns
/// empty is weighed: indicators and results come in pairs, a result does not read like an indicator, 不适用 stands in both cells of a pair.
/// How far the best way is ahead of the best one in which a column is filled says how sure it is that this column is empty.
/// </summary>
sealed class TextPlacement
{
    const int SureBy = 30;
    const int LikelyBy = 10;
    const int HalfAPair = -30;
    const int WholePair = -45;
    const int OneCell = -30;
    const int Remark = -2;

    readonly IReadOnlyList<TableColumn> columns;
    readonly List<int[]> blocks;

    public TextPlacement(IReadOnlyList<TableColumn> columns)
    {
        this.columns = columns;
        blocks = Blocks(columns);
    }

    /// <summary>For each cell the index of its column, and the columns left without one. Null when there are more cells than columns.</summary>
    public (int[] Columns, IReadOnlyList<RecoveredCell> Missing)? Place(IReadOnlyList<string> cells)
    {
        if (Best(cells, filled: null) is not { } best) return null;
        var missing = Enumerable.Range(0, columns.Count).Except(best.Columns)
            .Select(index => Missing(cells, best, index, Best(cells, filled: index) is { } other ? best.Marks - other.Marks : int.MaxValue));
        return (best.Columns, [.. missing]);
    }

    RecoveredCell Missing(IReadOnlyList<string> cells, Way best, int index, int ahead)
    {
        var certainty = ahead >= SureBy ? Certainty.Sure : ahead >= LikelyBy ? Certainty.Likely : Certainty.Unsure;
        var atTheEnd = best.Columns.Length == 0 || index > best.Columns[^1];
        return new(columns[index].Code, certainty, atTheEnd ? ("行末没有内容", "the row ends before it") : Because(cells, best, index), Shifts: !atTheEnd);
    }

    Bilingual Because(IReadOnlyList<string> cells, Way best, int index)
    {
        var block = blocks.First(b => b.Contains(index));
        if (block.Length == 1) return ("没有一格像这一列的内容", "no cell reads like this column");
        var other = block[0] == index ? block[1] : block[0];
        var at = Array.IndexOf(best.Columns, other);
        if (at < 0) return ("没有两格配成这一对", "no two cells make this pair");
        var said = cells[at].Length > 20 ? cells[at][..20] + "…" : cells[at];
        return block[0] == index
            ? ($"“{said}”像完成情况，不像指标内容，与前后的格也配不成对", $"“{said}” reads like a result and not like an indicator, and pairs with neither neighbour")
            : ($"“{said}”像指标内容，后面的格是另一对", $"“{said}” reads like an indicator, and the next cells are another pair");
    }

    sealed record Way(int Marks, int[] Columns);

    // Block by block, the best way to have used so many cells up to here.
    Way? Best(IReadOnlyList<string> cells, int? filled)
    {
        var ways = new Way?[cells.Count + 1];
        ways[0] = new(0, []);
        foreach (var block in blocks)
        {
            var next = new Way?[cells.Count + 1];
            for (var used = 0; used <= cells.Count; used++)
            {
                if (ways[used] is not { } way) continue;
                foreach (var option in Options(block))
                {
                    var end = used + option.Length;
                    if (end > cells.Count || (filled is { } must && block.Contains(must) && !option.Contains(must))) continue;
                    var marks = way.Marks + Marks(block, option, cells, used);
                    if (next[end] is null || marks > next[end]!.Marks) next[end] = new(marks, [.. way.Columns, .. option]);
                }
            }
            ways = next;
        }
        return ways[cells.Count];
    }

    static int[][] Options(int[] block) => block.Length == 1 ? [block, []] : [block, [block[0]], [block[1]], []];

    int Marks(int[] block, int[] option, IReadOnlyList<string> cells, int used)
    {
        if (block.Length == 1) return option.Length == 0 ? Empty(columns[block[0]].Code) : Single(columns[block[0]].Code, cells[used]);
        if (option.Length == 0) return WholePair;
        var kind = columns[block[0]].Code.Split('_')[0];
        if (option.Length == 1)
            return HalfAPair + (option[0] == block[0] ? CellReading.AsIndicator(cells[used]) + CellReading.AsKind(kind, cells[used]) : CellReading.AsResult(cells[used]));
        var (indicator, result) = (cells[used], cells[used + 1]);
        var same = CellReading.Plain(indicator) == CellReading.Plain(result);
        // A result that only repeats its indicator says nothing about which of the two it reads like.
        return CellReading.AsPair(indicator, result) + CellReading.AsKind(kind, indicator)
            + (same ? 0 : CellReading.AsIndicator(indicator) + CellReading.AsResult(result));
    }

    static int Single(string column, string cell) => column switch
    {
        "goal" => CellReading.AsGoal(cell),
        "completion" => CellReading.AsCompletion(cell),
        "problems" => CellReading.AsProblem(cell),
        "corrections" => CellReading.AsCorrection(cell),
        _ => 0,
    };

    // Remarks at the end are often left empty, the other cells never are: 不适用 is written into them.
    static int Empty(string column) => column is "problems" or "corrections" ? Remark : OneCell;

    // An indicator and its result stand under one heading and make a block of two.
    static List<int[]> Blocks(IReadOnlyList<TableColumn> columns)
    {
        var blocks = new List<int[]>();
        for (var i = 0; i < columns.Count; i += blocks[^1].Length)
        {
            var paired = i + 1 < columns.Count && columns[i].Groups.Count > 0 && columns[i].Groups.SequenceEqual(columns[i + 1].Groups);
            blocks.Add(paired ? [i, i + 1] : [i]);
        }
        return blocks;
    }
}
