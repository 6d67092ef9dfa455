using Microsoft.EntityFrameworkCore;

namespace Anlan.Web.Design.Tables;

/// <summary>The rows of one page of a list, and how many there are in all.</summary>
/// <param name="Rows">In the order shown.</param>
/// <param name="Total">Rows that the filters leave, on all pages.</param>
/// <param name="Number">The page shown, from 1; never beyond the last.</param>
/// <param name="Request">What was asked.</param>
public sealed record TablePage<T>(IReadOnlyList<T> Rows, int Total, int Number, TableRequest Request)
{
    public int Pages => Math.Max(1, (Total + Request.Size - 1) / Request.Size);
}

public static class TablePage
{
    /// <summary>Of rows that are in memory, filtered already.</summary>
    public static TablePage<T> Of<T>(IEnumerable<T> rows, TableRequest request, Sorting<T>? sorting = null)
    {
        var all = rows as IReadOnlyCollection<T> ?? [.. rows];
        var (number, skip) = Place(all.Count, request);
        var sorted = sorting is null ? all : sorting.Apply(all.AsQueryable(), request).AsEnumerable();
        return new([.. sorted.Skip(skip).Take(request.Size)], all.Count, number, request);
    }

    /// <summary>Of a query, filtered already: one count and one page are asked of the database.</summary>
    public static async Task<TablePage<T>> OfAsync<T>(IQueryable<T> rows, TableRequest request, Sorting<T> sorting, CancellationToken cancel = default)
    {
        var total = await rows.CountAsync(cancel);
        var (number, skip) = Place(total, request);
        return new(await sorting.Apply(rows, request).Skip(skip).Take(request.Size).ToListAsync(cancel), total, number, request);
    }

    private static (int Number, int Skip) Place(int total, TableRequest request)
    {
        var last = Math.Max(1, (total + request.Size - 1) / request.Size);
        var number = Math.Min(request.Page, last);
        return (number, (number - 1) * request.Size);
    }
}
