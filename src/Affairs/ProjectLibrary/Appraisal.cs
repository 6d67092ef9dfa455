namespace Anlan.Affairs.ProjectLibrary;

/// <summary>事前绩效评估: what somebody thought of a project before it was let in.</summary>
public sealed class Appraisal
{
    public long Id { get; private init; }

    public required string Division { get; init; }

    public required long ProjectId { get; init; }

    /// <summary>support, adjust or refuse.</summary>
    public required string Result { get; init; }

    public required string Opinion { get; init; }

    /// <summary>In yuan, where the result is to adjust.</summary>
    public decimal? Proposed { get; init; }

    public required string Judge { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>One for each of the five aspects.</summary>
    public List<AppraisalAspect> Aspects { get; init; } = [];

    /// <summary>Of 100: each aspect has 20.</summary>
    public decimal Points => Aspects.Sum(a => a.Points);
}

/// <summary>What was found in one aspect.</summary>
public sealed class AppraisalAspect
{
    public long Id { get; private init; }

    public required string Division { get; init; }

    public long AppraisalId { get; private init; }

    /// <summary>necessity, economy, targets, feasibility or funding.</summary>
    public required string Aspect { get; init; }

    /// <summary>0 to 20.</summary>
    public required decimal Points { get; init; }

    public required string Finding { get; init; }
}
