using Anlan.Platform.Jurisdictions;
using Anlan.Platform.Language;
using Anlan.Platform.SelfChecks;
using Anlan.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Anlan.Platform.Imports;

/// <summary>Tells the runner of this node that there is something to do. Other nodes look by themselves.</summary>
public sealed class ImportSignal
{
    readonly SemaphoreSlim signal = new(0);

    public void Wake() => signal.Release();

    internal Task WaitAsync(TimeSpan most, CancellationToken stop) => signal.WaitAsync(most, stop);
}

/// <summary>
/// Carries out imports, one at a time on each node. A lock in the database keeps two nodes from the same import; it goes with its connection, so that after
/// a crash whoever looks next goes on.
/// </summary>
public sealed class ImportRunner(AnlanDatabase database, IServiceProvider services, ImportSignal signal, TimeProvider clock, BackgroundServices background, ILogger<ImportRunner> log)
    : GuardedService(background)
{
    /// <summary>How long files and what undoing needs are kept after an import has ended.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);

    // Spells "imp": apart from the locks of others.
    const long Locks = 0x696D70L << 32;

    DateTimeOffset swept;

    protected override Bilingual Name => ("数据导入", "Imports");

    protected override async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (!await RunNextAsync(stop)) await signal.WaitAsync(Idle, stop);
            if (clock.GetUtcNow() - swept > TimeSpan.FromHours(1)) await SweepAsync(stop);
        }
    }

    /// <summary>Carries out one import that waits and that no other node has in hand. False when there is none.</summary>
    public async Task<bool> RunNextAsync(CancellationToken stop = default)
    {
        foreach (var (id, state, acting) in await ListWaitingAsync(stop))
        {
            await using var held = await database.Web.OpenConnectionAsync(stop);
            await using var take = new NpgsqlCommand("select pg_try_advisory_lock($1)", held) { Parameters = { new() { Value = Locks | id } } };
            if (!(bool)(await take.ExecuteScalarAsync(stop))!) continue;
            try
            {
                await using var scope = await services.BeginWorkAsync(acting, stop);
                if (state == ImportState.Undoing) await scope.Services.GetRequiredService<UndoPass>().RunAsync(id, stop);
                else await scope.Services.GetRequiredService<ImportPass>().RunAsync(id, stop);
            }
            catch (Exception broken) when (!stop.IsCancellationRequested)
            {
                log.LogWarning(broken, "Import {Import} is interrupted and goes on later", id);
                await TellTroubleAsync(id, acting, broken, stop);
                throw;
            }
            return true;
        }
        return false;
    }

    async Task<List<(long Id, string State, Acting Acting)>> ListWaitingAsync(CancellationToken stop)
    {
        await using var scope = await services.BeginWorkAsync(Acting.System("数据导入 / imports"), stop);
        await using var command = scope.Work.Command("select id, state, division, actor, actor_name, on_behalf_of from imports.import where state in ('trying', 'running', 'stopping', 'undoing') order by id limit 20");
        await using var rows = await command.ExecuteReaderAsync(stop);
        var waiting = new List<(long, string, Acting)>();
        while (await rows.ReadAsync(stop))
        {
            var id = rows.GetInt64(0);
            var acting = new Acting(rows.GetString(4), Jurisdiction.Of(rows.GetString(2)))
            {
                User = rows.IsDBNull(3) ? null : rows.GetGuid(3),
                OnBehalfOf = rows.IsDBNull(5) ? null : rows.GetString(5),
                Request = $"import/{id}",
            };
            waiting.Add((id, rows.GetString(1), acting));
        }
        return waiting;
    }

    // Shown on the page of the import until it goes on.
    async Task TellTroubleAsync(long id, Acting acting, Exception broken, CancellationToken stop)
    {
        try
        {
            await using var scope = await services.BeginWorkAsync(acting, stop);
            await scope.Work.BecauseAsync("导入中断 / import interrupted", stop);
            var code = (broken as PostgresException ?? broken.InnerException as PostgresException)?.SqlState ?? broken.GetType().Name;
            await using var tell = scope.Work.Command("update imports.import set trouble_zh = $2, trouble_en = $3 where id = $1", id,
                $"中断（{code}），将自动继续。", $"Interrupted ({code}); it goes on by itself.");
            await tell.ExecuteNonQueryAsync(stop);
            await scope.Work.CommitAsync(stop);
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException)
        {
            log.LogWarning(away, "The trouble of import {Import} could not be noted", id);
        }
    }

    /// <summary>Clears files, and what undoing would need, of imports that ended long ago.</summary>
    public async Task<int> SweepAsync(CancellationToken stop = default)
    {
        swept = clock.GetUtcNow();
        await using var scope = await services.BeginWorkAsync(Acting.System("数据导入 / imports"), stop);
        await scope.Work.BecauseAsync("保存期已到 / end of the retention period", stop);
        await using var clear = scope.Work.Command("""
            with old as (
              update imports.import set cleared_at = $1
              where cleared_at is null and coalesce(finished_at, created_at) < $2 and state not in ('trying', 'running', 'stopping', 'undoing') returning id),
            pieces as (delete from imports.piece using old where import_id = old.id),
            lines as (update imports.line set before = null, told = case when outcome = 'changed' then null else told end from old where import_id = old.id)
            select count(*)::int from old
            """, swept, swept - Kept);
        var count = (int)(await clear.ExecuteScalarAsync(stop))!;
        await scope.Work.CommitAsync(stop);
        return count;
    }
}
