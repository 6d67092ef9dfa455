using Anlan.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Anlan.Platform.Imports;

/// <summary>
/// Takes an import back, the last line first: what it added is removed, what it changed is as it was before. A record that somebody has changed since, or that others
/// refer to by now, stays as it is and is told.
/// </summary>
public sealed class UndoPass(ImportsDb db, Work work, IEnumerable<RegisterImport> registers, TimeProvider clock)
{
    const int Chunk = 500;

    sealed record Step(int Line, string Outcome, long Record, int Version);

    public async Task RunAsync(long id, CancellationToken stop)
    {
        var import = await db.Imports.AsNoTracking().SingleAsync(i => i.Id == id, stop);
        var register = registers.Single(r => r.Code == import.Register);
        var columns = await ColumnsAsync(register.Table, stop);
        var reason = $"撤销导入 {id} {import.FileName} / import {id} undone";
        while (await NextAsync(id, stop) is { Count: > 0 } steps) await UndoAsync(import, register, columns, reason, steps, stop);
        await work.BecauseAsync("撤销完成 / undone", stop);
        await using var finish = work.Command("update imports.import set state = 'undone', finished_at = $2 where id = $1", id, clock.GetUtcNow());
        await finish.ExecuteNonQueryAsync(stop);
        await work.CommitAsync(stop);
    }

    async Task UndoAsync(Import import, RegisterImport register, string columns, string reason, IReadOnlyList<Step> steps, CancellationToken stop)
    {
        try
        {
            await work.BecauseAsync(reason, stop);
            var referred = await register.ListReferredAsync(work, [.. steps.Where(s => s.Outcome == LineOutcome.Added).Select(s => s.Record)], stop);
            var removed = await ListAsync($"delete from {register.Table} there using unnest($1, $2) step (id, version) where there.id = step.id and there.version = step.version returning there.id",
                [.. steps.Where(s => s.Outcome == LineOutcome.Added && !referred.Contains(s.Record))], stop);
            var restored = await ListAsync($"""
                update {register.Table} there set ({columns}, version) = (select {columns}, there.version + 1 from jsonb_populate_record(null::{register.Table}, line.before))
                from unnest($1, $2) step (id, version), imports.line where line.import_id = {import.Id} and line.record = step.id and there.id = step.id and there.version = step.version
                returning there.id
                """, [.. steps.Where(s => s.Outcome == LineOutcome.Changed)], stop);
            await CarryOnAsync(import, restored, stop);
            await NoteAsync(import.Id, steps, [.. removed, .. restored], stop);
        }
        catch (PostgresException refused) when (refused.SqlState is ['2', '3', ..])
        {
            // One of them is referred to: found by taking each by itself.
            await work.RollbackAsync(stop);
            if (steps.Count > 1)
            {
                foreach (var step in steps) await UndoAsync(import, register, columns, reason, [step], stop);
                return;
            }
            await NoteAsync(import.Id, steps, [], stop);
        }
    }

    // The record is again as an earlier import left it, under a new version: that import can still be undone.
    async Task CarryOnAsync(Import import, List<long> restored, CancellationToken stop)
    {
        await using var command = work.Command($"""
            update imports.line earlier set version = there.version
            from imports.line later, imports.import of, {registers.Single(r => r.Code == import.Register).Table} there
            where later.import_id = $1 and later.record = any ($2) and there.id = later.record
              and earlier.record = later.record and earlier.import_id < $1 and earlier.version = (later.before ->> 'version')::int and of.id = earlier.import_id and of.register = $3
            """, import.Id, restored.ToArray(), import.Register);
        await command.ExecuteNonQueryAsync(stop);
    }

    async Task NoteAsync(long import, IReadOnlyList<Step> steps, HashSet<long> undone, CancellationToken stop)
    {
        await using (var note = work.Command("""
            update imports.line set outcome = step.outcome, told = case when step.outcome = 'kept' then $4::jsonb end
            from unnest($2, $3) step (line, outcome) where line.import_id = $1 and line.line = step.line
            """, import, steps.Select(s => s.Line).ToArray(), steps.Select(s => undone.Contains(s.Record) ? LineOutcome.Undone : LineOutcome.Kept).ToArray()))
        {
            note.Parameters.Add(new() { Value = """[{"Column":null,"Zh":"导入之后有人改过这条记录，或有其他记录引用它，没有撤销。","En":"Somebody has changed this record since, or others refer to it: not taken back."}]""", NpgsqlDbType = NpgsqlDbType.Text });
            await note.ExecuteNonQueryAsync(stop);
        }
        var count = steps.Count(s => undone.Contains(s.Record));
        await work.BecauseAsync("撤销进度 / progress of an undoing", stop);
        await using var progress = work.Command("update imports.import set undone = undone + $2, kept = kept + $3 where id = $1", import, count, steps.Count - count);
        await progress.ExecuteNonQueryAsync(stop);
        await work.CommitAsync(stop);
    }

    async Task<IReadOnlyList<Step>> NextAsync(long import, CancellationToken stop)
    {
        await using var command = work.Command($"select line, outcome, record, version from imports.line where import_id = $1 and outcome in ('added', 'changed') order by line desc limit {Chunk}", import);
        await using var rows = await command.ExecuteReaderAsync(stop);
        var steps = new List<Step>();
        while (await rows.ReadAsync(stop)) steps.Add(new(rows.GetInt32(0), rows.GetString(1), rows.GetInt64(2), rows.GetInt32(3)));
        return steps;
    }

    async Task<List<long>> ListAsync(string sql, Step[] steps, CancellationToken stop)
    {
        if (steps.Length == 0) return [];
        await using var command = work.Command(sql, Array.ConvertAll(steps, s => s.Record), Array.ConvertAll(steps, s => s.Version));
        await using var rows = await command.ExecuteReaderAsync(stop);
        var ids = new List<long>();
        while (await rows.ReadAsync(stop)) ids.Add(rows.GetInt64(0));
        return ids;
    }

    // All that can be written back: neither the number nor what the database computes.
    async Task<string> ColumnsAsync(string table, CancellationToken stop)
    {
        await using var command = work.Command("""
            select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
            where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = '' and attname <> 'version'
            """, table);
        return (string)(await command.ExecuteScalarAsync(stop))!;
    }
}
