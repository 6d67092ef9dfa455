using System.Text.RegularExpressions;

namespace Anlan.Affairs.ReportCheck;

/// <summary>"同比增长 5%" beside the figures of both years, beside the difference, or beside a count: no whole number of the year before may give the percentage.</summary>
static partial class ChangesInText
{
    public static IEnumerable<ReportFinding> In(Report report)
    {
        Sentence? before = null;
        foreach (var sentence in report.Sentences)
        {
            var near = before is { } b && b.Passage == sentence.Passage ? b.Quantities.Concat(sentence.Quantities).ToList() : [.. sentence.Quantities];
            before = sentence;
            if (sentence.IsRule) continue;
            for (var i = 1; i < sentence.Quantities.Count; i++)
            {
                var rate = sentence.Quantities[i];
                if (rate.Dimension != Dimension.Percent || rate.Rough) continue;
                var lead = sentence.Between(Math.Max(sentence.Start, sentence.Quantities[i - 1].End), rate.Start);
                if (Verb().Match(lead) is not { Success: true } verb || lead.Contains('；') || Wanted().IsMatch(lead)) continue;
                if (Check(sentence, near, i, up: Up().IsMatch(verb.Value)) is { } finding) yield return finding;
            }
        }
    }

    static ReportFinding? Check(Sentence sentence, List<Quantity> near, int i, bool up)
    {
        var rate = sentence.Quantities[i];
        var run = sentence.Quantities.Take(i).Reverse().TakeWhile(q => q.Dimension is not (Dimension.Percent or Dimension.Points)).Where(q => q.Dimension is Dimension.Money or Dimension.Count).Reverse().ToList();
        if (run.Count == 0 || run.Any(q => q.Rough)) return null;
        if (Explained(rate, near)) return Reversed(sentence, run, rate, up);
        if (run.Count >= 2 && run[^1].IsLike(run[^2]))
        {
            var (a, b) = (run[^2], run[^1]);
            if (FromTo(sentence, a, b)) return OfTwo(sentence, a, b, rate, up);
            if (Difference().IsMatch(b.Name) && run.Count == 2 && !Difference().IsMatch(a.Name)) return OfDifference(sentence, a, b, rate, up);
            if (Former().IsMatch(a.Name) && !Former().IsMatch(b.Name)) return OfTwo(sentence, a, b, rate, up);
            if (Former().IsMatch(b.Name) && !Former().IsMatch(a.Name)) return OfTwo(sentence, b, a, rate, up);
            return null;
        }
        // "决算 27 万元，完成预算的 85%，比上年减少 3 万元，下降 10%": what it was compared with stands before another rate.
        if (run.Count == 1 && Difference().IsMatch(run[0].Name) && Former().IsMatch(run[0].Name) && run[0] == sentence.Quantities[i - 1]
            && sentence.Quantities.LastOrDefault(q => q.Start < run[0].Start && q.IsLike(run[0]) && !q.Rough && !Difference().IsMatch(q.Name)) is { } now && !sentence.Between(now.End, run[0].Start).Contains('；')) return OfDifference(sentence, now, run[0], rate, up);
        return run.Count == 1 && run[0] == sentence.Quantities[i - 1] && run[0].Dimension == Dimension.Count ? OfCount(sentence, run[0], rate, up) : null;
    }

    static bool FromTo(Sentence sentence, Quantity a, Quantity b) =>
        sentence.Between(Math.Max(sentence.Start, a.Start - 14), a.Start).AsSpan().IndexOfAny("由从") >= 0 && FromToVerb().IsMatch(sentence.Between(a.End, b.Start));

    static bool Explained(Quantity rate, List<Quantity> near)
    {
        var like = near.Where(q => q.Dimension is Dimension.Money or Dimension.Count).TakeLast(16).ToList();
        foreach (var a in like)
            foreach (var b in like)
                if (!ReferenceEquals(a, b) && a.IsLike(b)
                    && (RatesInText.Fits(rate, Abs(Printed.Ratio(a.Number - b.Number, b.Number))) || RatesInText.Fits(rate, Printed.Ratio(a.Number, b.Number - a.Number))
                        || RatesInText.Fits(rate, Printed.Ratio(a.Number, a.Number + b.Number)) || RatesInText.Fits(rate, Printed.Ratio(a.Number, b.Number)))) return true;
        return false;
    }

    static Printed? Abs(Printed? number) => number is { } n ? n with { Value = Math.Abs(n.Value) } : null;

    // Grown by so much, says the text, and the figures fall.
    static ReportFinding? Reversed(Sentence sentence, List<Quantity> run, Quantity rate, bool up)
    {
        if (run.Count != 2 || !run[0].IsLike(run[1])) return null;
        var (a, b) = (run[0], run[1]);
        var (former, later) = FromTo(sentence, a, b) || (Former().IsMatch(a.Name) && !Former().IsMatch(b.Name)) ? (a, b) : Former().IsMatch(b.Name) && !Former().IsMatch(a.Name) && !Difference().IsMatch(b.Name) ? (b, a) : (null, null);
        if (former is null || later is null || Difference().IsMatch(a.Name) || Printed.Ratio(later.Number - former.Number, former.Number) is not { } change) return null;
        return change.Value != 0 && change.Value > 0 != up && RatesInText.Fits(rate, Abs(change)) ? Finding(sentence, former, rate, change, $"({later.Text} − {former.Text}) ÷ {former.Text}", FindingSeverity.Error) : null;
    }

    static ReportFinding? OfTwo(Sentence sentence, Quantity former, Quantity later, Quantity rate, bool up) =>
        Printed.Ratio(later.Number - former.Number, former.Number) is { } change
            ? Finding(sentence, former.Start < later.Start ? former : later, rate, change, $"({later.Text} − {former.Text}) ÷ {former.Text}", FindingSeverity.Error)
            : null;

    static ReportFinding? OfDifference(Sentence sentence, Quantity now, Quantity difference, Quantity rate, bool up) =>
        Printed.Ratio(difference.Number, up ? now.Number - difference.Number : now.Number + difference.Number) is { Value: > 0 } change
            ? Finding(sentence, now, rate, up ? change : change with { Value = -change.Value }, $"{difference.Text} ÷ ({now.Text} {(up ? '−' : '+')} {difference.Text})", FindingSeverity.Error)
            : null;

    // 36 are 10% fewer than 40; 36 are 11% fewer than no whole number.
    static ReportFinding? OfCount(Sentence sentence, Quantity now, Quantity rate, bool up)
    {
        if (now.Number.Half != 0 || now.Number.Value is < 1 or > 100_000 || rate.Number.Value is <= 0 or >= 100 && !up || sentence.Between(now.End, rate.Start).Length > 12) return null;
        var share = rate.Number.Value / 100;
        var guess = up ? now.Number.Value / (1 + share) : now.Number.Value / (1 - share);
        var nearest = new[] { Math.Floor(guess), Math.Ceiling(guess) }.Where(n => n > 0).MinBy(n => Math.Abs(n - guess));
        if (nearest <= 0) return null;
        var due = Math.Abs(now.Number.Value - nearest) / nearest * 100;
        var unit = rate.Number.Half * 2;
        if (Math.Abs(due - rate.Number.Value) <= rate.Number.Half) return null;
        var severity = Math.Abs(due - rate.Number.Value) <= unit * 1.0001m ? FindingSeverity.Note : FindingSeverity.Warning;
        return new(rate.Place, sentence.Passage.Quote(Math.Max(sentence.Start, now.Start - 10), rate.End), FindingKind.Change, $"{Printed.Write(due, rate.Decimals)}% ({now.Text} / {Printed.Write(nearest, 0)})", rate.Text, severity);
    }

    static ReportFinding Finding(Sentence sentence, Quantity first, Quantity rate, Printed change, string sum, FindingSeverity severity) =>
        new(rate.Place, sentence.Passage.Quote(Math.Max(sentence.Start, first.Start - 12), rate.End), FindingKind.Change, $"{(change.Value > 0 ? "+" : "")}{Printed.Write(change.Value * 100, Math.Max(rate.Decimals, 1))}% = {sum}", rate.Text, severity);

    [GeneratedRegex("(同比|环比)?(增长|下降|增加|减少|上升|降低|上涨|减幅|增幅|降幅|压减|压降)(率|幅度?)?(为|达到?|了)?$")]
    private static partial Regex Verb();

    [GeneratedRegex("增长|增加|上升|上涨|增幅")]
    private static partial Regex Up();

    [GeneratedRegex("上年|去年|上一年|同期|年初|前年|期初|上年度|原")]
    private static partial Regex Former();

    [GeneratedRegex("增长|下降|增加|减少|上升|降低|少|多|净增|压减|高出|低于|高于")]
    private static partial Regex Difference();

    [GeneratedRegex("^(，)?[^，；]{0,8}(增|减|升|降|提高|下降|扩大|调整|压)[^，；]{0,4}(到|至|为)")]
    private static partial Regex FromToVerb();

    [GeneratedRegex("力争|目标|确保|计划|不低于|不少于|争取")]
    private static partial Regex Wanted();
}
