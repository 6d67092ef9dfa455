namespace Anlan.Platform.Office;

/// <summary>
/// A column of a <see cref="Table"/>, or several columns under a common heading. A text converts into a plain column:
/// <c>["序号", "项目", Column.Group("预算（万元）", "年初预算", "全年预算")]</c>.
/// </summary>
public sealed record Column(string Heading)
{
    /// <summary>The columns under this heading; none for a plain column.</summary>
    public IReadOnlyList<Column> Under { get; private init; } = [];

    /// <summary>Equal texts one below the other become one merged cell, within the merged cell of the column to the left.</summary>
    public bool MergesEqual { get; private init; }

    /// <summary>Where texts of this column stand; left when nothing is said, centred in a merging column.</summary>
    public Alignment? Alignment { get; private init; }

    /// <summary>Wished width in full-width characters; from the content when nothing is said.</summary>
    public decimal? Width { get; private init; }

    public static Column Group(string heading, params Column[] under) =>
        under.Length > 0 ? new(heading) { Under = under } : throw new ArgumentException("A group needs columns.", nameof(under));

    /// <summary>So many columns without a heading, for forms whose rows carry their own labels.</summary>
    public static Column[] Unheaded(int count) => [.. Enumerable.Repeat(new Column(""), count)];

    public static implicit operator Column(string heading) => new(heading);

    public Column Merging() => this with { MergesEqual = true };

    public Column Centred() => this with { Alignment = Office.Alignment.Centre };

    public Column Right() => this with { Alignment = Office.Alignment.Right };

    /// <param name="characters">Width in full-width characters.</param>
    public Column Wide(decimal characters) => this with { Width = characters };

    internal IEnumerable<Column> Leaves => Under.Count == 0 ? [this] : Under.SelectMany(column => column.Leaves);

    internal int Depth => Under.Count == 0 ? 1 : 1 + Under.Max(column => column.Depth);
}
