using Anlan.Platform.Language;
using Anlan.Platform.Yaml;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;
using Anlan.Rules.Tracing;

namespace Anlan.Rules.Scoring;

/// <summary>
/// 分季预算执行: cumulative spending at the end of each quarter against the time elapsed (序时进度), points for each quarter and for the mean.
/// </summary>
internal sealed class QuarterlyExecutionRule : Rule
{
    public required IReadOnlyList<InputDefinition> Cumulative { get; init; }

    public required InputDefinition Base { get; init; }

    /// <summary>Time elapsed at the end of each period, as fractions: 0.25, 0.5, 0.75, 1.</summary>
    public required IReadOnlyList<decimal> Time { get; init; }

    public required IReadOnlyList<decimal> PointsEach { get; init; }

    public required decimal AveragePoints { get; init; }

    /// <summary>A rate above it counts as it; null when the source states no cap.</summary>
    public decimal? CapRate { get; init; }

    public override decimal Most => PointsEach.Sum() + AveragePoints;

    public override IEnumerable<InputDefinition> Inputs => [.. Cumulative, Base];

    internal override IEnumerable<ExecutionPeriod> Periods(FigureSet figures)
    {
        var whole = ReadNumber(Base, figures, null);
        return Cumulative.Select((input, i) =>
        {
            var spent = ReadNumber(input, figures, null);
            return new ExecutionPeriod(($"第 {i + 1} 期", $"Period {i + 1}"), spent.IsMissing || whole.IsMissing || whole.Value == 0 ? null : spent.Value / whole.Value, Time[i]);
        });
    }

    internal override IEnumerable<Doubt> Doubts(FigureSet figures)
    {
        for (var i = 1; i < Cumulative.Count; i++)
        {
            var (before, after) = (ReadNumber(Cumulative[i - 1], figures, null), ReadNumber(Cumulative[i], figures, null));
            if (!before.IsMissing && !after.IsMissing && after.Value < before.Value)
                yield return new(Cumulative[i], ($"“{Cumulative[i].Title.Zh}”小于“{Cumulative[i - 1].Title.Zh}”，累计数不会变小", $"“{Cumulative[i].Title.En}” is less than “{Cumulative[i - 1].Title.En}”; a running total does not fall"));
        }
    }

    internal override Outcome Apply(FigureSet figures, TraceNode? trace)
    {
        var whole = ReadNumber(Base, figures, trace);
        decimal points = 0, rates = 0;
        var basis = whole.Basis;
        for (var i = 0; i < Cumulative.Count; i++)
        {
            var period = trace?.Add(new(TraceKind.Step, ($"第 {i + 1} 期执行率", $"Rate of period {i + 1}"), null, Unit.Percent));
            var spent = ReadNumber(Cumulative[i], figures, period);
            basis = Outcome.Weaker(basis, spent.Basis);
            if (spent.IsMissing || whole.IsMissing || whole.Value == 0) continue;
            var progress = spent.Value / whole.Value;
            var rate = progress / Time[i];
            if (period is not null)
            {
                period.Step(("支付进度", "Progress of payment"), progress, Unit.Percent);
                period.Parameter(("序时进度", "Time elapsed"), Time[i], Unit.Percent);
                period.Parameter(("本期分值", "Points of the period"), PointsEach[i], Unit.Points);
                period.Value = rate;
            }
            if (rate > CapRate)
            {
                rate = CapRate.Value;
                period?.Branch(($"执行率按 {Numbers.Stated(rate, Unit.Percent)} 封顶", $"The rate counts as {Numbers.Stated(rate, Unit.Percent)} at most"), rate);
            }
            period?.Step(("本期得分", "Points of the period reached"), rate * PointsEach[i], Unit.Points);
            points += rate * PointsEach[i];
            rates += rate;
        }
        if (basis == Basis.Missing) return Outcome.Missing;
        if (whole.Value == 0)
        {
            trace?.Remark(("预算为零，无法计算", "The budget is zero, so there is no result"));
            return Outcome.Missing;
        }
        trace?.Step(("各期得分之和", "Points of the periods"), points, Unit.Points);
        var mean = rates / Cumulative.Count;
        trace?.Step(("全年平均执行率", "Mean rate of the year"), mean, Unit.Percent);
        trace?.Parameter(("平均执行率分值", "Points for the mean"), AveragePoints, Unit.Points);
        trace?.Step(($"全年平均执行率 × {Points(AveragePoints)} 分", $"Mean rate × {Points(AveragePoints)}"), mean * AveragePoints, Unit.Points);
        trace?.Step(("各期得分之和加平均执行率得分", "Points of the periods plus points for the mean"), points + mean * AveragePoints, Unit.Points);
        return new(points + mean * AveragePoints, basis);
    }

    public override IEnumerable<Bilingual> Wording
    {
        get
        {
            for (var i = 0; i < Cumulative.Count; i++)
            {
                var time = Numbers.Stated(Time[i], Unit.Percent);
                yield return ($"第 {i + 1} 期：（{Cumulative[i].Title.Zh} ÷ {Base.Title.Zh}）÷ {time} × {Points(PointsEach[i])} 分",
                    $"Period {i + 1}: ({Cumulative[i].Title.En} ÷ {Base.Title.En}) ÷ {time} × {Points(PointsEach[i])}");
            }
            yield return ($"各期执行率的平均 × {Points(AveragePoints)} 分", $"Mean of the rates × {Points(AveragePoints)}");
            if (CapRate is { } cap) yield return ($"每期执行率最高按 {Numbers.Stated(cap, Unit.Percent)} 计", $"A rate counts as {Numbers.Stated(cap, Unit.Percent)} at most");
        }
    }

    public static Rule Read(YamlPart part, RuleReader reader)
    {
        var cumulative = reader.Inputs(part.Get("cumulative"));
        var (time, points) = (part.Get("time"), part.Get("points_each"));
        var elapsed = time.Items().Select(item => RuleReader.Limit(item, Unit.Percent)).ToList();
        var each = points.Items().Select(RuleReader.Points).ToList();
        if (elapsed.Count != cumulative.Count) time.Mistake($"应有 {cumulative.Count} 个序时进度。", $"{cumulative.Count} values are needed, one for each period.");
        if (each.Count != cumulative.Count) points.Mistake($"应有 {cumulative.Count} 个分值。", $"{cumulative.Count} values are needed, one for each period.");
        if (elapsed.Any(share => share <= 0)) time.Mistake("序时进度应大于 0。", "time elapsed must be greater than 0.");
        return new QuarterlyExecutionRule
        {
            Name = RuleReader.Name(part),
            Clause = RuleReader.Clause(part),
            Cumulative = cumulative,
            Base = reader.Input(part.Get("base"), Unit.Yuan),
            Time = elapsed,
            PointsEach = each,
            AveragePoints = RuleReader.Points(part.Get("average_points")),
            CapRate = part.Find("cap_rate") is { } cap ? RuleReader.Limit(cap, Unit.Percent) : null,
        };
    }
}
