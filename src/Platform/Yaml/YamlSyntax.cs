using Anlan.Platform.Language;

namespace Anlan.Platform.Yaml;

/// <summary>Says in the words of an author what a YAML parser stumbled over; the parser's own words are for programmers.</summary>
static class YamlSyntax
{
    static readonly (string Said, Bilingual Means)[] Known =
    [
        ("invalid tab", ("缩进用了制表符（Tab），请改用空格", "A tab is used for indentation; use spaces")),
        ("found invalid mapping", ("冒号用得不对：一行里有两个“: ”，或这一行比上一行缩进多了；文字里含“: ”的请加引号", "A colon out of place: two “: ” in one line, or the line is indented further than the one before; put a text that holds “: ” in quotes")),
        ("Mapping values are not allowed", ("冒号用得不对：一行里有两个“: ”；文字里含“: ”的请加引号", "A colon out of place: two “: ” in one line; put a text that holds “: ” in quotes")),
        ("expected ',' or '}'", ("花括号 { } 里各项之间要用半角逗号“,”隔开，并以“}”结束；文字里含“,”或“: ”的请加引号", "Inside { } the entries are parted by commas and closed by “}”; put a text that holds “,” or “: ” in quotes")),
        ("expected ',' or ']'", ("方括号 [ ] 里各项之间要用半角逗号“,”隔开，并以“]”结束", "Inside [ ] the entries are parted by commas and closed by “]”")),
        ("did not find expected key", ("这一行的缩进与上面各行对不上，或引号、括号后面多了内容", "The indentation of this line fits none of those above, or something stands after a closing quote or bracket")),
        ("did not find expected '-'", ("列表里每一项都要以“- ”开头，并对齐", "Each entry of a list begins with “- ”, all in one column")),
        ("Block sequence entries", ("“- ”开头的列表要另起一行", "A list with “- ” begins on a line of its own")),
        ("cannot start any token", ("文字不能以这个字符开头（@、`、% 等），请加引号", "A text cannot begin with this character (@, `, % and so on); put it in quotes")),
        ("block scalar", ("文字不能以“>”或“|”开头，请加引号", "A text cannot begin with “>” or “|”; put it in quotes")),
        ("quoted scalar", ("引号没有结束", "A quotation mark is not closed")),
    ];

    static readonly Bilingual Unclosed = ("花括号、方括号或引号没有结束", "A bracket or quotation mark is not closed");

    /// <param name="said">What the parser said; null when it broke down without a word, as it does on an open bracket.</param>
    /// <param name="line">The line it said it about.</param>
    public static Bilingual Explain(string? said, string line)
    {
        var means = said is null ? Unclosed : Known.FirstOrDefault(k => said.Contains(k.Said, StringComparison.Ordinal)).Means;
        var (zh, en) = means.Zh is null ? ($"（{said}）", $" ({said})") : ("：" + means.Zh, ": " + means.En);
        return IsFullWidth(line)
            ? ($"不是有效的 YAML{zh}。这一行里有全角标点，YAML 只认半角的 : , {{ }} [ ] \"。", $"Not valid YAML{en}. This line has full-width punctuation; YAML knows only the half-width : , {{ }} [ ] \".")
            : ($"不是有效的 YAML{zh}。", $"Not valid YAML{en}.");
    }

    /// <summary>The parser reports a tab at the beginning of the map it is in, not where the tab stands.</summary>
    public static bool IsTab(string? said) => said?.Contains("invalid tab", StringComparison.Ordinal) == true;

    static bool IsFullWidth(string line) => line.AsSpan().IndexOfAny("：，｛｝［］＂") >= 0;
}
