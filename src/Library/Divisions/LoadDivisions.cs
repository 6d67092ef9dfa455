using Anlan.Platform.Storage;
using NpgsqlTypes;

namespace Anlan.Library.Divisions;

/// <summary>
/// Brings in many divisions at once, such as the national list: 41,352 of them in seconds. The same list again changes nothing; a name that differs is corrected.
/// </summary>
public sealed class LoadDivisions(Work work)
{
    const int Batch = 5000;

    // COPY refuses to work under row policies; arrays are nearly as quick.
    const string Insert = """
        insert into library.division (division, name_zh, name_en, kind, valid_from, valid_to, source)
        select * from unnest($1, $2, $3, $4, $5, $6, $7) new (division, name_zh, name_en, kind, valid_from, valid_to, source)
        where not exists (select from library.division there where there.division = new.division and there.valid_from = new.valid_from)
        """;

    const string Correct = """
        update library.division there set name_zh = new.name_zh, name_en = coalesce(new.name_en, there.name_en), kind = new.kind, valid_to = new.valid_to,
          source = coalesce(new.source, there.source), version = there.version + 1
        from unnest($1, $2, $3, $4, $5, $6, $7) new (division, name_zh, name_en, kind, valid_from, valid_to, source)
        where there.division = new.division and there.valid_from = new.valid_from
          and (there.name_zh, there.kind, there.valid_to) is distinct from (new.name_zh, new.kind, new.valid_to)
        """;

    /// <summary>All of them or, when one is refused, none. Returns how many are new and how many were corrected.</summary>
    public async Task<(int Added, int Corrected)> LoadAsync(IEnumerable<Division> divisions, string reason, CancellationToken stop = default)
    {
        await work.BecauseAsync(reason, stop);
        var (added, corrected) = (0, 0);
        foreach (var batch in divisions.Chunk(Batch))
        {
            corrected += await RunAsync(Correct, batch, stop);
            added += await RunAsync(Insert, batch, stop);
        }
        await work.CommitAsync(stop);
        return (added, corrected);
    }

    async Task<int> RunAsync(string sql, Division[] batch, CancellationToken stop)
    {
        await using var command = work.Command(sql);
        Text(d => d.Code);
        Text(d => d.NameZh);
        Text(d => d.NameEn);
        Text(d => d.Kind);
        Day(d => d.ValidFrom);
        Day(d => d.ValidTo);
        Text(d => d.Source);
        return await command.ExecuteNonQueryAsync(stop);

        void Text(Func<Division, string?> of) => command.Parameters.Add(new() { Value = Array.ConvertAll(batch, d => of(d)), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        void Day(Func<Division, DateOnly?> of) => command.Parameters.Add(new() { Value = Array.ConvertAll(batch, d => of(d)), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Date });
    }
}
