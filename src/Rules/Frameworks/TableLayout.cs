using Anlan.Platform.Language;

namespace Anlan.Rules.Frameworks;

public enum ColumnKind
{
    Integer,
    Text,
    Money,
    Percent,
}

/// <param name="Groups">Headings above the column, from the top: 产出目标 · 数量指标.</param>
public sealed record TableColumn(string Code, Bilingual Name, IReadOnlyList<Bilingual> Groups, ColumnKind Kind);

/// <summary>A field that the table computes: a share (part ÷ whole) or a sum of columns.</summary>
public sealed record ComputedColumn(string Column, string? Part, string? Whole, IReadOnlyList<string> Sum, int Decimals);

/// <summary>The official form of an edition that is a table (项目绩效自评表).</summary>
/// <param name="NotApplicable">The word that fills a cell to which nothing belongs (不适用).</param>
public sealed record TableLayout(IReadOnlyList<TableColumn> Columns, IReadOnlyList<ComputedColumn> Computed, Bilingual? NotApplicable);
