using Anlan.Platform.Storage;

namespace Anlan.Library.Imports;

/// <summary>All tables whose rows lie in divisions, also those of centres that come later; not what only follows from others, such as the index of the search.</summary>
static class GuardedTables
{
    public static async Task<IReadOnlyList<string>> ListAsync(Work work, CancellationToken stop)
    {
        await using var guarded = work.Command("select target from anlan.guarded where audited and has_table_privilege(target, 'select') order by target");
        await using var rows = await guarded.ExecuteReaderAsync(stop);
        var tables = new List<string>();
        while (await rows.ReadAsync(stop)) tables.Add(rows.GetString(0));
        return tables;
    }
}
