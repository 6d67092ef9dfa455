using Anlan.Platform.SelfChecks;
using Anlan.Platform.Storage;

namespace Anlan.Platform.Search;

/// <summary>The index as a whole: made anew, and compared with the registers it is made from.</summary>
public sealed class SearchIndex(Work work)
{
    /// <summary>The registers that are indexed, with how many records and how many entries each has within the jurisdiction.</summary>
    public async Task<IReadOnlyList<(string Register, long Records, long Entries)>> CountAsync(CancellationToken stop = default)
    {
        var counts = new List<(string, long, long)>();
        foreach (var (register, source, key, title) in await ListAsync(stop))
        {
            // Names and expressions come from migrations, never from a request.
            await using var command = work.Command($"select (select count(*) from {source} where ({key})::text is not null and ({title})::text is not null), (select count(*) from search.entry where register = $1)", register);
            await using var row = await command.ExecuteReaderAsync(stop);
            await row.ReadAsync(stop);
            counts.Add((register, row.GetInt64(0), row.GetInt64(1)));
        }
        return counts;
    }

    /// <summary>Makes the entries of one register anew, in one transaction: the search goes on with the former ones until then. Returns how many there are.</summary>
    public async Task<long> RebuildAsync(string register, CancellationToken stop = default)
    {
        await using var command = work.Command("select search.rebuild($1)", register);
        command.CommandTimeout = 0;
        var count = (long)(await command.ExecuteScalarAsync(stop))!;
        await work.CommitAsync(stop);
        return count;
    }

    internal static async Task<CheckResult> CheckAsync(IServiceProvider services, CancellationToken stop)
    {
        await using var scope = await services.BeginWorkAsync(Acting.System("自检 / self-check"), stop);
        var wrong = (await new SearchIndex(scope.Work).CountAsync(stop)).Where(c => c.Records != c.Entries).ToList();
        return wrong.Count == 0
            ? new(CheckState.Good, ("检索与登记册一致。", "The index agrees with the registers."))
            : new(CheckState.Attention, (
                $"检索与登记册数目不符：{string.Join("；", wrong.Select(c => $"{c.Register} {c.Entries}/{c.Records}"))}。请运行 ./anlan search rebuild。",
                $"The index differs from the registers: {string.Join("; ", wrong.Select(c => $"{c.Register} {c.Entries}/{c.Records}"))}. Run ./anlan search rebuild."));
    }

    async Task<List<(string Register, string Source, string Key, string Title)>> ListAsync(CancellationToken stop)
    {
        await using var command = work.Command("select register, source, key, title from search.register order by register");
        await using var rows = await command.ExecuteReaderAsync(stop);
        var list = new List<(string, string, string, string)>();
        while (await rows.ReadAsync(stop)) list.Add((rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3)));
        return list;
    }
}
