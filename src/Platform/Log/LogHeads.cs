using System.Globalization;
using Anlan.Platform.Storage;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Anlan.Platform.Log;

/// <summary>
/// Heads of the chain written outside the database, where its owner cannot reach them without leaving another trace: <c>head.txt</c> after each sealing,
/// and one line an hour in <c>heads-2026-11.txt</c>, to be printed or copied elsewhere. The folder is named by <c>ANLAN_HEADS</c>.
/// </summary>
public sealed class LogHeads(string? folder)
{
    public const string Setting = "ANLAN_HEADS";

    DateTimeOffset hourly;

    public LogHeads(IConfiguration configuration) : this(configuration[Setting] is { Length: > 0 } named ? named : null) { }

    /// <summary>Null when no folder is named: nobody then notices entries cut from the tail.</summary>
    public string? Folder => folder;

    public async Task WriteAsync(LogHead head, CancellationToken stop = default)
    {
        if (folder is null) return;
        Directory.CreateDirectory(folder);
        var line = Line(head);
        var whole = Path.Combine(folder, "head.txt");
        var unfinished = $"{whole}.{Guid.NewGuid():N}"; // two nodes may write at once
        await File.WriteAllTextAsync(unfinished, line, stop);
        File.Move(unfinished, whole, overwrite: true);
        if (head.At - hourly < TimeSpan.FromHours(1)) return;
        hourly = head.At;
        await File.AppendAllTextAsync(Path.Combine(folder, $"heads-{head.At.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture)}.txt"), line, stop);
    }

    /// <summary>What was written, oldest first.</summary>
    public IReadOnlyList<LogHead> Read()
    {
        if (folder is null || !Directory.Exists(folder)) return [];
        return [.. Directory.EnumerateFiles(folder, "head*.txt").SelectMany(File.ReadLines).Select(Parse).OfType<LogHead>().DistinctBy(h => (h.Seq, h.Hash)).OrderBy(h => h.Seq)];
    }

    /// <summary>Puts what was written into a folder of its own, <c>before-…</c>: the database has been restored, and its chain goes on from an earlier head.</summary>
    public void SetAside(DateTimeOffset now)
    {
        if (folder is null || !Directory.Exists(folder) || Read().Count == 0) return;
        var aside = Path.Combine(folder, "before-" + now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture));
        Directory.CreateDirectory(aside);
        foreach (var file in Directory.EnumerateFiles(folder, "head*.txt")) File.Move(file, Path.Combine(aside, Path.GetFileName(file)));
        hourly = default;
    }

    /// <summary>The present head of the database; null while nothing is sealed.</summary>
    public static async Task<LogHead?> OfDatabaseAsync(AnlanDatabase database, TimeProvider clock, CancellationToken stop = default)
    {
        await using var command = database.Sealer.CreateCommand("select seq, encode(hash, 'hex') from log.entry where seq is not null order by seq desc limit 1");
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop) ? new(row.GetInt64(0), row.GetString(1), clock.GetUtcNow()) : null;
    }

    static string Line(LogHead head) => string.Create(CultureInfo.InvariantCulture, $"{head.Seq} {head.Hash} {head.At.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\n");

    static LogHead? Parse(string line) => line.Split(' ') is [var seq, { Length: 64 } hash, var at]
        && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
        ? new(number, hash, instant)
        : null;
}
