using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;

namespace Anlan.Affairs.SelfEvaluation.ProjectTables;

/// <summary>Whether a cell can stand under a column at all: numbers under money, percentages under rates.</summary>
static class CellTypes
{
    public static bool Fits(string cell, ColumnKind kind) => kind switch
    {
        ColumnKind.Money => IsMoney(cell),
        ColumnKind.Percent => IsPercent(cell),
        ColumnKind.Integer => Read(cell) is { Unit: Unit.Count } number && decimal.IsInteger(number.Value),
        _ => true,
    };

    public static bool IsMoney(string cell) => Read(cell) is { Unit: Unit.Yuan } or { Unit: Unit.Count } && !cell.Any(c => c is '个' or '家' or '人' or '次' or '场');

    public static bool IsPercent(string cell) => Read(cell) is { Unit: Unit.Percent };

    /// <summary>The number as printed: 256.63, or 99.86 for 99.86%.</summary>
    public static decimal? Number(string cell) => Read(cell) is { } read ? read.Unit == Unit.Percent ? read.Value * 100 : read.Value : null;

    static Quantity? Read(string cell) => Quantity.TryParse(cell, out var quantity) ? quantity : null;
}
