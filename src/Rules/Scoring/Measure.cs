using Anlan.Platform.Language;
using Anlan.Platform.Yaml;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;
using Anlan.Rules.Tracing;

namespace Anlan.Rules.Scoring;

/// <summary>What a rule looks at: a figure, a ratio of two, a rate of change, or a mean.</summary>
internal abstract class Measure
{
    /// <summary>The measure in words: 实际采购金额 ÷ 采购计划金额.</summary>
    public required Bilingual Formula { get; init; }

    public abstract Unit Unit { get; }

    public abstract IEnumerable<InputDefinition> Inputs { get; }

    /// <summary>The same ratio over the other base that practice also uses; null when the edition names none.</summary>
    public Measure? Other { get; init; }

    public abstract Measured Of(FigureSet figures, TraceNode? trace);

    /// <summary>Reads <c>of</c> with <c>base</c>, <c>change_from</c> or <c>days_after</c>, or <c>mean_of</c>.</summary>
    public static Measure Read(YamlPart part, RuleReader reader)
    {
        if (part.Find("mean_of") is { } mean) return Mean(mean, reader);
        if (part.Find("days_after") is { } since)
        {
            var (then, start) = (reader.Input(part.Get("of"), Unit.Date), reader.Input(since, Unit.Date));
            return new DaysMeasure(then, start) { Formula = ($"{start.Title.Zh}至{then.Title.Zh}的天数", $"days from {start.Title.En} to {then.Title.En}") };
        }
        var of = reader.Number(part.Get("of"));
        var (ratio, other, change) = (part.Find("base"), part.Find("other_base"), part.Find("change_from"));
        if (ratio is not null && change is not null) change.Mistake("“base”与“change_from”只能写一个。", "write either “base” or “change_from”, not both.");
        if (ratio is null) other?.Mistake("“other_base”要与“base”一起写。", "“other_base” needs a “base” beside it.");
        if (ratio is not null) return Ratio(of, Divisor(ratio), other is null ? null : Ratio(of, Divisor(other)));
        if (change is null) return new FigureMeasure(of) { Formula = of.Title };
        var before = Divisor(change);
        return new ChangeMeasure(of, before)
        {
            Formula = ($"（{of.Title.Zh} − {before.Title.Zh}）÷ {before.Title.Zh}", $"({of.Title.En} − {before.Title.En}) ÷ {before.Title.En}"),
        };

        InputDefinition Divisor(YamlPart named)
        {
            var divisor = reader.Number(named);
            RuleReader.SameUnit(named, of, divisor);
            return divisor;
        }
    }

    static MeanMeasure Mean(YamlPart list, RuleReader reader)
    {
        var inputs = reader.Inputs(list);
        foreach (var input in inputs.Skip(1)) RuleReader.SameUnit(list, inputs[0], input);
        return new(inputs)
        {
            Formula = ($"平均（{string.Join("、", inputs.Select(i => i.Title.Zh))}）", $"mean of {string.Join(", ", inputs.Select(i => i.Title.En))}"),
        };
    }

    static RatioMeasure Ratio(InputDefinition part, InputDefinition whole, Measure? other = null) =>
        new(part, whole) { Formula = ($"{part.Title.Zh} ÷ {whole.Title.Zh}", $"{part.Title.En} ÷ {whole.Title.En}"), Other = other };

    private protected static Measured Divide(decimal part, decimal whole, Basis basis, Bilingual formula, TraceNode? trace)
    {
        if (whole == 0)
        {
            trace?.Remark(("除数为零，无法计算", "The divisor is zero, so there is no result"));
            return Measured.Missing;
        }
        var result = part / whole;
        trace?.Step(formula, result, Unit.Percent);
        return new(result, basis);
    }
}

internal sealed class FigureMeasure(InputDefinition input) : Measure
{
    public override Unit Unit => input.Unit;

    public override IEnumerable<InputDefinition> Inputs => [input];

    public override Measured Of(FigureSet figures, TraceNode? trace) => Rule.ReadNumber(input, figures, trace);
}

internal sealed class RatioMeasure(InputDefinition part, InputDefinition whole) : Measure
{
    public override Unit Unit => Unit.Percent;

    public override IEnumerable<InputDefinition> Inputs => [part, whole];

    public InputDefinition Part => part;

    public override Measured Of(FigureSet figures, TraceNode? trace)
    {
        var (over, under) = (Rule.ReadNumber(part, figures, trace), Rule.ReadNumber(whole, figures, trace));
        if (over.IsMissing || under.IsMissing) return Measured.Missing;
        return Divide(over.Value, under.Value, Outcome.Weaker(over.Basis, under.Basis), Formula, trace);
    }
}

internal sealed class ChangeMeasure(InputDefinition now, InputDefinition before) : Measure
{
    public override Unit Unit => Unit.Percent;

    public override IEnumerable<InputDefinition> Inputs => [now, before];

    public override Measured Of(FigureSet figures, TraceNode? trace)
    {
        var (to, from) = (Rule.ReadNumber(now, figures, trace), Rule.ReadNumber(before, figures, trace));
        if (to.IsMissing || from.IsMissing) return Measured.Missing;
        return Divide(to.Value - from.Value, from.Value, Outcome.Weaker(to.Basis, from.Basis), Formula, trace);
    }
}

internal sealed class MeanMeasure(IReadOnlyList<InputDefinition> inputs) : Measure
{
    public override Unit Unit => inputs.Count > 0 ? inputs[0].Unit : Unit.Count;

    public override IEnumerable<InputDefinition> Inputs => inputs;

    public override Measured Of(FigureSet figures, TraceNode? trace)
    {
        decimal sum = 0;
        var basis = Basis.Computed;
        foreach (var input in inputs)
        {
            var value = Rule.ReadNumber(input, figures, trace);
            basis = Outcome.Weaker(basis, value.Basis);
            sum += value.Value;
        }
        if (basis == Basis.Missing) return Measured.Missing;
        var mean = sum / inputs.Count;
        trace?.Step(Formula, mean, Unit);
        return new(mean, basis);
    }
}

/// <summary>Calendar days from one date to another (批复后 20 日内公开).</summary>
internal sealed class DaysMeasure(InputDefinition then, InputDefinition start) : Measure
{
    public override Unit Unit => Unit.Count;

    public override IEnumerable<InputDefinition> Inputs => [then, start];

    public override Measured Of(FigureSet figures, TraceNode? trace)
    {
        var (to, from) = (Rule.ReadInput(then, figures, trace), Rule.ReadInput(start, figures, trace));
        if (to is not { Date: { } end, Basis: not Basis.Missing } || from is not { Date: { } begin, Basis: not Basis.Missing }) return Measured.Missing;
        var days = end.DayNumber - begin.DayNumber;
        trace?.Step(Formula, days, Unit.Count);
        return new(days, Outcome.Weaker(to.Basis, from.Basis));
    }
}
