using Anlan.Platform.Language;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;
using Anlan.Rules.Tracing;

namespace Anlan.Rules.Scoring;

/// <summary>
/// How points are given. One class for each kind of rule; each knows how to be read from YAML, how to score, and how to say
/// in both languages what it does. Scoring and explaining are the same walk: with a trace it writes down each step, without one it does not.
/// </summary>
public abstract class Rule
{
    /// <summary>Name of this part when the rule is one of several; null for the rule of an indicator.</summary>
    public Bilingual? Name { get; internal init; }

    /// <summary>Its own clause, where it differs from that of the indicator.</summary>
    public Bilingual? Clause { get; internal init; }

    /// <summary>The most points it can give.</summary>
    public abstract decimal Most { get; }

    /// <summary>The inputs it reads, in order.</summary>
    public abstract IEnumerable<InputDefinition> Inputs { get; }

    /// <summary>The rule in words, a sentence each; rendered from the structure, so it cannot differ from what is computed.</summary>
    public abstract IEnumerable<Bilingual> Wording { get; }

    /// <summary>Parts whose ratio practice also takes over another base, with what each reading gives.</summary>
    internal virtual IEnumerable<SecondReading> SecondReadings => [];

    /// <summary>The periods of budget execution that the rule compares with the time elapsed; none for other rules.</summary>
    internal virtual IEnumerable<ExecutionPeriod> Periods(FigureSet figures) => [];

    /// <summary>What can be chosen for the inputs of unit choice.</summary>
    internal virtual IEnumerable<ChoiceOption> Options => [];

    /// <summary>What is held against what, where the rule compares a result with a target; null for other rules.</summary>
    public virtual TargetPair? Target => null;

    /// <summary>Figures that cannot be right whatever the rule makes of them: points beyond their range, a running total that falls, a part greater than its whole.</summary>
    internal virtual IEnumerable<Doubt> Doubts(FigureSet figures) => [];

    /// <summary>The most points that may be judged for an input; null when the input is no judged number of points.</summary>
    internal virtual decimal? MostOf(InputDefinition input) => null;

    internal abstract Outcome Apply(FigureSet figures, TraceNode? trace);

    /// <summary>Applies this rule as a named part below <paramref name="trace"/>.</summary>
    internal Outcome ApplyAsPart(FigureSet figures, TraceNode? trace, Bilingual name)
    {
        if (trace is null) return Apply(figures, null);
        var part = trace.Add(new(TraceKind.Score, Name ?? name) { Clause = Clause });
        var outcome = Apply(figures, part);
        part.Value = outcome.Basis == Basis.Missing ? null : outcome.Points;
        part.Basis = outcome.Basis;
        return outcome;
    }

    internal static Figure? ReadInput(InputDefinition input, FigureSet figures, TraceNode? trace)
    {
        var figure = figures.At(input.Slot);
        trace?.Add(new(TraceKind.Input, input.Title, figure?.Number, input.Unit)
        {
            Input = input.Name,
            Figure = figure,
            Basis = figure?.Basis ?? Basis.Missing,
        });
        return figure;
    }

    internal static Measured ReadNumber(InputDefinition input, FigureSet figures, TraceNode? trace)
    {
        var figure = ReadInput(input, figures, trace);
        return figure is { Number: { } number, Basis: not Basis.Missing } ? new(number, figure.Basis) : Measured.Missing;
    }

    private protected static string Points(decimal points) => Numbers.Plain(points);
}

/// <summary>A situation or grade that an input of unit choice may name.</summary>
internal sealed record ChoiceOption(InputDefinition Input, string Code, Bilingual Name);

/// <summary>One ratio over two bases (年初预算 or 调整后预算): the rule as the edition has it, and the same rule over the other base.</summary>
internal sealed record SecondReading(Measure Measure, Rule Rule, Measure OtherMeasure, Rule OtherRule);

/// <summary>Budget execution at the end of a period against the time elapsed.</summary>
/// <param name="Progress">Spent so far ÷ budget of the year; null when a figure is missing.</param>
/// <param name="Time">Share of the year that has passed.</param>
public sealed record ExecutionPeriod(Bilingual Name, decimal? Progress, decimal Time)
{
    public decimal? Rate => Progress / Time;
}

/// <summary>A result and the target that it is held against.</summary>
/// <param name="AtLeast">True when the result must reach the target, false when it must not exceed it.</param>
public sealed record TargetPair(InputDefinition Actual, InputDefinition Target, bool AtLeast);

/// <summary>Why a figure cannot be right.</summary>
public sealed record Doubt(InputDefinition Input, Bilingual Why);
