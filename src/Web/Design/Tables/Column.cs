using Anlan.Platform.Language;
using Anlan.Web.Design.Figures;
using Microsoft.AspNetCore.Components;

namespace Anlan.Web.Design.Tables;

/// <summary>A column of a <c>DataTable</c>: a heading, and for each row a value or a piece of markup.</summary>
public class Column<T> : ComponentBase
{
    [Parameter, EditorRequired] public Bilingual Title { get; set; }

    /// <summary>Text of the cell; null or empty shows as missing.</summary>
    [Parameter] public Func<T, object?>? Value { get; set; }

    /// <summary>Markup of the cell, instead of a value.</summary>
    [Parameter] public RenderFragment<T>? ChildContent { get; set; }

    /// <summary>The key of <see cref="Sorting{T}"/> that the heading links to.</summary>
    [Parameter] public string? Sort { get; set; }

    [Parameter] public Align Align { get; set; }

    /// <summary>Left out on a phone: for what one can do without there.</summary>
    [Parameter] public bool DeskOnly { get; set; }

    /// <summary>Never wraps and takes no more room than it needs.</summary>
    [Parameter] public bool Narrow { get; set; }

    /// <summary>What stands in the last line of the table.</summary>
    [Parameter] public RenderFragment? Total { get; set; }

    [CascadingParameter] internal ColumnList<T> Columns { get; set; } = null!;

    /// <summary>Stands small behind the title.</summary>
    internal virtual Bilingual? Unit => null;
    internal virtual Align Side => Align;
    internal virtual bool Figures => false;
    internal virtual RenderFragment? Foot => Total;

    internal virtual RenderFragment Cell(T row) => ChildContent is { } content
        ? content(row)
        : builder => builder.AddContent(0, Show.Text(Value?.Invoke(row)?.ToString()));

    internal string Css => string.Join(' ', Classes());

    protected override void OnInitialized() => Columns.Add(this);

    private IEnumerable<string> Classes()
    {
        if (Side == Align.End) yield return "to-end";
        if (Side == Align.Center) yield return "to-center";
        if (Figures) yield return "figures";
        if (Narrow) yield return "narrow";
        if (DeskOnly) yield return "desk-only";
    }
}

/// <summary>A column of figures, right-aligned, with its unit in the heading.</summary>
public sealed class FigureColumn<T> : Column<T>
{
    [Parameter, EditorRequired] public Func<T, decimal?> Figure { get; set; } = null!;
    [Parameter] public FigureFormat Format { get; set; } = FigureFormat.Number();

    /// <summary>The sum or whatever else stands below the column; the caller knows whether a sum means anything.</summary>
    [Parameter] public decimal? TotalFigure { get; set; }

    internal override Bilingual? Unit => Format.Unit;
    internal override Align Side => Align.End;
    internal override bool Figures => true;
    internal override RenderFragment Cell(T row) => ChildContent is { } content ? content(row) : Bare(Figure(row));
    internal override RenderFragment? Foot => TotalFigure is { } total ? Bare(total) : Total;

    private RenderFragment Bare(decimal? value) => builder => builder.AddContent(0, Show.Bare(Format, value));
}

/// <summary>A column of days.</summary>
public sealed class DateColumn<T> : Column<T>
{
    [Parameter, EditorRequired] public Func<T, DateOnly?> Date { get; set; } = null!;

    internal override RenderFragment Cell(T row) => builder => builder.AddContent(0, Show.Date(Date(row)));
}

/// <summary>The columns of one table, in the order they are written.</summary>
public sealed class ColumnList<T>
{
    private readonly List<Column<T>> _columns = [];

    internal IReadOnlyList<Column<T>> All => _columns;
    internal void Add(Column<T> column) => _columns.Add(column);
}
