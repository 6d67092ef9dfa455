using System.Globalization;
using System.Text.RegularExpressions;
using Anlan.Platform.Language;
using Anlan.Platform.Yaml;

namespace Anlan.Library.Dictionaries;

/// <summary>A code table that comes with the platform: one file of <c>data/dictionaries</c>.</summary>
/// <param name="Sure">Whether somebody has compared it with its source.</param>
/// <param name="LocalEntries">Whether divisions add entries of their own.</param>
public sealed partial record NationalDictionary(
    string Code, Bilingual Name, Bilingual? Source, Bilingual? Clause, Bilingual? Steward, bool Sure, bool LocalEntries, IReadOnlyList<NationalEntry> Entries)
{
    /// <exception cref="YamlMistakesException">The file is wrong; every mistake with its line.</exception>
    public static NationalDictionary Read(string text, string name) => YamlFile.Read(text, name, part =>
    {
        var code = part.Get("code");
        var entries = new List<NationalEntry>();
        var listed = new List<(NationalEntry Entry, YamlPart Part)>();
        var read = new NationalDictionary(code.Text(), part.Get("name").Bilingual(), part.Find("source")?.Bilingual(), part.Find("clause")?.Bilingual(), part.Find("steward")?.Bilingual(),
            part.Get("sure").YesNo(), part.Find("local")?.YesNo() ?? false, entries);
        if (!DictionaryCode().IsMatch(read.Code)) code.Mistake("代码应为小写字母、数字和下划线，以字母开头。", "the code consists of small letters, digits and underscores and begins with a letter.");
        foreach (var item in part.Get("entries").Items()) ReadEntry(item, null, entries, listed);
        foreach (var (before, after) in listed.GroupBy(l => l.Entry.Code).SelectMany(g => g.OrderBy(l => l.Entry.ValidFrom).Zip(g.OrderBy(l => l.Entry.ValidFrom).Skip(1))))
            if (before.Entry.ValidTo is null || before.Entry.ValidTo > after.Entry.ValidFrom)
                after.Part.Mistake($"代码“{after.Entry.Code}”同时有两项。", $"“{after.Entry.Code}” stands twice at one time.");
        part.NothingElse();
        return read;
    });

    // Entries below another stand in its parts, so that no cycle can be written.
    static void ReadEntry(YamlPart part, string? above, List<NationalEntry> entries, List<(NationalEntry, YamlPart)> listed)
    {
        var code = part.Get("code").Text();
        var entry = new NationalEntry(code, part.Get("name").Bilingual(), above, (entries.Count + 1) * 10, Day(part.Find("from")) ?? DictionaryEntry.Always, Day(part.Find("to")), part.Find("source")?.Text());
        if (code.Length > 0 && !EntryCode().IsMatch(code)) part.Mistake($"“{code}”不能作代码：只用字母、数字、点、横线和下划线。", $"“{code}” is no code: letters, digits, points, dashes and underscores only.");
        if (entry.ValidTo < entry.ValidFrom) part.Mistake("失效日期早于生效日期。", "It ends before it begins.");
        entries.Add(entry);
        listed.Add((entry, part));
        foreach (var below in part.Find("parts")?.Items() ?? []) ReadEntry(below, code, entries, listed);
        part.NothingElse();
    }

    static DateOnly? Day(YamlPart? part)
    {
        if (part is null) return null;
        var text = part.Text();
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        part.Mistake($"“{text}”不是日期，应写成 2026-01-31。", $"“{text}” is no date; write it like 2026-01-31.");
        return null;
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{1,39}$")]
    internal static partial Regex DictionaryCode();

    [GeneratedRegex("^[A-Za-z0-9_.-]{1,40}$")]
    internal static partial Regex EntryCode();
}

/// <summary>An entry of a file.</summary>
/// <param name="Position">By its place in the file.</param>
public sealed record NationalEntry(string Code, Bilingual Name, string? Parent, int Position, DateOnly ValidFrom, DateOnly? ValidTo, string? Source);
