using Anlan.Platform.Language;
using Anlan.Platform.Yaml;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;
using Anlan.Rules.Tracing;

namespace Anlan.Rules.Scoring;

/// <summary>分档计分: points by the band into which a measure falls. The bands cover every number exactly once.</summary>
internal sealed class BandsRule(Measure measure, IReadOnlyList<BandsRule.Band> bands) : Rule
{
    internal sealed record Band(Interval Interval, decimal Points, Bilingual Wording);

    static readonly Bilingual Name0 = ("指标值", "value");

    public override decimal Most { get; } = bands.Count == 0 ? 0 : bands.Max(band => band.Points);

    public override IEnumerable<InputDefinition> Inputs => measure.Inputs;

    internal override IEnumerable<SecondReading> SecondReadings =>
        measure.Other is { } other ? [new(measure, this, other, new BandsRule(other, bands) { Name = Name })] : [];

    internal override Outcome Apply(FigureSet figures, TraceNode? trace)
    {
        var measured = measure.Of(figures, trace);
        if (measured.IsMissing) return Outcome.Missing;
        foreach (var band in bands)
        {
            if (!band.Interval.Contains(measured.Value)) continue;
            trace?.Branch(band.Wording, band.Points);
            return new(band.Points, measured.Basis);
        }
        throw new InvalidOperationException($"No band holds {measured.Value}: the reader should have refused these bands.");
    }

    public override IEnumerable<Bilingual> Wording
    {
        get
        {
            if (measure is not FigureMeasure) yield return ($"指标值 = {measure.Formula.Zh}", $"Value = {measure.Formula.En}");
            foreach (var band in bands) yield return band.Wording;
        }
    }

    public static Rule Read(YamlPart part, RuleReader reader)
    {
        var measure = Measure.Read(part, reader);
        var before = part.MistakesSoFar;
        var read = part.Get("bands").Items().Select(item =>
        {
            var interval = Interval.Read(item, measure.Unit);
            var points = RuleReader.Points(item.Get("points"));
            item.NothingElse();
            var stretch = interval.Around(measure is FigureMeasure ? measure.Formula : Name0, measure.Unit);
            return (Band: new Band(interval, points, ($"{stretch.Zh}：{Points(points)} 分", $"{stretch.En}: {Points(points)}")), Part: item);
        }).ToList();
        if (part.MistakesSoFar == before) Interval.CheckCover([.. read.Select(r => (r.Band.Interval, r.Part))], measure.Unit);
        return new BandsRule(measure, [.. read.Select(r => r.Band)]) { Name = RuleReader.Name(part), Clause = RuleReader.Clause(part) };
    }
}
