using System.Text.Json;
using Anlan.Platform.Storage;

namespace Anlan.Platform.Log;

/// <summary>What became of a record: the entries of the log that tell of it, the newest first. Who may see the division of the record sees them.</summary>
public sealed class ChangeHistory(Work work)
{
    const string Entries = """
        select at, kind, name, actor_name, on_behalf_of, address, reason, before::text, after::text from log.entry
        where subject = any($1) and kind in ('change', 'access') order by id desc limit $2
        """;

    /// <param name="subjects">Each a table and a key, as the log writes them: library.organisation/17.</param>
    public async Task<IReadOnlyList<RecordedChange>> ListAsync(IReadOnlyCollection<string> subjects, int most = 50, CancellationToken stop = default)
    {
        await using var command = work.Command(Entries, subjects.ToArray(), most);
        await using var rows = await command.ExecuteReaderAsync(stop);
        var changes = new List<RecordedChange>();
        while (await rows.ReadAsync(stop))
            changes.Add(new(rows.GetFieldValue<DateTimeOffset>(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), Text(4), Text(5), rows.GetString(6),
                ValuesOf(Text(7), Text(8))));
        return changes;

        string? Text(int column) => rows.IsDBNull(column) ? null : rows.GetString(column);
    }

    static List<ChangedValue> ValuesOf(string? before, string? after)
    {
        var (was, becomes) = (Read(before), Read(after));
        return [.. was.Keys.Union(becomes.Keys).Select(column => new ChangedValue(column, was.GetValueOrDefault(column), becomes.GetValueOrDefault(column)))];
    }

    static Dictionary<string, string?> Read(string? json)
    {
        if (json is null) return [];
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind != JsonValueKind.Object
            ? []
            : document.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ValueKind == JsonValueKind.Null ? null : p.Value.ToString());
    }
}

/// <summary>One entry about a record.</summary>
/// <param name="Kind">change, or access: somebody saw what is masked.</param>
/// <param name="Name">added, changed, removed; of an access what was seen.</param>
/// <param name="Values">Of a change only what differs; of a new record everything.</param>
public sealed record RecordedChange(
    DateTimeOffset At, string Kind, string Name, string By, string? OnBehalfOf, string? Address, string Reason, IReadOnlyList<ChangedValue> Values);

/// <summary>A column before and after; null where there was nothing.</summary>
public sealed record ChangedValue(string Column, string? Before, string? After);
