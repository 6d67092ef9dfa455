using Anlan.Platform.Language;
using Anlan.Platform.Yaml;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;
using Anlan.Rules.Tracing;

namespace Anlan.Rules.Scoring;

/// <summary>定性分档: a grade is judged, and within the grade's band the share of the points.</summary>
internal sealed class QualitativeRule(InputDefinition grade, InputDefinition share, decimal points, IReadOnlyList<QualitativeRule.Band> bands) : Rule
{
    internal sealed record Band(string Code, Bilingual Name, Interval Share, Bilingual Wording);

    public override decimal Most => points;

    public override IEnumerable<InputDefinition> Inputs => [grade, share];

    internal override IEnumerable<ChoiceOption> Options => bands.Select(b => new ChoiceOption(grade, b.Code, b.Name));

    internal override Outcome Apply(FigureSet figures, TraceNode? trace)
    {
        var judged = ReadInput(grade, figures, trace);
        var within = ReadNumber(share, figures, trace);
        if (judged?.Word is not { } code || judged.Basis == Basis.Missing || within.IsMissing) return Outcome.Missing;
        var band = bands.FirstOrDefault(b => b.Code == code);
        if (band is null || !band.Share.Contains(within.Value))
        {
            trace?.Remark(band is null
                ? ($"没有“{code}”这一档", $"There is no grade “{code}”")
                : ("所取比例不在该档区间内", "The share lies outside the band of the grade"));
            return Outcome.Missing;
        }
        trace?.Branch(band.Wording);
        trace?.Parameter(("满分", "Full points"), points, Unit.Points);
        trace?.Step(($"比例 × {Points(points)} 分", $"Share × {Points(points)}"), points * within.Value, Unit.Points);
        return new(points * within.Value, Outcome.Weaker(judged.Basis, within.Basis));
    }

    public override IEnumerable<Bilingual> Wording =>
        bands.Select(b => b.Wording).Prepend(($"先定档，再在区间内取比例，得分 = 比例 × {Points(points)} 分", $"A grade, then a share within its band; score = share × {Points(points)}"));

    public static Rule Read(YamlPart part, RuleReader reader)
    {
        var before = part.MistakesSoFar;
        var read = part.Get("bands").Items().Select(item =>
        {
            var (code, name, interval) = (item.Get("code").Text(), item.Get("name").Bilingual(), Interval.Read(item, Unit.Percent));
            item.NothingElse();
            var stretch = interval.Around(("比例", "share"), Unit.Percent);
            return (Band: new Band(code, name, interval, ($"{name.Zh}：{stretch.Zh}", $"{name.En}: {stretch.En}")), Part: item);
        }).ToList();
        if (part.MistakesSoFar == before) Interval.CheckCover([.. read.Select(r => (r.Band.Share, r.Part))], Unit.Percent, bounded: true);
        return new QualitativeRule(
            reader.Input(part.Get("grade"), Unit.Choice),
            reader.Input(part.Get("share"), Unit.Percent),
            RuleReader.Points(part.Get("points")),
            [.. read.Select(r => r.Band)])
        {
            Name = RuleReader.Name(part),
            Clause = RuleReader.Clause(part),
        };
    }
}
