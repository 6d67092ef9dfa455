using System.Globalization;
using Anlan.Library.Calendar;
using Anlan.Platform.Yaml;
using Anlan.Testing;

namespace Anlan.Library.Tests.Calendar;

public sealed class WorkingCalendarTests
{
    static readonly NationalCalendars National = NationalCalendars.Load(Path.Combine(AppContext.BaseDirectory, "data", "calendars"));

    static readonly WorkingCalendar Calendar = new(National.Years, National.Days);

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    // The days off of each year by law, without weekends: 11 until 2024, 13 since 2025 (国务院令第795号). Make-up days move working days and make none.
    [Theory]
    [InlineData(2024, 11, 251)]
    [InlineData(2025, 13, 248)]
    [InlineData(2026, 13, 248)]
    public void A_year_has_the_working_days_that_the_law_leaves(int year, int holidays, int working)
    {
        var days = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(n => new DateOnly(year, 1, 1).AddDays(n)).ToList();
        (days.Count - days.Count(d => d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) - holidays).ShouldBe(working);
        days.Count(Calendar.IsWorkingDay).ShouldBe(working);
    }

    [Theory]
    [InlineData("2024-02-09", true)] // 除夕 2024: a Friday that was not off by the notice
    [InlineData("2024-02-18", true)]
    [InlineData("2024-09-16", false)]
    [InlineData("2025-01-26", true)]
    [InlineData("2025-01-28", false)]
    [InlineData("2025-10-11", true)]
    [InlineData("2025-10-12", false)]
    public void Known_days(string day, bool working) => Calendar.IsWorkingDay(Day(day)).ShouldBe(working);

    [Theory]
    [InlineData("2026-09-28", 5, "2026-10-10")] // a hearing may be asked for within five days: 29, 30 September, 8, 9 and the Saturday worked on the 10th
    [InlineData("2025-01-24", 1, "2025-01-26")]
    [InlineData("2025-09-30", 15, "2025-10-28")]
    [InlineData("2025-12-30", 20, "2026-01-28")]
    public void Working_days_are_added_without_the_first_day(string from, int count, string due)
    {
        Calendar.AddWorkingDays(Day(from), count).Day.ShouldBe(Day(due));
        Calendar.CountBetween(Day(from), Day(due)).ShouldBe(count);
    }

    [Fact]
    public void A_period_that_ends_on_a_day_off_ends_on_the_next_working_day()
    {
        Calendar.OnOrAfter(Day("2025-10-01")).Day.ShouldBe(Day("2025-10-09"));
        Calendar.OnOrAfter(Day("2025-10-11")).Day.ShouldBe(Day("2025-10-11"));
    }

    [Fact]
    public void A_year_that_nobody_has_entered_has_no_working_days_to_count()
    {
        Should.Throw<YearNotEnteredException>(() => Calendar.IsWorkingDay(Day("2031-03-03"))).Year.ShouldBe(2031);
        Should.Throw<YearNotEnteredException>(() => Calendar.AddWorkingDays(Day("2026-12-30"), 5)).Year.ShouldBe(2027);
        Should.Throw<YearNotEnteredException>(() => Calendar.CountBetween(Day("2023-12-20"), Day("2024-01-05"))).Year.ShouldBe(2023);
    }

    [Fact]
    public void What_rests_on_a_year_not_compared_with_its_notice_is_not_sure()
    {
        Calendar.AddWorkingDays(Day("2026-03-02"), 5).Sure.ShouldBeFalse();
        new WorkingCalendar([.. National.Years, new(2026, ("通知", "notice"), true)], National.Days).AddWorkingDays(Day("2026-03-02"), 5).Sure.ShouldBeTrue();
    }

    [Fact]
    public void Of_one_day_the_nearest_division_decides()
    {
        var typhoon = new SpecialDay(Day("2026-09-18"), false, ("台风停工", "Typhoon"), "990101");
        new WorkingCalendar(National.Years, [.. National.Days, typhoon]).AddWorkingDays(Day("2026-09-17"), 1).Day.ShouldBe(Day("2026-09-20"));
    }

    [Fact]
    public void A_wrong_file_is_refused_with_its_lines()
    {
        var wrong = Should.Throw<YamlMistakesException>(() => NationalCalendars.Read("""
            year: 2030
            source: {zh: 通知, en: notice}
            sure: true
            holidays:
              - {from: 2030-01-03, to: 2030-01-01, name: {zh: 元旦, en: New Year}}
            worked: [2030-01-02, 2030-13-01]
            """, "2030.yaml"));
        wrong.Mistakes.Select(m => m.Line).ShouldContain(5);
        wrong.Mistakes.Select(m => m.Message.Zh).ShouldContain(m => m.Contains("不是周末"));
        wrong.Mistakes.Select(m => m.Message.Zh).ShouldContain(m => m.Contains("不是日期"));
    }
}
