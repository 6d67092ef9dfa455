using System.Text.RegularExpressions;

namespace Anlan.Affairs.ReportCheck;

/// <summary>Words typed twice, a clause twice in one cell, one text copied into the rows of several projects.</summary>
static partial class RepeatedWords
{
    const int MostCopies = 5;

    public static IEnumerable<ReportFinding> In(Report report) => report.Passages.SelectMany(p => Doubled(p).Concat(p.IsCell ? Clauses(p) : [])).Concat(report.Passages.SelectMany(Neighbours)).Concat(report.Tables.SelectMany(Copied));

    static IEnumerable<ReportFinding> Doubled(Passage passage)
    {
        foreach (Match m in Twice().Matches(passage.Text))
        {
            var word = m.Groups["w"].Value;
            if (word.Distinct().Count() < 2 || Counted().IsMatch(word) || passage.HasBlank(m.Index, m.Index + m.Length)) continue;
            if (word.Length == 2 && !Noun().IsMatch(word)) continue;
            // "支出支出进度" may be the progress of a spending; of three characters and more nothing is made up.
            yield return new(passage.At(m.Index), passage.Quote(Math.Max(0, m.Index - 6), Math.Min(passage.Text.Length, m.Index + m.Length + 6)), FindingKind.Repetition, word, m.Value, word.Length >= 3 ? FindingSeverity.Warning : FindingSeverity.Note);
        }
    }

    static IEnumerable<ReportFinding> Clauses(Passage cell)
    {
        var clauses = cell.Text.Split('；', '。', '\n').Select(c => Label().Replace(c.Trim(), "")).Where(c => c.Length >= 10).ToList();
        foreach (var twice in clauses.GroupBy(c => c).Where(g => g.Count() > 1))
            yield return new(cell.First, Short(twice.Key), FindingKind.Repetition, "1 ×", $"{twice.Count()} × {Short(twice.Key)}", FindingSeverity.Warning);
    }

    // "组织开展甲工作，指导开展甲工作，": two clauses that differ in their first word only.
    static IEnumerable<ReportFinding> Neighbours(Passage passage)
    {
        var at = 0;
        string? before = null;
        foreach (var clause in passage.Text.Split('，', '；', '。'))
        {
            if (before is not null && clause.Length >= 12 && before.Length >= 12 && clause != before && !clause.Any(char.IsAsciiDigit) && Common(before, clause) >= Math.Max(10, Math.Min(before.Length, clause.Length) - 3))
                yield return new(passage.At(at), passage.Quote(Math.Max(0, at - before.Length - 1), at + clause.Length), FindingKind.Repetition, Short(before), Short(clause), FindingSeverity.Note);
            (at, before) = (at + clause.Length + 1, clause);
        }
    }

    static int Common(string a, string b)
    {
        var n = 0;
        while (n < Math.Min(a.Length, b.Length) && a[^(n + 1)] == b[^(n + 1)]) n++;
        return n;
    }

    static IEnumerable<ReportFinding> Copied(ReportTable table) =>
        table.Lines.SelectMany(l => l.Texts.Where(t => t.Text.Length >= 12 && !t.Text.EndsWith('局') && !t.Text.EndsWith('中') && !t.Text.EndsWith('队')).DistinctBy(t => t.Text).Select(t => (Line: l, t)))
            .GroupBy(x => x.t.Text).Where(g => g.Count() >= 3).OrderByDescending(g => g.Count()).Take(MostCopies)
            .Select(g => new ReportFinding(g.Skip(1).First().t.Place, Short(g.Key), FindingKind.Repetition, "—", $"{g.Count()} × ({string.Join(", ", g.Select(x => x.t.Place.ToString()).Take(8))})", FindingSeverity.Note));

    static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;

    [GeneratedRegex(@"(?<w>[\u4e00-\u9fff]{2,12})\k<w>")]
    private static partial Regex Twice();

    [GeneratedRegex("^(支出|预算|收入|经费|资金|项目|决算|管理|工作|情况|单位|部门|金额|合计|万元|绩效|评价|目标|安全|应急)$")]
    private static partial Regex Noun();

    [GeneratedRegex("^[一两半]")]
    private static partial Regex Counted();

    [GeneratedRegex(@"^(\d{1,2}[.、]|（\d{1,2}）|[①-⑳])")]
    private static partial Regex Label();
}
