using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Anlan.Platform.Yaml;

/// <summary>
/// A first look over a file, before anything is built from it: refuses what has no business in a file of ours (anchors, deep nesting,
/// several documents) and finds keys that stand twice.
/// </summary>
sealed class YamlOutline(YamlFile file, int deepest)
{
    readonly Stack<Level> levels = new();

    /// <summary>Line of the last piece that could be read; where the parser gives up without saying where.</summary>
    public int Line { get; private set; } = 1;

    /// <returns>False when the tree must not be built.</returns>
    public bool Check(string text)
    {
        var parser = new Parser(new StringReader(text));
        var (documents, plain) = (0, true);
        while (parser.MoveNext())
        {
            var piece = parser.Current!;
            Line = (int)piece.Start.Line;
            if (piece is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
            {
                file.Mistake(Line, "不允许使用锚点（&）和引用（*）；以这两个字符开头的文字请加引号。", "Anchors (&) and aliases (*) are not allowed; put a text that begins with one of them in quotes.");
                plain = false;
            }
            if (piece is DocumentStart && ++documents == 2)
            {
                file.Mistake(Line, "文件应当只含一个 YAML 文档：去掉“---”。", "The file must hold exactly one YAML document: take the “---” out.");
                return false;
            }
            if (!Follow(piece)) return false;
        }
        if (documents > 0) return plain;
        file.Mistake(1, "文件是空的。", "The file is empty.");
        return false;
    }

    // Keeps track of which map or list we are in, and whether a map expects a key next.
    bool Follow(ParsingEvent piece)
    {
        if (piece is MappingEnd or SequenceEnd)
        {
            levels.Pop();
            return true;
        }
        if (piece is not NodeEvent) return true;
        if (levels.TryPeek(out var level) && level.Keys is { } keys)
        {
            if (level.KeyIsNext && piece is Scalar { Value: var key } && !keys.TryAdd(key, Line))
                file.Mistake(Line, $"“{key}”写了两次（第 {keys[key]} 行已有）。", $"“{key}” stands twice (it is in line {keys[key]} already).");
            level.KeyIsNext = !level.KeyIsNext;
        }
        if (piece is not (MappingStart or SequenceStart)) return true;
        levels.Push(new() { Keys = piece is MappingStart ? [] : null });
        if (levels.Count <= deepest) return true;
        file.Mistake(Line, $"嵌套过深（上限 {deepest} 层）。", $"Nested too deeply (at most {deepest} levels).");
        return false;
    }

    sealed class Level
    {
        public Dictionary<string, int>? Keys { get; init; }

        public bool KeyIsNext { get; set; } = true;
    }
}
