namespace Anlan.Web.Design.Charts;

public enum ChartKind
{
    /// <summary>Upright bars side by side.</summary>
    Bar,

    /// <summary>Upright bars on top of each other: parts of a whole.</summary>
    StackedBar,

    /// <summary>Lying bars, for long names.</summary>
    Rows,

    /// <summary>Lying bars whose parts follow each other.</summary>
    StackedRows,

    /// <summary>Over time.</summary>
    Line
}

public enum ChartHeight
{
    Small,
    Medium,
    Tall
}
