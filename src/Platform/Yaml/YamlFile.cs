using YamlDotNet.Core;
using YamlDotNet.Core.Events;
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
        try
        {
            if (!IsPlain(text)) return null;
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 1) return stream.Documents[0].RootNode;
            Mistake(1, "文件应当只含一个 YAML 文档。", "The file must hold exactly one YAML document.");
        }
        catch (YamlException e)
        {
            var said = e.InnerException?.Message ?? e.Message;
            Mistake(Math.Max(1, (int)e.Start.Line), $"不是有效的 YAML：{said}", $"Not valid YAML: {said}");
        }
        return null;
    }

    bool IsPlain(string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            var line = (int)parser.Current!.Start.Line;
            depth += parser.Current.NestingIncrease;
            if (depth > DeepestNesting)
            {
                Mistake(line, $"嵌套过深（上限 {DeepestNesting} 层）。", $"Nested too deeply (at most {DeepestNesting} levels).");
                return false;
            }
            if (parser.Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
            {
                Mistake(line, "不允许使用锚点（&）和引用（*）。", "Anchors (&) and aliases (*) are not allowed.");
                return false;
            }
        }
        return true;
    }
}
