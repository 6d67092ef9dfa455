using System.Linq.Expressions;

namespace Anlan.Web.Design.Tables;

/// <summary>What a list may be sorted by: keys that stand in addresses, each with what it means. The first is the order when nothing is asked, and breaks ties.</summary>
public sealed class Sorting<T>
{
    private readonly Dictionary<string, (Func<IQueryable<T>, bool, IOrderedQueryable<T>> First, Func<IOrderedQueryable<T>, IOrderedQueryable<T>> Then)> _keys = new(StringComparer.Ordinal);
    private string? _first;
    private bool _firstDescending;

    public Sorting<T> By<TKey>(string key, Expression<Func<T, TKey>> value, bool descending = false)
    {
        if (_first is null) (_first, _firstDescending) = (key, descending);
        _keys[key] = (
            (rows, down) => down ? rows.OrderByDescending(value) : rows.OrderBy(value),
            rows => _firstDescending ? rows.ThenByDescending(value) : rows.ThenBy(value));
        return this;
    }

    /// <summary>Sorts as asked; a key that is not known counts as not asked.</summary>
    public IQueryable<T> Apply(IQueryable<T> rows, TableRequest request)
    {
        if (_first is null) return rows;
        return request.Sort is { } key && _keys.TryGetValue(key, out var asked)
            ? key == _first ? asked.First(rows, request.Descending) : _keys[_first].Then(asked.First(rows, request.Descending))
            : _keys[_first].First(rows, _firstDescending);
    }
}
