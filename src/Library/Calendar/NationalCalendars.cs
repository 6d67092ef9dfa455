using System.Globalization;
using Anlan.Platform.Yaml;

namespace Anlan.Library.Calendar;

/// <summary>The national arrangements that come with the platform: one file of <c>data/calendars</c> a year.</summary>
public sealed record NationalCalendars(IReadOnlyList<KnownYear> Years, IReadOnlyList<SpecialDay> Days)
{
    static readonly Platform.Language.Bilingual MakeUp = ("调休补班", "Make-up working day");

    /// <exception cref="YamlMistakesException">A file is wrong; every mistake with its line.</exception>
    public static NationalCalendars Load(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(file => Read(File.ReadAllText(file), Path.GetFileName(file))).ToList();
        return new([.. files.Select(f => f.Year)], [.. files.SelectMany(f => f.Days)]);
    }

    public static (KnownYear Year, IReadOnlyList<SpecialDay> Days) Read(string text, string name) => YamlFile.Read(text, name, part =>
    {
        var year = new KnownYear(part.Get("year").Integer(), part.Get("source").Bilingual(), part.Get("sure").YesNo());
        var days = part.Get("holidays").Items().SelectMany(Holiday).ToList();
        foreach (var worked in part.Get("worked").Items())
        {
            var day = Date(worked);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) worked.Mistake($"{day:yyyy-MM-dd} 不是周末，不必调休。", $"{day:yyyy-MM-dd} is no weekend day.");
            days.Add(new(day, true, MakeUp));
        }
        foreach (var twice in days.GroupBy(d => d.Day).Where(g => g.Count() > 1))
            part.Mistake($"{twice.Key:yyyy-MM-dd} 写了两次。", $"{twice.Key:yyyy-MM-dd} stands twice.");
        part.NothingElse();
        return (year, (IReadOnlyList<SpecialDay>)days);
    });

    static IEnumerable<SpecialDay> Holiday(YamlPart part)
    {
        var (from, to, name) = (Date(part.Get("from")), Date(part.Get("to")), part.Get("name").Bilingual());
        part.NothingElse();
        if (to < from || to.DayNumber - from.DayNumber > 30)
        {
            part.Mistake("起止日期不对：应为 1 到 31 天。", "from and to do not fit: 1 to 31 days.");
            return [];
        }
        return Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(n => new SpecialDay(from.AddDays(n), false, name));
    }

    static DateOnly Date(YamlPart part)
    {
        var text = part.Text();
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        part.Mistake($"“{text}”不是日期，应写成 2026-01-31。", $"“{text}” is no date; write it like 2026-01-31.");
        return default;
    }
}
