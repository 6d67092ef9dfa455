using Anlan.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library.Calendar;

/// <summary>The days and years that the reader's own division has set.</summary>
public sealed class CalendarRegister(LibraryDb db, Work work, WorkingDays workingDays)
{
    /// <summary>Whose calendar the reader keeps.</summary>
    public string Division => work.Acting.Within.Division;

    public Task<CalendarDay?> FindAsync(DateOnly day, CancellationToken stop = default) =>
        db.CalendarDays.AsNoTracking().SingleOrDefaultAsync(d => d.Division == Division && d.Day == day, stop);

    public Task<CalendarYear?> FindYearAsync(int year, CancellationToken stop = default) =>
        db.CalendarYears.AsNoTracking().SingleOrDefaultAsync(y => y.Division == Division && y.Year == year, stop);

    public Task<Saved> AddAsync(CalendarDay day, CancellationToken stop = default)
    {
        db.CalendarDays.Add(day);
        return SaveAsync(day.Reason, stop);
    }

    /// <param name="basedOn">The version that the user had before him.</param>
    public async Task<Saved> ChangeAsync(DateOnly day, int basedOn, Action<CalendarDay> change, CancellationToken stop = default)
    {
        if (await FindForChangeAsync(day, stop) is not { } there || there.Version != basedOn) return Saved.Stale;
        change(there);
        there.Version++;
        return await SaveAsync(there.Reason, stop);
    }

    public async Task<Saved> RemoveAsync(DateOnly day, int basedOn, string reason, CancellationToken stop = default)
    {
        if (await FindForChangeAsync(day, stop) is not { } there || there.Version != basedOn) return Saved.Stale;
        db.CalendarDays.Remove(there);
        return await SaveAsync(reason, stop);
    }

    /// <summary>Says that the year's arrangement is entered and compared with the notice.</summary>
    public Task<Saved> ConfirmAsync(int year, string source, CancellationToken stop = default)
    {
        db.CalendarYears.Add(new() { Division = Division, Year = year, Source = source });
        return SaveAsync(source, stop);
    }

    Task<CalendarDay?> FindForChangeAsync(DateOnly day, CancellationToken stop) => db.CalendarDays.SingleOrDefaultAsync(d => d.Division == Division && d.Day == day, stop);

    async Task<Saved> SaveAsync(string reason, CancellationToken stop)
    {
        workingDays.Forget();
        return await work.TrySaveAsync(db, reason, stop);
    }
}
