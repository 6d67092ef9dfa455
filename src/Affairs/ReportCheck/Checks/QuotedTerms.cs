using System.Text.RegularExpressions;

namespace Anlan.Affairs.ReportCheck;

/// <summary>Names in quotation marks that change on the way: one member of "甲、乙、丙" is left out, one word of "2 网 3 中心 N 场景" is another.</summary>
static partial class QuotedTerms
{
    public static IEnumerable<ReportFinding> In(Report report)
    {
        List<(string Text, string[] Members, Passage Passage, int At)> lists = [];
        List<(string Text, (string Number, string Noun)[] Parts, Passage Passage, int At)> frames = [];
        foreach (var passage in report.Passages)
            foreach (Match m in Quoted().Matches(passage.Text))
            {
                var text = m.Groups["t"].Value;
                var members = text.Split('、', '，');
                if (members.Length >= 3 && members.All(x => x.Length is >= 2 and <= 8)) lists.Add((text, members, passage, m.Groups["t"].Index));
                else if (Frame(text) is { } frame) frames.Add((text, frame, passage, m.Groups["t"].Index));
            }
        foreach (var list in lists)
            if (lists.FirstOrDefault(l => l.Members.Length == list.Members.Length + 1 && list.Members.All(l.Members.Contains)) is { Text: { } fuller } && lists.Count(l => l.Members.SequenceEqual(list.Members)) <= lists.Count(l => l.Text == fuller))
                yield return new(list.Passage.At(list.At), list.Passage.Quote(list.At - 1, list.At + list.Text.Length + 1), FindingKind.Naming, fuller, list.Text, FindingSeverity.Warning);
        for (var i = 1; i < frames.Count; i++)
            if (frames.Take(i).FirstOrDefault(f => OneOther(f.Parts, frames[i].Parts)) is { Text: { } former })
                yield return new(frames[i].Passage.At(frames[i].At), frames[i].Passage.Quote(frames[i].At - 1, frames[i].At + frames[i].Text.Length + 1), FindingKind.Naming, former, frames[i].Text, FindingSeverity.Warning);
    }

    static bool OneOther((string Number, string Noun)[] a, (string Number, string Noun)[] b) =>
        a.Length == b.Length && a.Zip(b).All(p => p.First.Number == p.Second.Number) && a.Zip(b).Count(p => p.First.Noun != p.Second.Noun) == 1;

    static (string, string)[]? Frame(string text)
    {
        var parts = Part().Matches(text);
        if (parts.Count < 3 || parts.Sum(p => p.Length) != text.Length) return null;
        return [.. parts.Select(p => (ChineseNumber.Read(p.Groups["n"].Value)?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? p.Groups["n"].Value, p.Groups["w"].Value))];
    }

    [GeneratedRegex("“(?<t>[^“”。；]{4,40})”")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<n>\d{1,2}|[NMXnmx]|[一二三四五六七八九十两])(?<w>[\u4e00-\u9fff-[一二三四五六七八九十两]]{1,4})\+?")]
    private static partial Regex Part();
}
