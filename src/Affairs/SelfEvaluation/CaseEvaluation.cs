using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Affairs.SelfEvaluation.Findings;
using Anlan.Rules.Evaluation;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;

namespace Anlan.Affairs.SelfEvaluation;

/// <summary>A case scored by an edition, with everything that was found about it. What pages, documents and the command line show.</summary>
public sealed class CaseEvaluation
{
    CaseEvaluation(EvaluationCase @case, FrameworkEdition edition, FigureSet figures)
    {
        (Case, Edition) = (@case, edition);
        Result = edition.Evaluate(figures);
        Findings = FindingChecks.Of(this);
    }

    public EvaluationCase Case { get; }

    public FrameworkEdition Edition { get; }

    public EvaluationResult Result { get; }

    /// <summary>From the gravest to the lightest.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    public IEnumerable<Finding> FindingsOn(Indicator indicator) => Findings.Where(finding => finding.Indicator == indicator.Code);

    public int Count(Basis basis) => Result.Scores.Count(score => score.Basis == basis);

    /// <summary>Evaluates a case by its own edition, or by <paramref name="other"/> for comparison.</summary>
    /// <exception cref="InvalidOperationException">The library no longer holds the edition of the case.</exception>
    public static CaseEvaluation Of(EvaluationCase @case, FrameworkLibrary library, FrameworkEdition? other = null)
    {
        var edition = other ?? library.Find(@case.Framework)
            ?? throw new InvalidOperationException($"The framework edition {@case.Framework} is not in the library.");
        return new(@case, edition, @case.LayOut(edition));
    }

    /// <summary>The same case with other figures (what-if). Nothing is kept.</summary>
    public CaseEvaluation With(FigureSet figures) => new(Case, Edition, figures);
}
