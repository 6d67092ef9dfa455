using Anlan.Platform.Language;
using Anlan.Rules.Figures;
using Anlan.Rules.Scoring;
using Anlan.Rules.Tracing;

namespace Anlan.Rules.Frameworks;

/// <summary>A leaf of the tree: an indicator with its weight and its rule.</summary>
public sealed class Indicator
{
    public required string Code { get; init; }

    public required Bilingual Name { get; init; }

    /// <summary>Names of the groups above it, from the first level down.</summary>
    public required IReadOnlyList<Bilingual> Path { get; init; }

    public required decimal Weight { get; init; }

    public required Rule Rule { get; init; }

    /// <summary>Where in the source of the edition the rule stands.</summary>
    public Bilingual? Clause { get; init; }

    public Bilingual? Note { get; init; }

    /// <summary>Its place among the leaves.</summary>
    public required int Index { get; init; }

    /// <summary>The inputs that its rule reads, in the order of the rule.</summary>
    public required IReadOnlyList<InputDefinition> Inputs { get; init; }

    /// <summary>The choices of an input of this indicator, by code; empty when it is no choice.</summary>
    public IEnumerable<(string Code, Bilingual Name)> OptionsOf(InputDefinition input) =>
        Rule.Options.Where(o => o.Input == input).Select(o => (o.Code, o.Name));

    /// <summary>Figures that cannot be right, whatever the rule makes of them.</summary>
    public IEnumerable<Doubt> DoubtsAbout(FigureSet figures) => Rule.Doubts(figures);

    /// <summary>The most points that may be judged for an input; null when it is no judged number of points.</summary>
    public decimal? MostOf(InputDefinition input) => Rule.MostOf(input);

    internal Outcome Score(FigureSet figures, TraceNode? trace)
    {
        var outcome = Apply(figures, trace);
        if (outcome.Basis == Basis.Missing) return Declared(figures, trace);
        var kept = Math.Clamp(outcome.Points, 0, Weight);
        if (kept != outcome.Points)
            trace?.Step(($"得分不超出 0 至 {Numbers.Plain(Weight)} 分", $"A score stays between 0 and {Numbers.Plain(Weight)}"), kept, Unit.Points);
        return new(kept, outcome.Basis);
    }

    Outcome Apply(FigureSet figures, TraceNode? trace)
    {
        try
        {
            return Rule.Apply(figures, trace);
        }
        catch (OverflowException)
        {
            trace?.Remark(("数值过大，无法计算", "The figures are too large to compute with"));
            return Outcome.Missing;
        }
    }

    // The rule cannot be followed: what the department published stands, but as declared.
    Outcome Declared(FigureSet figures, TraceNode? trace)
    {
        if (figures.Published(this) is not { } published) return Outcome.Missing;
        trace?.Add(new(TraceKind.Input, ("公布的得分", "Published score"), published.Points)
        {
            Figure = new() { Number = published.Points, Unit = Unit.Points, Source = published.Source, Remark = published.Derived },
        });
        if (published.Points >= 0 && published.Points <= Weight) return new(published.Points, Basis.Declared);
        trace?.Remark(($"公布的得分不在 0 至 {Numbers.Plain(Weight)} 分之间，不能引用", $"The published score lies outside 0 to {Numbers.Plain(Weight)} and cannot be quoted"));
        return Outcome.Missing;
    }
}
