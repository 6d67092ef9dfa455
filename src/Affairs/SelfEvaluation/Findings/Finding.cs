using Anlan.Platform.Language;
using Anlan.Rules.Figures;

namespace Anlan.Affairs.SelfEvaluation.Findings;

public enum Severity
{
    /// <summary>错误: something cannot be right.</summary>
    Error,

    /// <summary>疑点: somebody should look and answer.</summary>
    Warning,

    /// <summary>提示: explains a difference that is no mistake (rounding).</summary>
    Note,
}

/// <summary>Something that a careful reviewer would point out, as a sentence an official understands.</summary>
/// <param name="Code">What kind of finding it is, the same in both languages.</param>
/// <param name="Where">Where to look; null when it concerns the evaluation as a whole.</param>
/// <param name="Expected">What it should be, where that is a value.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Indicator">Code of the indicator it concerns.</param>
public sealed record Finding(string Code, Severity Severity, Bilingual Message, Source? Where = null, string? Expected = null, string? Found = null, string? Indicator = null);
