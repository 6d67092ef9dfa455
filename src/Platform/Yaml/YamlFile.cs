using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Anlan.Platform.Yaml;

/// <summary>
/// A YAML file being read into a thing of ours. Collects the mistakes of the whole file so that its author sees all of them at once.
/// </summary>
/// <remarks>
/// Files come from people outside: anchors and aliases (the way to blow a small file up), several documents, deep nesting and
/// files over <see cref="LongestText"/> characters are refused.
/// </remarks>
public sealed class YamlFile
{
    public const int LongestText = 2_000_000;
    const int DeepestNesting = 40;

    readonly List<YamlMistake> mistakes = [];

    YamlFile(string name) => Name = name;

    public string Name { get; }

    /// <summary>Reads <paramref name="text"/> with <paramref name="read"/>.</summary>
    /// <exception cref="YamlMistakesException">The file has at least one mistake.</exception>
    public static T Read<T>(string text, string name, Func<YamlPart, T> read)
    {
        var file = new YamlFile(name);
        var root = file.Parse(text);
        file.StopIfMistaken();
        var result = read(new YamlPart(file, root!, ""));
        file.StopIfMistaken();
        return result;
    }

    internal void Mistake(int line, string zh, string en) => mistakes.Add(new(Name, line, (zh, en)));
    internal int MistakeCount => mistakes.Count;

    void StopIfMistaken()
    {
        if (mistakes.Count > 0)
            throw new YamlMistakesException([.. mistakes.OrderBy(m => m.Line)]);
    }

    YamlNode? Parse(string text)
    {
        if (text.Length > LongestText)
        {
            Mistake(1, $"文件过大（上限 {LongestText} 个字符）。", $"The file is too large (at most {LongestText} characters).");
            return null;
        }
        text = text.TrimStart('\uFEFF');
        var outline = new YamlOutline(this, DeepestNesting);
        try
        {
            if (!outline.Check(text) || mistakes.Count > 0) return null;
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents[0].RootNode;
        }
        catch (YamlException e)
        {
            SyntaxMistake(text, Math.Max(1, (int)e.Start.Line), e.InnerException?.Message ?? e.Message);
        }
        catch (InvalidOperationException)
        {
            // The parser breaks down like this on a bracket that is never closed.
            SyntaxMistake(text, outline.Line, said: null);
        }
        return null;
    }

    void SyntaxMistake(string text, int line, string? said)
    {
        var lines = text.Split('\n');
        if (YamlSyntax.IsTab(said)) line = Array.FindIndex(lines, l => l.TrimStart(' ').StartsWith('\t')) + 1;
        var (zh, en) = YamlSyntax.Explain(said, lines.ElementAtOrDefault(line - 1) ?? "");
        Mistake(Math.Max(1, line), zh, en);
    }
}
