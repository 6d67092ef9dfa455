using Anlan.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library.Calendar;

/// <summary>The calendar by which deadlines are counted; what other modules ask. <c>(await workingDays.OfAsync()).AddWorkingDays(served, 5)</c></summary>
public sealed class WorkingDays(LibraryDb db, NationalCalendars national, Work work)
{
    readonly Dictionary<string, WorkingCalendar> known = [];

    /// <summary>As it holds in a division that the reader may see; in the reader's own unless said otherwise.</summary>
    public async Task<WorkingCalendar> OfAsync(string? division = null, CancellationToken stop = default)
    {
        var where = division ?? work.Acting.Within.Division;
        if (known.TryGetValue(where, out var there)) return there;
        string[] line = [.. Platform.Jurisdictions.Jurisdiction.Everything.Division == where ? [] : Platform.Jurisdictions.Jurisdiction.Of(where).Above, where];
        var years = await db.CalendarYears.AsNoTracking().Where(y => line.Contains(y.Division)).ToListAsync(stop);
        var days = await db.CalendarDays.AsNoTracking().Where(d => line.Contains(d.Division)).ToListAsync(stop);
        return known[where] = new(
            [.. national.Years, .. years.OrderBy(y => y.Division.Length).Select(y => new KnownYear(y.Year, Platform.Language.Bilingual.Same(y.Source), true))],
            [.. national.Days, .. days.OrderBy(d => d.Division.Length).Select(d => new SpecialDay(d.Day, d.Working, d.Name, d.Division, d.Reason))]);
    }

    internal void Forget() => known.Clear();
}
