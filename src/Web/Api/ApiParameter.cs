using System.Globalization;
using System.Text.RegularExpressions;
using Anlan.Platform.Language;

namespace Anlan.Web.Api;

/// <summary>A parameter of an operation: what it means, what it takes, an example. What a request brings is checked against it before the operation begins.</summary>
/// <param name="Example">A value that the demonstration has an answer for.</param>
public sealed record ApiParameter(string Name, Bilingual Meaning, string Example)
{
    const int Longest = 200;

    /// <summary>Of JSON Schema.</summary>
    public string Type { get; private init; } = "string";

    public string? Format { get; private init; }

    public string? Pattern { get; private init; }

    public int? Least { get; private init; }

    public int? Most { get; private init; }

    public IReadOnlyList<string> Choices { get; private init; } = [];

    /// <summary>What holds when it is left out.</summary>
    public string? Default { get; init; }

    /// <summary>Whether it stands in the path; one that does not fit is then a record that does not exist.</summary>
    public bool InPath { get; init; }

    public bool InHeader { get; init; }

    public bool Required { get; init; }

    /// <summary>Whether the example of the operation asks with it.</summary>
    public bool Asked { get; init; }

    public static ApiParameter Text(string name, Bilingual meaning, string example, string? pattern = null, int most = Longest) => new(name, meaning, example) { Pattern = pattern, Most = most };

    public static ApiParameter Whole(string name, Bilingual meaning, string example, int least, int most) => new(name, meaning, example) { Type = "integer", Least = least, Most = most };

    public static ApiParameter Day(string name, Bilingual meaning, string example) => new(name, meaning, example) { Format = "date" };

    public static ApiParameter OneOf(string name, Bilingual meaning, string example, params string[] choices) => new(name, meaning, example) { Choices = choices };

    public static ApiParameter Division(string name, Bilingual meaning, string example) => Text(name, meaning, example, "^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$");

    /// <summary>The two of every list.</summary>
    public static ApiParameter[] Paging(string cursor, string pattern) =>
        [Text("after", ("从哪一条之后开始；取自上一页的 next，不要自己拼。", "After which entry to go on; taken from next of the page before, not made up."), cursor, pattern), Limit];

    public static ApiParameter Limit { get; } = Whole("limit", ("每页最多多少条。", "How many entries a page has at most."), "2", 1, 500) with { Default = "100", Asked = true };

    /// <summary>What is wrong with a value; null when it fits.</summary>
    public Bilingual? Objection(string value)
    {
        if (value.Any(char.IsControl)) return ("含有不可见字符。", "It holds control characters.");
        if (Type == "integer")
            return long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= Least && number <= Most
                ? null
                : ($"应为 {Least} 到 {Most} 的整数。", $"It is a whole number from {Least} to {Most}.");
        if (Format == "date")
            return DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : ("应为日期，如 2026-01-31。", "It is a date such as 2026-01-31.");
        if (Choices.Count > 0 && !Choices.Contains(value)) return ($"应为 {string.Join("、", Choices)} 之一。", $"It is one of {string.Join(", ", Choices)}.");
        if (value.Length == 0 || value.Length > Most) return ($"应有 1 到 {Most} 个字符。", $"It has 1 to {Most} characters.");
        return Pattern is null || Regex.IsMatch(value, Pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)) ? null : ($"格式不对，例如 {Example}。", $"It has another form, such as {Example}.");
    }
}
