using Anlan.Platform.Storage;
using Npgsql;

namespace Anlan.Platform.Backups;

public enum BackupRunKind
{
    Backup,

    /// <summary>A backup was restored into a scratch database and compared.</summary>
    Drill,

    Restore,
}

/// <param name="Succeeded">Null while it runs, or when it was killed.</param>
public sealed record BackupRun(BackupRunKind Kind, string Folder, DateTimeOffset BeganAt, DateTimeOffset? EndedAt, bool? Succeeded, long? Bytes, long? Rows, string? Message);

/// <summary>The book of backups, restores and drills.</summary>
public sealed class BackupRuns(AnlanDatabase database, TimeProvider clock)
{
    /// <summary>Notes that it begins; returns the number under which its end is noted.</summary>
    /// <param name="beganAt">Now, unless it began when there was no book to note it in.</param>
    internal async Task<long> BeginAsync(BackupRunKind kind, string folder, CancellationToken stop, DateTimeOffset? beganAt = null)
    {
        await using var command = Command("insert into operations.backup_run (kind, folder, began_at, program, node) values ($1, $2, $3, $4, $5) returning id",
            Word(kind), folder, beganAt ?? clock.GetUtcNow(), ProgramVersion.Text, Environment.MachineName);
        return (long)(await command.ExecuteScalarAsync(stop))!;
    }

    internal async Task EndAsync(long id, BackupManifest manifest)
    {
        await using var command = Command("update operations.backup_run set ended_at = $2, succeeded = true, bytes = $3, rows = $4, log_seq = $5 where id = $1",
            id, clock.GetUtcNow(), manifest.Bytes, manifest.Rows, manifest.Log.Seq);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>
    /// Ends the backup that has just been restored: in its own copy of the book it is still running, because the copy was made meanwhile. Its folder may have been renamed.
    /// </summary>
    internal async Task EndRestoredAsync(string folder, BackupManifest manifest, CancellationToken stop)
    {
        await using var command = Command("""
            update operations.backup_run set ended_at = $1, succeeded = true, bytes = $2, rows = $3, log_seq = $4
            where id = (
              select id from operations.backup_run where kind = 'backup' and succeeded is null and began_at <= $1
              order by regexp_replace(folder, '.*/', '') = $5 desc, began_at desc, id desc limit 1)
            """, manifest.TakenAt, manifest.Bytes, manifest.Rows, manifest.Log.Seq, Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)));
        await command.ExecuteNonQueryAsync(stop);
    }

    internal async Task FailAsync(long id, string message)
    {
        await using var command = Command("update operations.backup_run set ended_at = $2, succeeded = false, message = $3 where id = $1", id, clock.GetUtcNow(), message);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<BackupRun>> ListAsync(int most = 20, CancellationToken stop = default)
    {
        await using var command = Command("select kind, folder, began_at, ended_at, succeeded, bytes, rows, message from operations.backup_run order by began_at desc, id desc limit $1", most);
        await using var rows = await command.ExecuteReaderAsync(stop);
        var runs = new List<BackupRun>();
        while (await rows.ReadAsync(stop)) runs.Add(Read(rows));
        return runs;
    }

    /// <summary>The last of a kind that succeeded.</summary>
    internal async Task<BackupRun?> FindLastAsync(BackupRunKind kind, CancellationToken stop)
    {
        await using var command = Command(
            "select kind, folder, began_at, ended_at, succeeded, bytes, rows, message from operations.backup_run where kind = $1 and succeeded order by began_at desc limit 1", Word(kind));
        await using var row = await command.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop) ? Read(row) : null;
    }

    static BackupRun Read(NpgsqlDataReader row) => new(Enum.Parse<BackupRunKind>(row.GetString(0), ignoreCase: true), row.GetString(1),
        row.GetFieldValue<DateTimeOffset>(2), row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3), row.IsDBNull(4) ? null : row.GetBoolean(4),
        row.IsDBNull(5) ? null : row.GetInt64(5), row.IsDBNull(6) ? null : row.GetInt64(6), row.IsDBNull(7) ? null : row.GetString(7));

    static string Word(BackupRunKind kind) => kind.ToString().ToLowerInvariant();

    NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = database.Owner.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }
}

static class ProgramVersion
{
    public static string Text { get; } = typeof(ProgramVersion).Assembly.GetName().Version?.ToString(3) ?? "0";
}
