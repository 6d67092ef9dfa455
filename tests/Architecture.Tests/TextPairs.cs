namespace Anlan.Architecture.Tests;

/// <summary>Two neighbouring texts in brackets, as a text in both languages is written: <c>new("中文", "English")</c>.</summary>
/// <param name="Before">The word before the bracket: <c>new</c>, <c>Bilingual</c>, the name of a method; empty when there is none.</param>
public sealed record TextPair(int Line, string Before, string First, string Second);

/// <summary>Finds pairs of texts in C# and Razor source. Knows strings with holes, but nothing else of the language.</summary>
public static class TextPairs
{
    public static IEnumerable<TextPair> In(string source)
    {
        for (var at = 0; at < source.Length; at++)
        {
            if (source[at] != '(' || Arguments(source, at) is not { } arguments || Texts(arguments) is not var (first, second)) continue;
            yield return new(source.AsSpan(0, at).Count('\n') + 1, WordBefore(source, at), first, second);
        }
    }

    // The last two arguments, when both hold a text of their own.
    static (string First, string Second)? Texts(List<string> arguments) =>
        arguments.Count >= 2 && Own(arguments[^2]) is { Length: > 0 } first && Own(arguments[^1]) is { Length: > 0 } second ? (first, second) : null;

    // The parts between the commas of one bracket; null when the bracket does not close.
    static List<string>? Arguments(string source, int open)
    {
        List<string> arguments = [];
        var (depth, start) = (0, open + 1);
        for (var at = open; at < source.Length; at++)
        {
            if (StringEnd(source, at) is { } end) at = end - 1;
            else if (source[at] is '(' or '[' or '{') depth++;
            else if (source[at] is ')' or ']' or '}' && --depth == 0)
            {
                arguments.Add(source[start..at]);
                return arguments;
            }
            else if (source[at] == ',' && depth == 1)
            {
                arguments.Add(source[start..at]);
                start = at + 1;
            }
            if (at - open > 4000) return null;
        }
        return null;
    }

    // The strings of an argument with what stands in their holes, without pairs that stand within it.
    static string Own(string argument)
    {
        var own = new System.Text.StringBuilder();
        for (var at = 0; at < argument.Length; at++)
        {
            if (StringEnd(argument, at) is { } end)
            {
                own.Append(argument, at, end - at).Append(' ');
                at = end - 1;
            }
            else if (argument[at] == '(' && Arguments(argument, at) is { } inner && Texts(inner) is not null)
            {
                at += inner.Sum(i => i.Length + 1);
            }
        }
        return own.ToString();
    }

    /// <summary>Where the string that begins here ends; null when none begins here.</summary>
    static int? StringEnd(string source, int at)
    {
        var begin = at;
        while (at < source.Length && source[at] is '$' or '@') at++;
        if (at >= source.Length || source[at] != '"') return null;
        var (holes, verbatim) = (source[begin..at].Contains('$'), source[begin..at].Contains('@'));
        if (at + 2 < source.Length && source[at + 1] == '"' && source[at + 2] == '"')
            return source.IndexOf("\"\"\"", at + 3, StringComparison.Ordinal) is > 0 and var close ? close + 3 : null;
        for (at++; at < source.Length && (verbatim || source[at] != '\n'); at++)
        {
            if (source[at] == '\\' && !verbatim) at++;
            else if (source[at] == '"') return at + 1;
            else if (holes && source[at] == '{')
            {
                if (at + 1 < source.Length && source[at + 1] == '{') at++;
                else if (HoleEnd(source, at) is { } end) at = end;
                else return null;
            }
        }
        return null;
    }

    static int? HoleEnd(string source, int at)
    {
        for (var depth = 0; at < source.Length; at++)
        {
            if (source[at] == '{') depth++;
            else if (source[at] == '}' && --depth == 0) return at;
            else if (StringEnd(source, at) is { } end) at = end - 1;
        }
        return null;
    }

    static string WordBefore(string source, int at)
    {
        var end = at;
        while (at > 0 && (char.IsLetterOrDigit(source[at - 1]) || source[at - 1] == '_')) at--;
        return source[at..end];
    }
}
