using System.Security.Cryptography;
using System.Text;
using Anlan.Platform.Storage;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace Anlan.Platform.Identity.LogIn;

/// <summary>
/// Five failures lock a name for half an hour, whether somebody has that name or not. An attempt is counted before the password is looked at and given
/// back when it was right, so a hundred guesses at the same moment are five guesses.
/// </summary>
public sealed class LogInAttempts(AnlanDatabase database, ILookupNormalizer normalizer, TimeProvider clock)
{
    public const int Most = 5;
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(30);

    const string Count = """
        insert into ident.log_in_attempt as a (name_digest, failed, last_at) values ($1, 1, $2)
        on conflict (name_digest) do update set
          failed = case when a.locked_until <= $2 then 1 else a.failed + 1 end, last_at = $2,
          locked_until = case when a.locked_until <= $2 then null when a.failed + 1 = $3 then $4 else a.locked_until end
        returning failed
        """;

    /// <summary>Counts an attempt. False when the name is locked: the password is then not looked at.</summary>
    public async Task<bool> BeginAsync(string name, CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        await using var command = Command(Count, name, now, Most, now + LockedFor);
        return (int)(await command.ExecuteScalarAsync(stop))! <= Most;
    }

    /// <summary>The attempt was no failure, but the log-in is not complete yet.</summary>
    public async Task TakeBackAsync(string name, CancellationToken stop = default)
    {
        await using var command = Command("""
            update ident.log_in_attempt set failed = failed - 1, locked_until = case when failed > $2 then locked_until end where name_digest = $1
            """, name, Most);
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Logged in, or unlocked by an administrator.</summary>
    public async Task ForgetAsync(string name, CancellationToken stop = default)
    {
        await using var command = Command("delete from ident.log_in_attempt where name_digest = $1", name);
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Whether the failure just counted was the one that locks.</summary>
    public async Task<bool> IsLockedAsync(string name, CancellationToken stop = default)
    {
        await using var command = Command("select exists (select from ident.log_in_attempt where name_digest = $1 and locked_until > $2)", name, clock.GetUtcNow());
        return (bool)(await command.ExecuteScalarAsync(stop))!;
    }

    /// <summary>The digests of the names that are locked at the moment; see <see cref="Digest"/>.</summary>
    public async Task<IReadOnlySet<string>> ListLockedAsync(CancellationToken stop = default)
    {
        await using var command = database.Accounts.CreateCommand("select encode(name_digest, 'hex') from ident.log_in_attempt where locked_until > $1");
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await using var rows = await command.ExecuteReaderAsync(stop);
        var locked = new HashSet<string>();
        while (await rows.ReadAsync(stop)) locked.Add(rows.GetString(0));
        return locked;
    }

    /// <summary>Counts of yesterday are forgotten.</summary>
    public async Task ClearOldAsync(CancellationToken stop = default)
    {
        await using var command = database.Accounts.CreateCommand("delete from ident.log_in_attempt where last_at < $1");
        command.Parameters.Add(new() { Value = clock.GetUtcNow().AddDays(-1) });
        await command.ExecuteNonQueryAsync(stop);
    }

    public string Digest(string name) => Convert.ToHexStringLower(Bytes(name));

    byte[] Bytes(string name) => SHA256.HashData(Encoding.UTF8.GetBytes(normalizer.NormalizeName(name) ?? ""));

    NpgsqlCommand Command(string sql, string name, params object[] values)
    {
        var command = database.Accounts.CreateCommand(sql);
        command.Parameters.Add(new() { Value = Bytes(name) });
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }
}
