using Anlan.Platform.Language;

namespace Anlan.Affairs.SelfEvaluation.Storage;

/// <summary>An evaluation as lists show it: whose it is, and what the rules make of its current version.</summary>
public sealed class EvaluationRecord
{
    public long Id { get; private set; }

    public required string Code { get; init; }

    public string Division { get; set; } = "";

    public string BureauZh { get; set; } = "";

    public string BureauEn { get; set; } = "";

    public int Year { get; set; }

    public string Framework { get; set; } = "";

    public int Version { get; set; }

    /// <summary>Stamp of the rules by which the figures below came about.</summary>
    public string ScoredWith { get; set; } = "";

    public decimal? Total { get; set; }

    public decimal? TotalUnrounded { get; set; }

    public decimal? PublishedTotal { get; set; }

    public string? GradeZh { get; set; }

    public string? GradeEn { get; set; }

    public int Computed { get; set; }

    public int Judged { get; set; }

    public int Declared { get; set; }

    public int Missing { get; set; }

    public int Errors { get; set; }

    public int Warnings { get; set; }

    public int Notes { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public Bilingual Bureau => (BureauZh, BureauEn);

    public Bilingual? Grade => GradeZh is null ? null : new(GradeZh, GradeEn!);
}

/// <summary>One version of an evaluation. Versions are added, never changed.</summary>
public sealed class EvaluationVersion
{
    public required long EvaluationId { get; init; }

    public required int Version { get; init; }

    /// <summary>Of the bureau; the row policies go by it.</summary>
    public required string Division { get; init; }

    /// <summary>The case in the documented format.</summary>
    public required string Text { get; init; }

    public string? SubjectZh { get; init; }

    public string? SubjectEn { get; init; }

    /// <summary>What was changed, from what to what; null for the case as a whole.</summary>
    public Bilingual? Subject => SubjectZh is null ? null : new(SubjectZh, SubjectEn!);

    public required string ChangedBy { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public required string Reason { get; init; }
}
