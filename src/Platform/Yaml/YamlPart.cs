using System.Globalization;
using System.Text;
using Anlan.Platform.Language;
using YamlDotNet.RepresentationModel;

namespace Anlan.Platform.Yaml;

/// <summary>
/// One node of a YAML file. Each reading method either returns what was asked or notes a mistake with its line and
/// returns a harmless value, so that reading goes on and the next mistake is found too.
/// </summary>
public sealed class YamlPart
{
    readonly YamlFile file;
    readonly YamlNode node;
    readonly HashSet<string> asked = [];

    internal YamlPart(YamlFile file, YamlNode node, string path) => (this.file, this.node, Path) = (file, node, path);

    /// <summary>Where the node stands, as an author would say it: <c>tree[1].parts[2].rule.points</c>.</summary>
    public string Path { get; }

    public int Line => Math.Max(1, (int)node.Start.Line);

    public bool IsMap => node is YamlMappingNode;

    public bool IsList => node is YamlSequenceNode;

    /// <summary>How many mistakes the whole file has had until now; to leave out a complaint that only follows from an earlier one.</summary>
    public int MistakesSoFar => file.MistakeCount;

    public void Mistake(string zh, string en)
    {
        if (known) file.Mistake(Line, At(zh, "："), At(en, ": "));
    }

    string At(string message, string colon) => Path.Length == 0 ? message : Path + colon + message;

    public bool Has(string key) => Find(key) is not null;

    public YamlPart? Find(string key)
    {
        asked.Add(key);
        if (node is not YamlMappingNode map || !map.Children.TryGetValue(new YamlScalarNode(key), out var child)) return null;
        return new(file, child, Path.Length == 0 ? key : $"{Path}.{key}");
    }

    /// <summary>The part under <paramref name="key"/>; its absence is a mistake.</summary>
    public YamlPart Get(string key)
    {
        if (Find(key) is { } found) return found;
        if (IsMap) Mistake($"缺少“{key}”。", $"“{key}” is missing.");
        else Mistake($"此处应为含“{key}”的映射。", $"Expected a map with “{key}” here.");
        return new(file, Blank(), $"{Path}.{key}") { known = false };
    }

    bool known = true;

    // A stand-in for a part that is not there; what is read from it is not reported a second time.
    YamlScalarNode Blank() => new("");

    /// <summary>The entries of a list; anything else is a mistake.</summary>
    public IReadOnlyList<YamlPart> Items()
    {
        if (node is YamlSequenceNode list) return [.. list.Children.Select((child, i) => new YamlPart(file, child, $"{Path}[{i + 1}]"))];
        Mistake("此处应为列表（以“- ”开头的行）。", "Expected a list here (lines that begin with “- ”).");
        return [];
    }

    /// <summary>The entries of a map in the order of the file; anything else is a mistake.</summary>
    public IReadOnlyList<(string Key, YamlPart Part)> Entries()
    {
        if (node is YamlMappingNode map)
        {
            return [.. map.Children.Select(child =>
            {
                var key = (child.Key as YamlScalarNode)?.Value ?? "";
                asked.Add(key);
                return (key, new YamlPart(file, child.Value, $"{Path}.{key}"));
            })];
        }
        Mistake("此处应为映射（“名称: 值”）。", "Expected a map here (“name: value”).");
        return [];
    }

    public string Text()
    {
        if (node is YamlScalarNode { Value: { Length: > 0 } value })
        {
            if (!value.Contains('\0') && value.EnumerateRunes().All(rune => rune != Rune.ReplacementChar)) return value;
            Mistake("文字里有无法识别的字符；文件多半是 GBK 编码，请另存为 UTF-8。", "the text holds a character that cannot be read; the file is probably GBK: save it as UTF-8.");
            return "";
        }
        Mistake("此处应为文字。", "Expected a text here.");
        return "";
    }

    public Bilingual Bilingual()
    {
        if (node is YamlScalarNode) return Language.Bilingual.Same(Text());
        if (!IsMap)
        {
            Mistake("此处应为中英文文字：{zh: …, en: …}。", "Expected a text in both languages here: {zh: …, en: …}.");
            return Language.Bilingual.Same("");
        }
        var text = new Bilingual(Get("zh").Text(), Get("en").Text());
        NothingElse();
        return text;
    }

    public decimal Number()
    {
        if (node is YamlScalarNode { Value: { } value } && decimal.TryParse(value, PlainNumber, CultureInfo.InvariantCulture, out var number))
        {
            if (Math.Abs(number) < LargestNumber) return number;
            Mistake("数字过大。", "The number is too large.");
            return 0;
        }
        Mistake("此处应为数字，如 0.5。", "Expected a number here, such as 0.5.");
        return 0;
    }

    public int Integer()
    {
        if (node is YamlScalarNode { Value: { } value } && int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
        Mistake("此处应为整数。", "Expected a whole number here.");
        return 0;
    }

    public bool YesNo()
    {
        switch ((node as YamlScalarNode)?.Value)
        {
            case "yes" or "true": return true;
            case "no" or "false": return false;
        }
        Mistake("此处应为 yes 或 no。", "Expected yes or no here.");
        return false;
    }

    /// <summary>One of a few words; the mistake lists them.</summary>
    public T OneOf<T>(params (string Word, T Meaning)[] words)
    {
        var said = Text();
        foreach (var (word, meaning) in words)
            if (word == said) return meaning;
        if (said.Length > 0)
        {
            var (zh, en) = Instead(said, words.Select(w => w.Word));
            Mistake($"不认识“{said}”{zh}。", $"“{said}” is not known{en}.");
        }
        return words[0].Meaning;
    }

    /// <summary>Call last: a key that nobody asked for is a mistake (most often a slip of the pen), reported at its own line.</summary>
    public void NothingElse()
    {
        if (node is not YamlMappingNode map) return;
        foreach (var child in map.Children.Keys)
        {
            var key = (child as YamlScalarNode)?.Value ?? "";
            if (asked.Contains(key)) continue;
            // 全角冒号: the whole line is then one long key.
            var (zh, en) = key.Contains('：') ? ("；冒号应为半角“: ”", "; the colon must be a half-width “: ”") : Instead(key, asked);
            file.Mistake((int)child.Start.Line, At($"不认识“{key}”{zh}。", "："), At($"“{key}” is not known{en}.", ": "));
        }
    }

    /// <summary>Notes that a thing named here does not exist, with the name that was probably meant and all that are possible.</summary>
    /// <param name="what">What kind of thing: an input, an indicator, a column.</param>
    public void Unknown(Bilingual what, string said, IEnumerable<string> possible)
    {
        if (said.Length == 0) return;
        var (zh, en) = Instead(said, possible);
        Mistake($"没有{what.Zh}“{said}”{zh}。", $"there is no {what.En} “{said}”{en}.");
    }

    static Bilingual Instead(string said, IEnumerable<string> possible)
    {
        var words = possible.ToList();
        var reach = Math.Clamp(said.Length / 3, 1, 2);
        var nearest = words.Where(word => Distance(word, said) <= reach).MinBy(word => Distance(word, said));
        return ((nearest is null ? "" : $"，是否应为“{nearest}”") + $"；可用的有：{string.Join("、", words)}",
            (nearest is null ? "" : $"; did you mean “{nearest}”") + $"; possible: {string.Join(", ", words)}");
    }

    // Keeps sums and products of numbers from files far from the end of decimal.
    const decimal LargestNumber = 1_000_000_000_000_000m;

    const NumberStyles PlainNumber = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.Length];
    }
}
