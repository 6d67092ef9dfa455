using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Anlan.Platform.Storage;

namespace Anlan.Platform.Log;

/// <summary>
/// A range of sealed entries as lines of JSON, which <c>deploy/verify-log.py</c> verifies without the platform. The first line says where the range begins
/// and the hash before it; each further one has seq, digest, hash, and the sealed text, which is left out of entries whose content has been forgotten.
/// </summary>
public sealed class LogExport(AnlanDatabase database)
{
    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Returns how many entries were written.</summary>
    public async Task<long> WriteAsync(TextWriter output, long from, long to, CancellationToken stop = default)
    {
        await using (var head = database.Sealer.CreateCommand("select encode(hash, 'hex') from log.entry where seq = $1"))
        {
            head.Parameters.Add(new() { Value = from - 1 });
            await WriteLineAsync(output, new { log = "anlan", from, before = (string?)await head.ExecuteScalarAsync(stop) ?? LogChain.Beginning });
        }
        await using var command = database.Sealer.CreateCommand("""
            select seq, encode(digest, 'hex'), encode(hash, 'hex'), case when forgotten_at is null then log.text_of(entry) end
            from log.entry where seq between $1 and $2 order by seq
            """);
        command.CommandTimeout = 0;
        command.Parameters.Add(new() { Value = from });
        command.Parameters.Add(new() { Value = to });
        await using var rows = await command.ExecuteReaderAsync(stop);
        var count = 0L;
        for (; await rows.ReadAsync(stop); count++)
            await WriteLineAsync(output, new { seq = rows.GetInt64(0), digest = rows.GetString(1), hash = rows.GetString(2), text = rows.IsDBNull(3) ? null : rows.GetString(3) });
        return count;
    }

    static Task WriteLineAsync<T>(TextWriter output, T line) => output.WriteLineAsync(JsonSerializer.Serialize(line, Readable));
}
