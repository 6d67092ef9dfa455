using Anlan.Platform.Language;
using Anlan.Rules.Figures;

namespace Anlan.Rules.Tracing;

public enum TraceKind
{
    /// <summary>得分: the score of an indicator or of a part of it.</summary>
    Score,

    /// <summary>输入: a figure with its source.</summary>
    Input,

    /// <summary>参数: a number of the rule itself (points, limit, weight), with its clause.</summary>
    Parameter,

    /// <summary>计算: an intermediate value.</summary>
    Step,

    /// <summary>分支: which band, option or condition applied.</summary>
    Branch,

    /// <summary>取整: what rounding did.</summary>
    Rounding,

    /// <summary>说明: why there is no value, or where a published score was taken.</summary>
    Remark,
}

/// <summary>
/// One step of the way from printed figures to a score. The root is the score of an indicator; its leaves are figures with
/// their documents, and parameters with their clause.
/// </summary>
public sealed class TraceNode(TraceKind kind, Bilingual label, decimal? value = null, Unit unit = Unit.Points)
{
    List<TraceNode>? parts;

    public TraceKind Kind { get; } = kind;

    public Bilingual Label { get; } = label;

    public decimal? Value { get; set; } = value;

    public Unit Unit { get; } = unit;

    /// <summary>The name of the input in the edition, for <see cref="TraceKind.Input"/>.</summary>
    public string? Input { get; init; }

    public Figure? Figure { get; init; }

    /// <summary>A value that is no number: an option, yes or no.</summary>
    public Bilingual? Words { get; init; }

    public Basis? Basis { get; set; }

    /// <summary>Where in the source of the edition this stands, when it differs from the indicator's own clause.</summary>
    public Bilingual? Clause { get; init; }

    public IReadOnlyList<TraceNode> Parts => parts ?? (IReadOnlyList<TraceNode>)[];

    /// <summary>Adds a step and returns it.</summary>
    public TraceNode Add(TraceNode part)
    {
        (parts ??= []).Add(part);
        return part;
    }

    internal void Step(Bilingual label, decimal value, Unit unit) => Add(new(TraceKind.Step, label, value, unit));

    internal void Parameter(Bilingual label, decimal value, Unit unit) => Add(new(TraceKind.Parameter, label, value, unit));

    internal void Branch(Bilingual label, decimal? value = null) => Add(new(TraceKind.Branch, label, value));

    internal void Remark(Bilingual label) => Add(new(TraceKind.Remark, label));
}
