using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library;

/// <summary>A record of a register: it stands in a division and may have ended.</summary>
interface IRegistered
{
    long Id { get; }

    string Division { get; }

    DateOnly? EndedOn { get; }
}

/// <summary>
/// Where a list by division and number goes on: "990101001.17". In this order the indexes of the registers lie, so that a page deep within costs no more than the first.
/// </summary>
static class RegisterCursor
{
    public const string Pattern = @"^[0-9]{0,12}\.[0-9]{1,18}$";

    public const string Example = "990101001001.1";

    public static string Of(IRegistered record) => string.Create(CultureInfo.InvariantCulture, $"{record.Division}.{record.Id}");

    /// <summary>The rows of a division and of all below it.</summary>
    public static IQueryable<T> WithinDivision<T>(this IQueryable<T> rows, string division) where T : class, IRegistered
    {
        var high = division + "~";
        return rows.Where(r => string.Compare(r.Division, division) >= 0 && string.Compare(r.Division, high) < 0);
    }

    /// <summary>The rows behind a cursor, in its order.</summary>
    public static IQueryable<T> GoingOnAfter<T>(this IQueryable<T> rows, string? cursor) where T : class, IRegistered
    {
        if (cursor?.Split('.') is [var division, var number])
        {
            var id = long.Parse(number, CultureInfo.InvariantCulture);
            rows = rows.Where(r => EF.Functions.GreaterThan(ValueTuple.Create(r.Division, r.Id), ValueTuple.Create(division, id)));
        }
        return rows.OrderBy(r => r.Division).ThenBy(r => r.Id);
    }
}
