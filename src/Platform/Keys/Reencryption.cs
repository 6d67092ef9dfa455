using Anlan.Platform.Storage;
using Npgsql;

namespace Anlan.Platform.Keys;

/// <summary>
/// Brings every registered column to the newest key and the cipher in use, in batches that are each complete. Interrupted, it goes on where it stopped, because
/// what has been done no longer needs doing. Pages go on working meanwhile: both generations are read.
/// </summary>
public sealed class Reencryption(AnlanDatabase database, FieldEncryption fields, IEnumerable<EncryptedColumn> columns)
{
    const int BatchSize = 500;

    // For the row policies and the log; without either they mean nothing.
    const string Settings = """
        select set_config('anlan.migrating', 'on', true), set_config('anlan.lo', '', true), set_config('anlan.hi', '~', true),
          set_config('anlan.user_name', '重新加密 / re-encryption', true), set_config('anlan.reason', '更换密钥 / change of key', true)
        """;

    NpgsqlDataSource Source => database.Owner;

    /// <summary>How many values of each column lie under which key and cipher.</summary>
    public async Task<IReadOnlyList<(EncryptedColumn Column, string MadeWith, long Values)>> CountAsync(CancellationToken stop = default)
    {
        var counts = new List<(EncryptedColumn, string, long)>();
        await using var connection = await Source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await RunAsync(connection, Settings, stop);
        foreach (var column in columns)
        {
            await using var command = new NpgsqlCommand($"select split_part({column.Column}, ':', 1), count(*) from {column.Table} where {column.Column} is not null group by 1 order by 1", connection);
            await using var rows = await command.ExecuteReaderAsync(stop);
            while (await rows.ReadAsync(stop)) counts.Add((column, rows.GetString(0), rows.GetInt64(1)));
        }
        return counts;
    }

    /// <summary>Returns how many values were written anew.</summary>
    /// <param name="told">After each batch: the column, and how many of it so far.</param>
    /// <exception cref="UnreadableValueException">A value cannot be opened; what came before it stays done.</exception>
    public async Task<long> RunAsync(Action<EncryptedColumn, long>? told = null, CancellationToken stop = default)
    {
        long all = 0;
        foreach (var column in columns)
        {
            object? last = null;
            for (long done = 0; ; all += BatchSize)
            {
                var (count, reached) = await BatchAsync(column, last, stop);
                done += count;
                told?.Invoke(column, done);
                if (count < BatchSize)
                {
                    all += count;
                    break;
                }
                last = reached;
            }
        }
        return all;
    }

    async Task<(int Count, object? Last)> BatchAsync(EncryptedColumn column, object? after, CancellationToken stop)
    {
        await using var connection = await Source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await RunAsync(connection, Settings, stop);
        var batch = await ReadAsync(connection, column, after, stop);
        foreach (var (key, value) in batch)
        {
            var text = fields.Decrypt(column, value);
            var index = column.Index is null ? "" : $", {column.Index} = $3";
            await RunAsync(connection, $"update {column.Table} set {column.Column} = $2{index} where {column.Key} = $1", stop,
                [key, fields.Encrypt(column, text).Value, .. column.Index is null ? (object[])[] : [fields.Index(column, text)]]);
        }
        await transaction.CommitAsync(stop);
        return (batch.Count, batch is [.., var last] ? last.Key : null);
    }

    async Task<List<(object Key, EncryptedText Value)>> ReadAsync(NpgsqlConnection connection, EncryptedColumn column, object? after, CancellationToken stop)
    {
        var beyond = after is null ? "" : $"and {column.Key} > $2";
        await using var command = new NpgsqlCommand($"""
            select {column.Key}, {column.Column} from {column.Table}
            where {column.Column} is not null and not starts_with({column.Column}, $1) {beyond}
            order by {column.Key} limit {BatchSize} for update
            """, connection)
        { Parameters = { new() { Value = fields.MadeWith + ":" } }, CommandTimeout = 0 };
        if (after is not null) command.Parameters.Add(new() { Value = after });
        await using var rows = await command.ExecuteReaderAsync(stop);
        var batch = new List<(object, EncryptedText)>();
        while (await rows.ReadAsync(stop)) batch.Add((rows.GetValue(0), new(rows.GetString(1))));
        return batch;
    }

    static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken stop, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(stop);
    }
}
