using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Anlan.Platform.Identity.Passwords;
using Anlan.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Anlan.Platform.Identity.Sessions;

/// <summary>
/// Sessions as rows that every node reads. What a node has read holds for <see cref="Trusted"/>: a request in between asks nothing of the database, and a
/// session revoked elsewhere ends after that time at the latest. Changed rights are noticed at the same moment.
/// </summary>
public sealed class SessionStore(AnlanDatabase database, SecurityRulesInForce rules, TimeProvider clock)
{
    public static readonly TimeSpan Trusted = TimeSpan.FromSeconds(4);
    static readonly TimeSpan KioskLasts = TimeSpan.FromDays(30);
    static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(1);
    static readonly TimeSpan RebuiltEvery = TimeSpan.FromMinutes(10);

    const string Read = """
        select s.id, s.user_id, s.last_seen_at, s.confirmed_at, s.expires_at, s.address, s.browser, s.kiosk, s.ended_at is not null or u.lockout_end > $2,
          d.id, concat_ws('|', u.xmin, sf.xmin, ur.role_id, r.xmin, d.xmin, dr.xmin, f.xmin)
        from ident.session s join ident.users u on u.id = s.user_id
          left join ident.second_factor sf on sf.user_id = u.id
          left join ident.user_roles ur on ur.user_id = u.id left join ident.roles r on r.id = ur.role_id
          left join ident.delegation d on d.id = s.delegation_id and d.ended_at is null and d.from_at <= $2 and d.until_at > $2
          left join ident.roles dr on dr.id = d.role_id left join ident.users f on f.id = d.from_user
        where s.key_digest = $1
        """;

    readonly ConcurrentDictionary<string, Known> known = new();

    /// <summary>What a node remembers of a session.</summary>
    sealed record Known(ClaimsPrincipal Reader, string Rights, DateTimeOffset BuiltAt, DateTimeOffset CheckedAt);

    sealed record Row(Guid Id, Guid User, DateTimeOffset LastSeen, DateTimeOffset Confirmed, DateTimeOffset Expires, string Address, string Browser, bool Kiosk, bool Ended, Guid? Delegation, string Rights);

    /// <summary>Begins a session and returns the key for the browser.</summary>
    public async Task<string> BeginAsync(Guid user, HttpContext context, bool kiosk, bool secondFactor, CancellationToken stop = default)
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        var inForce = await rules.GetAsync(stop);
        if (inForce.OneSession && !kiosk) await EndAllAsync(user, "another log-in", exceptKiosks: true, stop: stop);
        await using var command = database.Accounts.CreateCommand("""
            insert into ident.session (id, key_digest, user_id, started_at, last_seen_at, confirmed_at, expires_at, address, browser, kiosk, second_factor)
            values ($1, $2, $3, $4, $4, $4, $5, $6, $7, $8, $9)
            """);
        Add(command, Guid.CreateVersion7(), Digest(key), user, now, now + (kiosk ? KioskLasts : TimeSpan.FromHours(inForce.SessionHours)), AddressOf(context), BrowserOf(context), kiosk, secondFactor);
        await command.ExecuteNonQueryAsync(stop);
        return key;
    }

    /// <summary>Who holds the key, with his rights of this moment; null when the session is over.</summary>
    public async Task<ClaimsPrincipal?> FindReaderAsync(string key, HttpContext context, CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        if (known.TryGetValue(key, out var before) && now - before.CheckedAt < Trusted && now >= before.CheckedAt) return before.Reader;
        if (await ReadAsync(key, now, stop) is not { } row || await WhyOverAsync(row, context, now, stop) is not null)
        {
            known.TryRemove(key, out _);
            return null;
        }
        if (now - row.LastSeen >= NotedEvery) await RunAsync("update ident.session set last_seen_at = $2 where id = $1", stop, row.Id, now);
        var rights = $"{row.Rights}|{row.Confirmed:O}|{rules.Version}";
        if (before is null || before.Rights != rights || now - before.BuiltAt > RebuiltEvery)
        {
            if (await context.RequestServices.GetRequiredService<ReaderClaimsFactory>().CreateAsync(row.User, row.Id, row.Delegation, row.Kiosk, row.Confirmed, stop) is not { } reader) return null;
            before = new(reader, rights, now, now);
        }
        known[key] = before with { CheckedAt = now };
        if (known.Count > 20_000) Tidy(now);
        return before.Reader;
    }

    public Task EndByKeyAsync(string key, string why, CancellationToken stop = default) =>
        ChangeAsync("update ident.session set ended_at = $2, ended_why = $3 where key_digest = $1 and ended_at is null", stop, Digest(key), clock.GetUtcNow(), why);

    /// <summary>Ends one session; true when it was open.</summary>
    public async Task<bool> EndAsync(Guid session, string why, CancellationToken stop = default) =>
        await ChangeAsync("update ident.session set ended_at = $2, ended_why = $3 where id = $1 and ended_at is null", stop, session, clock.GetUtcNow(), why) > 0;

    /// <summary>Ends the sessions of a user, but for one where that is said.</summary>
    public Task<int> EndAllAsync(Guid user, string why, Guid? except = null, bool exceptKiosks = false, CancellationToken stop = default) =>
        ChangeAsync("update ident.session set ended_at = $2, ended_why = $3 where user_id = $1 and ended_at is null and id <> $4 and not (kiosk and $5)",
            stop, user, clock.GetUtcNow(), why, except ?? Guid.Empty, exceptKiosks);

    /// <summary>Its owner has just shown again that it is he.</summary>
    public Task ConfirmAsync(Guid session, CancellationToken stop = default) =>
        ChangeAsync("update ident.session set confirmed_at = $2 where id = $1", stop, session, clock.GetUtcNow());

    /// <summary>Acts under a delegation from now on, or with his own role again.</summary>
    public Task ActUnderAsync(Guid session, Guid? delegation, CancellationToken stop = default) =>
        ChangeAsync("update ident.session set delegation_id = $2 where id = $1", stop, session, (object?)delegation ?? DBNull.Value);

    async Task<int> ChangeAsync(string sql, CancellationToken stop, params object[] values)
    {
        var rows = await RunAsync(sql, stop, values);
        Forget();
        return rows;
    }

    /// <summary>What this node remembers is read anew at the next request.</summary>
    public void Forget() => known.Clear();

    public Task ClearOldAsync(CancellationToken stop = default) =>
        RunAsync("delete from ident.session where coalesce(ended_at, expires_at) < $1", stop, clock.GetUtcNow().AddDays(-30));

    async Task<string?> WhyOverAsync(Row row, HttpContext context, DateTimeOffset now, CancellationToken stop)
    {
        if (row.Ended) return "ended";
        var why = now >= row.Expires ? "its time was over"
            : row.Kiosk && (row.Address != AddressOf(context) || row.Browser != BrowserOf(context)) ? "used on another device"
            : !row.Kiosk && now - row.LastSeen > TimeSpan.FromMinutes((await rules.GetAsync(stop)).IdleMinutes) ? "idle"
            : null;
        if (why is not null) await RunAsync("update ident.session set ended_at = $2, ended_why = $3 where id = $1 and ended_at is null", stop, row.Id, now, why);
        return why;
    }

    async Task<Row?> ReadAsync(string key, DateTimeOffset now, CancellationToken stop)
    {
        await using var connection = await database.Accounts.OpenConnectionAsync(stop);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("select set_config('anlan.lo', '', false), set_config('anlan.hi', '~', false)"),
                new(Read) { Parameters = { new() { Value = Digest(key) }, new() { Value = now } } },
            },
        };
        await using var rows = await batch.ExecuteReaderAsync(stop);
        await rows.NextResultAsync(stop);
        return await rows.ReadAsync(stop)
            ? new(rows.GetGuid(0), rows.GetGuid(1), rows.GetFieldValue<DateTimeOffset>(2), rows.GetFieldValue<DateTimeOffset>(3), rows.GetFieldValue<DateTimeOffset>(4),
                rows.GetString(5), rows.GetString(6), rows.GetBoolean(7), !rows.IsDBNull(8) && rows.GetBoolean(8), rows.IsDBNull(9) ? null : rows.GetGuid(9), rows.GetString(10))
            : null;
    }

    async Task<int> RunAsync(string sql, CancellationToken stop, params object[] values)
    {
        await using var command = database.Accounts.CreateCommand(sql);
        Add(command, values);
        return await command.ExecuteNonQueryAsync(stop);
    }

    static void Add(NpgsqlCommand command, params object[] values)
    {
        foreach (var value in values)
            command.Parameters.Add(value is DBNull ? new() { Value = value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid } : new() { Value = value });
    }

    void Tidy(DateTimeOffset now)
    {
        foreach (var (key, session) in known)
            if (now - session.CheckedAt > Trusted) known.TryRemove(key, out _);
    }

    static byte[] Digest(string key) => SHA256.HashData(Encoding.ASCII.GetBytes(key));

    static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    static string BrowserOf(HttpContext context) => context.Request.Headers.UserAgent.ToString() is { Length: > 300 } longer ? longer[..300] : context.Request.Headers.UserAgent.ToString();
}
