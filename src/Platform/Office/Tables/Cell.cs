using System.Globalization;

namespace Anlan.Platform.Office;

/// <summary>
/// One cell of a <see cref="Table"/>: a typed value, how it is shown, and how many rows and columns it covers. Texts convert by themselves.
/// A figure that is not known is <see cref="Missing"/>, never zero: Word shows a dash, Excel and CSV leave the cell empty.
/// </summary>
public sealed record Cell
{
    internal CellKind Kind { get; private init; }
    internal string Words { get; private init; } = "";
    internal decimal Figure { get; private init; }
    internal DateTime Moment { get; private init; }
    internal int Decimals { get; private init; }

    /// <summary>How many rows the cell covers; the rows below leave these places out, as in HTML.</summary>
    public int Rows { get; private init; } = 1;

    /// <summary>How many columns the cell covers.</summary>
    public int Columns { get; private init; } = 1;

    /// <summary>Bold: totals.</summary>
    public bool IsStrong { get; private init; }

    /// <summary>Set in the heading type and centred: a label inside a form.</summary>
    public bool IsHeading { get; private init; }

    /// <summary>Where the content stands; by itself figures stand right, dates centred, text as its column says.</summary>
    public Alignment? Alignment { get; init; }

    /// <summary>Nothing stands here and nothing is expected.</summary>
    public static Cell Empty { get; } = new() { Kind = CellKind.Empty };

    /// <summary>A figure belongs here and is not known.</summary>
    public static Cell Missing { get; } = new() { Kind = CellKind.Missing };

    public static Cell Text(string? text) => string.IsNullOrEmpty(text) ? Empty : new() { Kind = CellKind.Text, Words = text };

    public static Cell Heading(string text) => new() { Kind = CellKind.Text, Words = text, IsHeading = true };

    public static Cell Integer(long? number) => number is { } n ? new() { Kind = CellKind.Integer, Figure = n } : Missing;

    /// <summary>Money in the unit that the table states, shown with two decimals and thousands commas.</summary>
    public static Cell Money(decimal? amount) => Number(amount, 2);

    /// <summary>A figure shown with this many decimals, rounded half up; Excel and CSV keep the unrounded value.</summary>
    public static Cell Number(decimal? number, int decimals) =>
        number is { } n ? new() { Kind = CellKind.Number, Figure = n, Decimals = decimals } : Missing;

    /// <summary>A share: 0.9744 is shown as 97.44%.</summary>
    public static Cell Percent(decimal? share, int decimals = 2) =>
        share is { } s ? new() { Kind = CellKind.Percent, Figure = s, Decimals = decimals } : Missing;

    public static Cell Date(DateOnly? date) =>
        date is { } d ? new() { Kind = CellKind.Date, Moment = d.ToDateTime(TimeOnly.MinValue) } : Missing;

    /// <summary>Date and time of day, to the minute, already in the reader's zone.</summary>
    public static Cell Time(DateTime? local) => local is { } t ? new() { Kind = CellKind.Time, Moment = t } : Missing;

    public static implicit operator Cell(string? text) => Text(text);

    /// <summary>The same cell over several rows and columns.</summary>
    public Cell Over(int rows = 1, int columns = 1) => this with
    {
        Rows = rows >= 1 ? rows : throw new ArgumentOutOfRangeException(nameof(rows)),
        Columns = columns >= 1 ? columns : throw new ArgumentOutOfRangeException(nameof(columns)),
    };

    internal Cell AsHeading() => this with { IsHeading = true };

    public Cell Strong() => this with { IsStrong = true };

    public Cell Left() => this with { Alignment = Office.Alignment.Left };

    public Cell Centred() => this with { Alignment = Office.Alignment.Centre };

    public Cell Right() => this with { Alignment = Office.Alignment.Right };

    internal bool IsFigure => Kind is CellKind.Integer or CellKind.Number or CellKind.Percent or CellKind.Missing;

    internal bool HasValue => Kind is not (CellKind.Empty or CellKind.Missing);

    internal Alignment AlignmentIn(Column column) => Alignment
        ?? (IsHeading ? Office.Alignment.Centre
            : IsFigure ? Office.Alignment.Right
            : Kind is CellKind.Date or CellKind.Time ? Office.Alignment.Centre
            : column.Alignment ?? (column.MergesEqual ? Office.Alignment.Centre : Office.Alignment.Left));

    /// <summary>What a reader sees on paper.</summary>
    public string Shown() => Kind switch
    {
        CellKind.Missing => "—",
        CellKind.Integer => Figure.ToString("#,##0", CultureInfo.InvariantCulture),
        CellKind.Number => Rounded(Figure).ToString("N" + Decimals, CultureInfo.InvariantCulture),
        CellKind.Percent => Rounded(Figure * 100).ToString("N" + Decimals, CultureInfo.InvariantCulture) + "%",
        CellKind.Date => Moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        CellKind.Time => Moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        _ => Words,
    };

    internal bool ShowsTheSameAs(Cell other) => Kind == other.Kind && HasValue && Shown() == other.Shown();

    private decimal Rounded(decimal value) => Math.Round(value, Decimals, MidpointRounding.AwayFromZero);
}

internal enum CellKind { Empty, Missing, Text, Integer, Number, Percent, Date, Time }

/// <summary>Where the content of a cell stands.</summary>
public enum Alignment { Left, Centre, Right }
