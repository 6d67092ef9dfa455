using System.Text;

namespace Anlan.Affairs.ReportCheck;

/// <summary>
/// Connected text, a paragraph mostly. Its text is freed of what printing put in: blanks between Chinese and figures, full-width digits, line ends.
/// Each character still knows where it stands and how it was printed.
/// </summary>
public sealed class Passage
{
    const int Clause = 24;

    readonly string printed;
    readonly int[] printedAt;
    readonly List<(int From, Place Place)> places;

    Passage(string text, string printed, int[] printedAt, List<(int, Place)> places, bool isCell) =>
        (Text, this.printed, this.printedAt, this.places, IsCell) = (text, printed, printedAt, places, isCell);

    public string Text { get; }

    /// <summary>The text of one cell of a table: it has no sentences around it.</summary>
    public bool IsCell { get; }

    public Place First => places[0].Place;

    public static Passage Of(string text, Place place, bool isCell = false) => Of([(text, place)], isCell);

    public static Passage Of(IReadOnlyList<(string Text, Place Place)> lines, bool isCell = false)
    {
        var printed = new StringBuilder();
        var places = new List<(int, Place)>();
        foreach (var (line, place) in lines)
        {
            places.Add((printed.Length, place));
            printed.Append(line.Trim());
        }
        var (text, at) = Plain(printed.ToString());
        return new(text, printed.ToString(), at, places, isCell);
    }

    public Place At(int index)
    {
        var at = index < printedAt.Length ? printedAt[index] : printed.Length;
        for (var i = places.Count - 1; i > 0; i--) if (places[i].From <= at) return places[i].Place;
        return places[0].Place;
    }

    /// <summary>The words as they were printed, from the beginning of their clause where it is near.</summary>
    public string Quote(int from, int to)
    {
        from = Math.Clamp(from, 0, Text.Length);
        to = Math.Clamp(to, from, Text.Length);
        if (from == to) return "";
        for (var start = from; start >= Math.Max(0, from - Clause); start--)
            if (start == 0 || "，。；：、！？\n".Contains(Text[start - 1])) { from = start; break; }
        return printed[printedAt[from]..(printedAt[to - 1] + 1)].Replace('\n', ' ').Trim();
    }

    /// <summary>A blank was printed between the two.</summary>
    public bool HasBlank(int from, int to) => to > from && printed[printedAt[from]..(printedAt[to - 1] + 1)].Any(char.IsWhiteSpace);

    static (string Text, int[] At) Plain(string printed)
    {
        var text = new StringBuilder();
        var at = new List<int>();
        for (var i = 0; i < printed.Length; i++)
        {
            var c = printed[i];
            if (c != '\n' && char.IsWhiteSpace(c))
            {
                // Only between two figures or two Latin words does a blank keep things apart.
                var next = i + 1;
                while (next < printed.Length && printed[next] != '\n' && char.IsWhiteSpace(printed[next])) next++;
                if (text.Length == 0 || next >= printed.Length || !char.IsAsciiLetterOrDigit(Half(printed[next])) || !(char.IsAsciiLetterOrDigit(text[^1]) || text[^1] is '%' or '-' && char.IsAsciiDigit(Half(printed[next])))) continue;
                if (text[^1] == ' ') continue;
                c = ' ';
            }
            text.Append(Standard(printed, i, Half(c)));
            at.Add(i);
        }
        return (text.ToString(), [.. at]);
    }

    static char Half(char c) => c is >= '０' and <= '９' or >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ' or '．' or '％' or '＋' or '－' ? (char)(c - 0xFEE0) : c;

    static char Standard(string printed, int i, char c) => c switch
    {
        '(' => '（',
        ')' => '）',
        ';' => '；',
        ':' => '：',
        '=' => '＝',
        ',' when !(Digit(printed, i - 1) && Digit(printed, i + 1) && Digit(printed, i + 2) && Digit(printed, i + 3) && !Digit(printed, i + 4)) => '，',
        _ => c,
    };

    static bool Digit(string printed, int i) => i >= 0 && i < printed.Length && char.IsAsciiDigit(Half(printed[i]));
}
