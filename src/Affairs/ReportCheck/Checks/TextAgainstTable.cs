using System.Text.RegularExpressions;

namespace Anlan.Affairs.ReportCheck;

/// <summary>What a sentence says of something that has a row in a table: the value must be one of the row's.</summary>
static partial class TextAgainstTable
{
    public static IEnumerable<ReportFinding> In(Report report)
    {
        var rows = report.Tables.SelectMany(t => t.Lines.Where(l => l.Figures.Count > 0).Select(l => (Table: t, Line: l)))
            .Where(r => r.Line.Texts.Count > 0).GroupBy(r => Plain(r.Line.Label.Split('：')[^1])).Where(g => g.Key.Length >= 4).ToDictionary(g => g.Key, g => g.ToList());
        if (rows.Count == 0) yield break;
        foreach (var sentence in report.Sentences.Where(s => !s.Passage.IsCell && !s.IsRule))
        {
            foreach (var quantity in sentence.Quantities)
            {
                if (quantity.Rough || quantity.Dimension is not (Dimension.Money or Dimension.Percent) || quantity.Number.IsZero) continue;
                var name = Plain(Beginning().Replace(quantity.Name, ""));
                if (rows.ContainsKey(Plain(quantity.Name))) name = Plain(quantity.Name);
                if (!rows.TryGetValue(name, out var same) || quantity.Dimension == Dimension.Percent && !RepeatedRates.IsOwn(name) || OtherYear(report, sentence, quantity) || Change().IsMatch(sentence.Between(Math.Max(sentence.Start, quantity.Start - 14), quantity.Start))) continue;
                var values = same.SelectMany(r => Values(r.Table, r.Line, quantity)).ToList();
                if (values.Count == 0 || values.Any(v => v.Number.MayBe(quantity.Number))) continue;
                yield return new(quantity.Place, sentence.Passage.Quote(Math.Max(sentence.Start, quantity.Start - name.Length - 2), quantity.End), FindingKind.Consistency,
                    $"{string.Join(" / ", values.Select(v => v.Text).Distinct().Take(4))} ({same[0].Line.Place})", quantity.Text, FindingSeverity.Warning);
            }
        }
    }

    // Of money only where the table says its unit; a rate only where the row has one.
    static IEnumerable<(Printed Number, string Text)> Values(ReportTable table, TableLine line, Quantity quantity)
    {
        if (quantity.Dimension == Dimension.Percent)
            return line.Figures.Where(f => f.IsPercent).Select(f => (f.Number, f.Text));
        if (table.Unit is not { } unit) return [];
        return line.Figures.Where(f => !f.IsPercent).Select(f => (f.Number.Times(unit), f.Text)) is var all && line.Figures.Any(f => f.Text.Contains('.') || f.Number.Value >= 1000) ? all : [];
    }

    static bool OtherYear(Report report, Sentence sentence, Quantity quantity) => report.Year is { } year && RepeatedRates.YearOf(report, sentence, quantity) is { } said && said != year;

    static string Plain(string text) => Numbering().Replace(text.Replace(" ", "", StringComparison.Ordinal), "");

    [GeneratedRegex("^([一二三四五六七八九十]是|(19|20)[0-9]{2}年?度?|我局|我部门|本部门|本单位|我单位|全年|全局|年度)+")]
    private static partial Regex Beginning();

    [GeneratedRegex(@"^([一二三四五六七八九十\d]+[、.．]|[（(][一二三四五六七八九十\d]+[）)])+|[“”""]|(（.*）)$")]
    private static partial Regex Numbering();

    [GeneratedRegex("同比|增长|下降|较|比|上年|去年|调整|季度|[0-9]月")]
    private static partial Regex Change();
}
