using System.Net;
using System.Security.Claims;
using Anlan.Platform.Language;
using Anlan.Platform.Storage;
using Npgsql;

namespace Anlan.Platform.Identity.Tokens;

/// <summary>Looks a key up. Nothing is remembered between requests: what was revoked opens nothing from then on, on every node.</summary>
public sealed class TokenBook(AnlanDatabase database, SecurityLog log, TimeProvider clock)
{
    // Each use need not be a write; the log has what was handed out.
    static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(1);

    const string Everywhere = "select set_config('anlan.lo', '', false), set_config('anlan.hi', '~', false)";

    sealed record Row(Guid Id, string Name, string Division, string[] Permissions, string[] Addresses, DateTimeOffset Expires, bool Revoked, DateTimeOffset? LastUsed);

    /// <summary>Who the key stands for, or why it opens nothing.</summary>
    public async Task<(ClaimsPrincipal? Machine, Bilingual? Refused)> FindAsync(string key, IPAddress? from, CancellationToken stop = default)
    {
        if (!TokenKey.IsKey(key) || await ReadAsync(TokenKey.Digest(key), stop) is not { } row) return (null, ("令牌不正确。", "The token is not right."));
        var now = clock.GetUtcNow();
        Bilingual? refused = row.Revoked ? ("令牌已被吊销。", "The token has been revoked.")
            : row.Expires <= now ? ("令牌已过期。", "The token has expired.")
            : SourceAddresses.Allow(row.Addresses, from) ? null
            : ("令牌不能从这个地址使用。", "The token may not be used from this address.");
        if (refused is { } why) await NoteRefusalAsync(row, why, now, stop);
        else if (row.LastUsed is null || now - row.LastUsed >= NotedEvery)
            await RunAsync("update ident.api_token set last_used_at = $2, last_used_from = $3 where id = $1", stop, row.Id, now, from?.ToString() ?? "");
        return refused is null ? (MachineOf(row), null) : (null, refused);
    }

    static ClaimsPrincipal MachineOf(Row row) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, row.Id.ToString()), new(ClaimTypes.Name, row.Name), new(ReaderClaims.DisplayNameClaim, row.Name), new(ReaderClaims.DivisionClaim, row.Division),
            .. row.Permissions.Select(permission => new Claim(Permissions.Claim, permission)),
        ], TokenScheme.Name));

    // Somebody who goes on trying fills no log: one entry a minute.
    async Task NoteRefusalAsync(Row row, Bilingual why, DateTimeOffset now, CancellationToken stop)
    {
        if (await RunAsync("update ident.api_token set last_refused_at = $2 where id = $1 and (last_refused_at is null or last_refused_at <= $3)", stop, row.Id, now, now - NotedEvery) > 0)
            await log.WriteAsync("ApiTokenRefused", TokenDesk.SubjectOf(row.Id), row.Division, $"{why.Zh} / {why.En}", new { row.Name }, (row.Id, row.Name), stop);
    }

    async Task<Row?> ReadAsync(byte[] digest, CancellationToken stop)
    {
        await using var connection = await database.Accounts.OpenConnectionAsync(stop);
        await using var batch = Batch(connection, "select id, name, division, permissions, addresses, expires_at, revoked_at is not null, last_used_at from ident.api_token where key_digest = $1", digest);
        await using var rows = await batch.ExecuteReaderAsync(stop);
        await rows.NextResultAsync(stop);
        return await rows.ReadAsync(stop)
            ? new(rows.GetGuid(0), rows.GetString(1), rows.GetString(2), rows.GetFieldValue<string[]>(3), rows.GetFieldValue<string[]>(4), rows.GetFieldValue<DateTimeOffset>(5), rows.GetBoolean(6),
                rows.IsDBNull(7) ? null : rows.GetFieldValue<DateTimeOffset>(7))
            : null;
    }

    async Task<int> RunAsync(string sql, CancellationToken stop, params object[] values)
    {
        await using var connection = await database.Accounts.OpenConnectionAsync(stop);
        await using var batch = Batch(connection, sql, values);
        await batch.ExecuteNonQueryAsync(stop);
        return (int)batch.BatchCommands[1].RecordsAffected;
    }

    static NpgsqlBatch Batch(NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return new(connection) { BatchCommands = { new(Everywhere), command } };
    }
}
