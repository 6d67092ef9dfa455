using Anlan.Platform.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Anlan.Platform.Log;

/// <summary>Seals entries a moment after they were committed. Every node runs one; the database lets one at a time work.</summary>
public sealed class Sealer(AnlanDatabase database, LogHeads heads, TimeProvider clock, ILogger<Sealer> log) : BackgroundService
{
    const int Batch = 2000;
    static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = Busy;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var count = await SealAsync(stoppingToken);
                if (count == Batch) continue;
                wait = count > 0 ? Busy : wait < Idle ? wait * 1.5 : Idle;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception broken)
            {
                // The database is away or full. What is unsealed stays so and is sealed when it is back.
                log.LogWarning(broken, "Sealing the log failed; trying again");
                wait = AfterFailure;
            }
            await Task.Delay(wait, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Seals what can be sealed now, at most one batch, and writes the head outside. Returns how many.</summary>
    public async Task<int> SealAsync(CancellationToken stop = default)
    {
        await using var command = database.Sealer.CreateCommand($"select log.seal({Batch})");
        var count = (int)(await command.ExecuteScalarAsync(stop))!;
        if (count > 0 && await LogHeads.OfDatabaseAsync(database, clock, stop) is { } head) await heads.WriteAsync(head, stop);
        return count;
    }

    /// <summary>How long the oldest unsealed entry has waited, and how many there are (counted up to 10,000).</summary>
    public async Task<(TimeSpan Age, int Entries)> LagAsync(CancellationToken stop = default)
    {
        await using var command = database.Sealer.CreateCommand(
            "select coalesce(extract(epoch from clock_timestamp() - min(at)), 0)::numeric, count(*)::int from (select at from log.entry where seq is null order by xid, id limit 10000) waiting");
        await using var row = await command.ExecuteReaderAsync(stop);
        await row.ReadAsync(stop);
        return (TimeSpan.FromSeconds((double)row.GetDecimal(0)), row.GetInt32(1));
    }
}
