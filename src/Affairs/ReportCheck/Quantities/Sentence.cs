namespace Anlan.Affairs.ReportCheck;

/// <summary>A sentence of a passage, from its first character to the full stop, with its quantities.</summary>
public sealed record Sentence(Passage Passage, int Start, int End, IReadOnlyList<Quantity> Quantities)
{
    // Nobody writes longer ones; what has no full stop for so long is no sentence.
    const int Longest = 4_000;

    bool? isRule;

    public string Text => Passage.Text[Start..End];

    /// <summary>Rules of scoring and definitions speak of figures that are nobody's.</summary>
    public bool IsRule => isRule ??= End - Start > Longest || Text.AsSpan().IndexOfAny("＝=×÷≥≤＜＞") >= 0 || System.Text.RegularExpressions.Regex.IsMatch(Text, "的，?得[0-9.]+分|扣[0-9.]+分|每(超|低|高|少)|酌情");

    public string Between(int from, int to) => Passage.Text[Math.Min(from, to)..Math.Max(from, to)];

    public static IEnumerable<Sentence> In(Passage passage)
    {
        var quantities = QuantityReader.Read(passage);
        var (start, text, next) = (0, passage.Text, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is not ('。' or '！' or '？' or '\n')) continue;
            var end = Math.Min(i + 1, text.Length);
            var own = new List<Quantity>();
            for (; next < quantities.Count && quantities[next].Start < end; next++) own.Add(quantities[next]);
            if (end > start) yield return new(passage, start, end, own);
            start = end;
        }
    }
}
