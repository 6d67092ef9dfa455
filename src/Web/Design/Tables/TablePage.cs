using Microsoft.EntityFrameworkCore;

namespace Anlan.Web.Design.Tables;

/// <summary>The rows of one page of a list, and how many there are in all.</summary>
/// <param name="Rows">In the order shown.</param>
/// <param name="Total">Rows that the filters leave, on all pages.</param>
/// <param name="Number">The page shown, from 1; never beyond the last.</param>
/// <param name="Request">What was asked.</param>
/// <param name="More">There are more than <paramref name="Total"/>: they are reached by filters.</param>
public sealed record TablePage<T>(IReadOnlyList<T> Rows, int Total, int Number, TableRequest Request, bool More = false)
{
    public int Pages => Math.Max(1, (Total + Request.Size - 1) / Request.Size);
}

public static class TablePage
{
    /// <summary>Rows of a query that are counted and paged through. Among more nobody looks for a record by turning pages, and counting them costs more than showing them.</summary>
    public const int Counted = 10_000;

    /// <summary>Of rows that are in memory, filtered already.</summary>
    public static TablePage<T> Of<T>(IEnumerable<T> rows, TableRequest request, Sorting<T>? sorting = null)
    {
        var all = rows as IReadOnlyCollection<T> ?? [.. rows];
        var (number, skip) = Place(all.Count, request);
        var sorted = sorting is null ? all : sorting.Apply(all.AsQueryable(), request).AsEnumerable();
        return new([.. sorted.Skip(skip).Take(request.Size)], all.Count, number, request);
    }

    /// <summary>Of a query, filtered already: one count, which ends at <see cref="Counted"/>, and one page are asked of the database.</summary>
    public static async Task<TablePage<T>> OfAsync<T>(IQueryable<T> rows, TableRequest request, Sorting<T> sorting, CancellationToken cancel = default)
    {
        var found = await rows.Select(_ => 1).Take(Counted + 1).CountAsync(cancel);
        var total = Math.Min(found, Counted);
        var (number, skip) = Place(total, request);
        return new(await sorting.Apply(rows, request).Skip(skip).Take(Math.Min(request.Size, total - skip)).ToListAsync(cancel), total, number, request, found > Counted);
    }

    private static (int Number, int Skip) Place(int total, TableRequest request)
    {
        var last = Math.Max(1, (total + request.Size - 1) / request.Size);
        var number = Math.Min(request.Page, last);
        return (number, (number - 1) * request.Size);
    }
}
