using Anlan.Platform.Language;

namespace Anlan.Affairs.SelfEvaluation.Cases;

/// <summary>How sure the place of a missing cell is.</summary>
public enum Certainty
{
    /// <summary>确定: nothing else fits.</summary>
    Sure,

    /// <summary>较有把握: another place is possible but fits less.</summary>
    Likely,

    /// <summary>没有把握: several places fit alike; somebody has to look.</summary>
    Unsure,
}

/// <summary>A cell that a published row lacks, found by what the other cells say.</summary>
/// <param name="Column">Code of the column whose cell is missing.</param>
/// <param name="Because">What makes this column the missing one.</param>
/// <param name="Shifts">Whether its absence moved the cells behind it; false for a cell that is simply empty, or missing at the end.</param>
public sealed record RecoveredCell(string Column, Certainty Certainty, Bilingual Because, bool Shifts = true);
