using Anlan.Rules.Figures;

namespace Anlan.Affairs.SelfEvaluation.Documents;

/// <summary>Where a figure comes from, in words.</summary>
static class SourceText
{
    /// <summary>Document, place and line; the formula of a figure that was worked out.</summary>
    public static string Full(Figure figure, DocumentWords words)
    {
        if (figure.Source is { } source) return Full(source, words);
        return figure.Derivation is { } derivation ? words.Pick("推算：", "worked out: ") + words.Say(derivation.Formula) : words.Pick("案例未载", "not in the case");
    }

    public static string Full(Source source, DocumentWords words)
    {
        List<string> parts = [words.Pick($"《{source.Document.Zh}》", source.Document.En)];
        if (source.Place is { } place) parts.Add(words.Say(place));
        if (source.Line is { } line) parts.Add(words.Line(line));
        return string.Join(words.Pick("，", ", "), parts);
    }

    /// <summary>For running text: the line alone, after the document where the case has several. The annex names the place in full.</summary>
    public static string Short(Source source, bool namesDocument, DocumentWords words)
    {
        var line = source.Line is { } number ? words.Line(number) : source.Place is { } place ? words.Say(place) : "";
        return namesDocument || line.Length == 0 ? words.Pick($"《{source.Document.Zh}》{line}", line.Length == 0 ? source.Document.En : $"{source.Document.En}, {line}") : line;
    }
}
