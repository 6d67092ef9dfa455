using Anlan.Platform.Language;

namespace Anlan.Rules.Figures;

/// <summary>How a figure came to be known.</summary>
public enum Standing
{
    /// <summary>Printed in a document.</summary>
    Printed,

    /// <summary>A record of the platform.</summary>
    Ledger,

    /// <summary>Somebody's judgement.</summary>
    Judged,

    /// <summary>Not printed: set so that a rule can be followed. A score that rests on it is declared, not computed.</summary>
    Assumed,

    /// <summary>Printed, but not as the kind of figure that is needed (a word where a percentage belongs).</summary>
    Unreadable,
}

/// <summary>Where a figure is printed or recorded.</summary>
/// <param name="Document">Title of the document.</param>
/// <param name="Place">Table, row and column, or the section.</param>
/// <param name="Line">Line of the document's text, from 1.</param>
public sealed record Source(Bilingual Document, Bilingual? Place, int? Line);

/// <summary>Who judged, why, and on what evidence. A judgement without all three counts as declared only.</summary>
public sealed record Judgement(Bilingual? Judge, Bilingual? Reason, Bilingual? Evidence)
{
    public bool IsComplete => Judge is not null && Reason is not null && Evidence is not null;
}

/// <summary>A figure worked out from others: the formula in words and the figures it ends at.</summary>
public sealed record Derivation(Bilingual Formula, IReadOnlyList<(Bilingual Name, Figure Figure)> From);

/// <summary>
/// A value that a rule reads, with where it came from. Missing is not zero: a figure without <see cref="Number"/>
/// and without <see cref="Word"/> has no value.
/// </summary>
public sealed class Figure
{
    /// <summary>The value: yuan, fraction, count or points; 1 and 0 for yes and no. Null when there is none.</summary>
    public decimal? Number { get; init; }

    /// <summary>The code of a choice.</summary>
    public string? Word { get; init; }

    public DateOnly? Date { get; init; }

    public required Unit Unit { get; init; }

    public Standing Standing { get; init; }

    /// <summary>As the document prints it, with its unit: “12,252.18 万元”, “完整”.</summary>
    public string? Printed { get; init; }

    public Source? Source { get; init; }

    public Judgement? Judgement { get; init; }

    public Derivation? Derivation { get; init; }

    /// <summary>Why it was assumed, or why it cannot be read.</summary>
    public Bilingual? Remark { get; init; }

    public bool HasValue => Number is not null || Word is not null || Date is not null;

    /// <summary>The basis of a score that rests on this figure alone.</summary>
    public Basis Basis => basis ??= FindBasis();

    Basis? basis;

    Basis FindBasis()
    {
        if (!HasValue) return Basis.Missing;
        var own = Standing switch
        {
            Standing.Assumed => Basis.Declared,
            Standing.Unreadable => Basis.Missing,
            Standing.Judged => Judgement is { IsComplete: true } ? Basis.Judged : Basis.Declared,
            _ => Basis.Computed,
        };
        return Derivation is null ? own : Derivation.From.Select(f => f.Figure.Basis).Append(own).Max();
    }
}
