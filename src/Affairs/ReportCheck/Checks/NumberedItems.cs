using System.Text.RegularExpressions;

namespace Anlan.Affairs.ReportCheck;

/// <summary>Numbers of headings and points (一、（一）1.（1）一是): one that stands twice, or of the upper two levels one that is missing.</summary>
static partial class NumberedItems
{
    public static IEnumerable<ReportFinding> In(Report report)
    {
        var levels = new (int Last, int First, string Text)[4];
        var point = 0;
        foreach (var passage in report.Passages.Where(p => !p.IsCell))
        {
            if (Marker(passage.Text) is var (level, number, length) && level >= 0)
            {
                var (last, first, text) = levels[level];
                // A sequence is trusted once it has counted: what was torn apart in printing repeats its first numbers.
                if (number == last && last >= 2 && first == 1 && text != passage.Text)
                    yield return new(passage.First, passage.Quote(0, Math.Min(passage.Text.Length, 30)), FindingKind.Numbering, passage.Text[..length].Replace(Written(level, number), Written(level, number + 1), StringComparison.Ordinal), passage.Text[..length], FindingSeverity.Warning);
                else if (number > last + 1 && last >= 1 && first == 1 && level <= 1)
                    yield return new(passage.First, passage.Quote(0, Math.Min(passage.Text.Length, 30)), FindingKind.Numbering, passage.Text[..length].Replace(Written(level, number), Written(level, last + 1), StringComparison.Ordinal), passage.Text[..length], FindingSeverity.Warning);
                levels[level] = (number, number == 1 ? 1 : number == last + 1 || number == last ? first : 0, passage.Text);
                for (var deeper = level + 1; deeper < levels.Length; deeper++) levels[deeper] = default;
                point = 0;
            }
            foreach (Match m in Point().Matches(passage.Text))
            {
                if (ChineseNumber.Read(m.Groups["n"].Value) is not { } ordinal) continue;
                if (ordinal != 1 && point > 0 && ordinal != point + 1 && ordinal - point is 0 or 2)
                    yield return new(passage.At(m.Groups["n"].Index), passage.Quote(m.Index, Math.Min(passage.Text.Length, m.Index + 24)), FindingKind.Numbering, Chinese(point + 1) + "是", m.Groups["n"].Value + "是", FindingSeverity.Warning);
                point = ordinal;
            }
        }
    }

    static (int Level, int Number, int Length) Marker(string text)
    {
        if (Upper().Match(text) is { Success: true } upper && ChineseNumber.Read(upper.Groups["n"].Value) is { } a) return (0, a, upper.Length);
        if (Bracketed().Match(text) is { Success: true } bracketed && ChineseNumber.Read(bracketed.Groups["n"].Value) is { } b) return (1, b, bracketed.Length);
        if (Plain().Match(text) is { Success: true } plain) return (2, int.Parse(plain.Groups["n"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), plain.Length);
        if (Small().Match(text) is { Success: true } small) return (3, int.Parse(small.Groups["n"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), small.Length);
        return (-1, 0, 0);
    }

    static string Written(int level, int number) => level <= 1 ? Chinese(number) : number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    static string Chinese(int number)
    {
        const string digits = "〇一二三四五六七八九";
        return number < 10 ? $"{digits[number]}" : number < 20 ? $"十{(number % 10 == 0 ? "" : digits[number % 10])}" : $"{digits[number / 10 % 10]}十{(number % 10 == 0 ? "" : digits[number % 10])}";
    }

    [GeneratedRegex("^(?<n>[一二三四五六七八九十]{1,3})[、.．]")]
    private static partial Regex Upper();

    [GeneratedRegex("^（(?<n>[一二三四五六七八九十]{1,3})）")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^(?<n>\d{1,2})[.．、](?!\d)")]
    private static partial Regex Plain();

    [GeneratedRegex(@"^（(?<n>\d{1,2})）")]
    private static partial Regex Small();

    [GeneratedRegex("(?:^|(?<=[。；：，]))(?<n>[一二三四五六七八九十]{1,2})是")]
    private static partial Regex Point();
}
