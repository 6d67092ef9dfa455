using System.Text.RegularExpressions;

namespace Anlan.Affairs.ReportCheck;

/// <summary>A list that ends in its total ("…，合计 94.5 分"), and a total that all its grades follow ("共 300 处风险，3 处甲级风险、12 处乙级风险、285 处丙级风险全部…").</summary>
static partial class TotalsOfLists
{
    public static IEnumerable<ReportFinding> In(Report report) =>
        report.Sentences.Where(s => !s.IsRule && s.Quantities.Count >= 3).SelectMany(s => (ReportFinding?[])[AtTheEnd(s), Graded(s), .. InBrackets(s)]).OfType<ReportFinding>();

    static ReportFinding? AtTheEnd(Sentence sentence)
    {
        var start = sentence.Start;
        foreach (var total in sentence.Quantities)
        {
            var lead = sentence.Between(Math.Max(start, total.Start - 12), total.Start);
            if (total.Rough || !IsTotal().IsMatch(lead)) continue;
            var parts = sentence.Quantities.Where(q => q.Start < total.Start && q.IsLike(total) && !IsBracketed(sentence, q)).ToList();
            if (parts.Count < 3 || parts.Any(p => p.Rough) || parts.Any(p => p.Name.Length < 2) || total.Dimension is Dimension.Percent or Dimension.Year) continue;
            // Clauses that each say one thing, nothing compared.
            if (parts.Any(p => Comparison().IsMatch(p.Name)) || sentence.Text.Contains("其中", StringComparison.Ordinal)) continue;
            var sums = Enumerable.Range(0, parts.Count - 1).Select(skip => Printed.Sum(parts.Skip(skip).Select(p => p.Number))).ToList();
            if (sums.Any(total.Number.MayBe)) continue;
            var off = total.Number.Value == 0 ? 1 : Math.Abs(sums[0].Value - total.Number.Value) / Math.Abs(total.Number.Value);
            if (off <= 0.2m) return new(total.Place, sentence.Passage.Quote(Math.Max(parts[^1].Start - 12, start), total.End), FindingKind.Sum, $"{total.Written(sums[0].Value)} = {string.Join(" + ", parts.Select(p => p.Text))}", total.Text, FindingSeverity.Error);
        }
        return null;
    }

    static bool IsBracketed(Sentence sentence, Quantity q)
    {
        var before = sentence.Passage.Text.AsSpan(sentence.Start, q.Start - sentence.Start);
        return before.LastIndexOf('（') > before.LastIndexOf('）');
    }

    // "响应 12 次（甲级 8 次、乙级 3 次、丙级 1 次）".
    static IEnumerable<ReportFinding> InBrackets(Sentence sentence)
    {
        foreach (var whole in sentence.Quantities)
        {
            if (whole.Rough || whole.Dimension is not (Dimension.Money or Dimension.Count) || whole.End >= sentence.End || sentence.Passage.Text[whole.End] != '（') continue;
            var close = sentence.Passage.Text.IndexOf('）', whole.End);
            var parts = sentence.Quantities.Where(q => q.Start > whole.End && q.End <= close).ToList();
            if (parts.Count < 2 || parts.Any(p => p.Rough || !p.IsLike(whole) || p.Name.Length < 2 || Comparison().IsMatch(p.Name)) || sentence.Between(whole.End, close).Contains('等')) continue;
            var sum = Printed.Sum(parts.Select(p => p.Number));
            if (whole.Number.MayBe(sum) || whole.Number.Value <= 0 || Math.Abs(sum.Value / whole.Number.Value - 1) > 0.2m) continue;
            yield return new(whole.Place, sentence.Passage.Quote(Math.Max(sentence.Start, whole.Start - 10), close + 1), FindingKind.Sum, $"{whole.Written(sum.Value)} = {string.Join(" + ", parts.Select(p => p.Text))}", whole.Text, FindingSeverity.Error);
        }
    }

    static ReportFinding? Graded(Sentence sentence)
    {
        var counts = sentence.Quantities.Where(q => q.Dimension == Dimension.Count).ToList();
        for (var i = 0; i + 3 < counts.Count; i++)
        {
            var whole = counts[i];
            var grades = counts.Skip(i + 1).TakeWhile((q, n) => q.Unit == whole.Unit && (n == 0 || sentence.Passage.Text[q.Start - 1] is '、' or '和')).ToList();
            if (grades.Count < 3 || whole.Rough || whole.Noun.Length < 2 || grades.Any(g => g.Rough || g.Noun.Length < 3)) continue;
            var grade = Suffix(grades[0].Noun.TrimEnd('、'), grades[1].Noun.TrimEnd('、'));
            while (grade.Length > 2 && !grades.All(g => g.Noun.Contains(grade, StringComparison.Ordinal))) grade = grade[1..];
            if (grade.Length < 2 || !whole.Noun.Contains(grade, StringComparison.Ordinal) || !grades.All(g => g.Noun.Contains(grade, StringComparison.Ordinal)) || !Every().IsMatch(grades[^1].Noun)) continue;
            var sum = Printed.Sum(grades.Select(g => g.Number));
            if (!whole.Number.MayBe(sum))
                return new(whole.Place, sentence.Passage.Quote(whole.Start - Math.Min(8, whole.Start - sentence.Start), grades[^1].End + 6), FindingKind.Sum, $"{whole.Written(sum.Value)} = {string.Join(" + ", grades.Select(g => g.Text))}", whole.Text, FindingSeverity.Warning);
        }
        return null;
    }

    static string Suffix(string a, string b)
    {
        var n = 0;
        while (n < Math.Min(a.Length, b.Length) && a[^(n + 1)] == b[^(n + 1)]) n++;
        return a[^n..];
    }

    [GeneratedRegex("(合计|共计|总计|总分|总得分|总体得分|总评分|总额|合计得分)[^，。；、]{0,4}$")]
    private static partial Regex IsTotal();

    [GeneratedRegex("同比|较|比上|增加|减少|增长|下降|人均|平均|占|共|总|累计")]
    private static partial Regex Comparison();

    [GeneratedRegex("全部|均|都")]
    private static partial Regex Every();
}
