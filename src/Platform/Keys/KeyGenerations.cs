using Anlan.Platform.Starting;
using Anlan.Platform.Storage;
using Npgsql;

namespace Anlan.Platform.Keys;

/// <summary>
/// What the database knows of the master key: for each generation it has met, a fingerprint and a value encrypted with it. So a start with a lost or foreign key
/// folder is refused with a message, instead of failing at the first value or, worse, going on with a new key.
/// </summary>
public sealed class KeyGenerations(AnlanDatabase database, KeyFolder folder, MasterKeys keys, FieldEncryption fields)
{
    // Made here like the ledger of migrations, and like it the owner's alone. The lock keeps nodes that start at once from making it twice.
    const string Ledger = """
        select pg_advisory_xact_lock(1801812339);
        create schema if not exists anlan;
        create table if not exists anlan.key_generations (
          id text primary key,
          fingerprint text not null,
          canary text not null,
          noted_at timestamptz not null default now());
        """;

    const string Song = "安澜 Anlan";

    static readonly EncryptedColumn Canary = new("anlan.key_generations", "canary");

    NpgsqlDataSource Source => database.Owner;

    /// <summary>Checks the key folder against the database; makes the first key where neither has one.</summary>
    /// <exception cref="CannotStartException">A generation that the database has met is missing from the folder, or is another key.</exception>
    public async Task CheckAsync(CancellationToken stop = default)
    {
        await RunAsync(Ledger, stop);
        var met = await ListAsync(stop);
        if (keys.All.Count == 0)
        {
            if (met.Count > 0) throw Missing(string.Join('、', met.Select(g => g.Id)), string.Join(", ", met.Select(g => g.Id)));
            keys.CreateFirst();
        }
        // Not "on conflict do update": when two nodes with folders of their own begin at once, the second must be refused below.
        foreach (var key in keys.All.Where(key => met.All(g => g.Id != key.Id)))
            await RunAsync("insert into anlan.key_generations (id, fingerprint, canary) values ($1, $2, $3) on conflict do nothing", stop,
                key.Id, key.Fingerprint, fields.EncryptWith(key, Canary, Song).Value);
        foreach (var generation in await ListAsync(stop))
            Check(generation);
    }

    /// <summary>What the database has met, for the list an operator reads.</summary>
    public async Task<IReadOnlyList<(string Id, string Fingerprint, string Canary)>> ListAsync(CancellationToken stop = default)
    {
        await using var command = Source.CreateCommand("select id, fingerprint, canary from anlan.key_generations order by length(id), id");
        await using var rows = await command.ExecuteReaderAsync(stop);
        var generations = new List<(string, string, string)>();
        while (await rows.ReadAsync(stop)) generations.Add((rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        return generations;
    }

    void Check((string Id, string Fingerprint, string Canary) generation)
    {
        if (keys.Find(generation.Id) is not { } key) throw Missing(generation.Id, generation.Id);
        if (key.Fingerprint != generation.Fingerprint || !Sings(generation.Canary))
            throw new CannotStartException(
                ($"密钥目录 {folder.Path} 中的 {key.Id}（指纹 {key.Fingerprint}）不是本数据库使用的密钥（指纹 {generation.Fingerprint}）。请放入原来的 {MasterKeys.FileName}；各节点的密钥目录内容必须相同。",
                 $"{key.Id} in the key folder {folder.Path} (fingerprint {key.Fingerprint}) is not the key that this database uses (fingerprint {generation.Fingerprint}). Put the original {MasterKeys.FileName} there; the key folders of all nodes have the same content."));
    }

    bool Sings(string canary)
    {
        try
        {
            return fields.Decrypt(Canary, new(canary)) == Song;
        }
        catch (UnreadableValueException)
        {
            return false;
        }
    }

    CannotStartException Missing(string zh, string en) => new(
        ($"密钥目录 {folder.Path} 缺少主密钥 {zh}，数据库中有用它加密的内容。请从保管处恢复 {MasterKeys.FileName} 后再启动；数据库备份里没有主密钥，不会自动生成新的。",
         $"The key folder {folder.Path} has no master key {en}, with which values in the database are encrypted. Restore {MasterKeys.FileName} from where it is kept, then start; backups of the database do not hold it, and a new one is not made."));

    async Task RunAsync(string sql, CancellationToken stop, params string[] values)
    {
        await using var command = Source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(stop);
    }
}
