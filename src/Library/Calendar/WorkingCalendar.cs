namespace Anlan.Library.Calendar;

/// <summary>
/// 工作日历 as it holds for one division: Monday to Friday, without holidays, with the weekend days worked in their place. Every answer that touches a year nobody has
/// entered throws <see cref="YearNotEnteredException"/>.
/// </summary>
/// <param name="years">Of one year the sure entry counts.</param>
/// <param name="days">Of one day the last one counts: national days first, then those of the divisions from above.</param>
public sealed class WorkingCalendar(IEnumerable<KnownYear> years, IEnumerable<SpecialDay> days)
{
    readonly Dictionary<int, KnownYear> known = years.GroupBy(y => y.Year).ToDictionary(g => g.Key, g => g.OrderBy(y => y.Sure).Last());
    readonly Dictionary<DateOnly, SpecialDay> special = days.GroupBy(d => d.Day).ToDictionary(g => g.Key, g => g.Last());

    public IEnumerable<KnownYear> Years => known.Values.OrderBy(y => y.Year);

    public KnownYear? FindYear(int year) => known.GetValueOrDefault(year);

    public SpecialDay? Find(DateOnly day) => special.GetValueOrDefault(day);

    public IEnumerable<SpecialDay> SpecialDays(int year) => special.Values.Where(d => d.Day.Year == year).OrderBy(d => d.Day);

    /// <exception cref="YearNotEnteredException">The year is not known.</exception>
    public bool IsWorkingDay(DateOnly day)
    {
        if (!known.ContainsKey(day.Year)) throw new YearNotEnteredException(day.Year);
        return Find(day)?.Working ?? day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    /// <summary>The last day of a period of working days. The day on which it begins is not counted (民法典 art. 201).</summary>
    /// <param name="from">The day of the event: served, published, received.</param>
    /// <param name="count">At least 1.</param>
    /// <exception cref="YearNotEnteredException">The period reaches into a year that is not known.</exception>
    public DueDay AddWorkingDays(DateOnly from, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var day = from;
        for (var left = count; left > 0;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day)) left--;
        }
        return new(day, IsSure(from, day));
    }

    /// <summary>The day itself, or the first working day after it: a period of calendar days that ends on a day off ends then (民法典 art. 203).</summary>
    /// <exception cref="YearNotEnteredException">The year is not known.</exception>
    public DueDay OnOrAfter(DateOnly day)
    {
        var due = day;
        while (!IsWorkingDay(due)) due = due.AddDays(1);
        return new(due, IsSure(day, due));
    }

    /// <summary>How many working days lie after the first day, up to and with the second; 0 when the second is not later.</summary>
    /// <exception cref="YearNotEnteredException">A year in between is not known.</exception>
    public int CountBetween(DateOnly after, DateOnly upTo)
    {
        var count = 0;
        for (var day = after.AddDays(1); day <= upTo; day = day.AddDays(1))
            if (IsWorkingDay(day)) count++;
        return count;
    }

    // The day of the event may lie in a year before that nobody needs to know.
    bool IsSure(DateOnly from, DateOnly to) => Enumerable.Range(from.Year, to.Year - from.Year + 1).All(year => FindYear(year)?.Sure ?? true);
}
