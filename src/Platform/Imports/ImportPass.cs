using System.Text.Json;
using Anlan.Platform.Language;
using Anlan.Platform.Office.Reading;
using Anlan.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Anlan.Platform.Imports;

/// <summary>
/// One pass over a file: the trial, which writes nothing into the register, or the import itself. Lines are dealt with in chunks; what a chunk does to the register,
/// what became of its lines and how far the pass has come are one transaction. A pass that is interrupted, at whatever moment, goes on behind the last chunk.
/// </summary>
public sealed class ImportPass(ImportsDb db, Work work, ImportFile files, IEnumerable<RegisterImport> registers, TimeProvider clock)
{
    const int Chunk = 500;

    static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task RunAsync(long id, CancellationToken stop)
    {
        var import = await db.Imports.AsNoTracking().SingleAsync(i => i.Id == id, stop);
        var trial = import.State == ImportState.Trying;
        // A trial has written nothing: it begins anew.
        if (trial) import.Position = 0;
        if (import.Position == 0) await ForgetLinesAsync(id, stop);
        var register = registers.SingleOrDefault(r => r.Code == import.Register);
        try
        {
            if (register is null) throw new ReadingException(($"本版本没有登记册“{import.Register}”。", $"This version has no register “{import.Register}”."));
            await using var content = await files.OpenAsync(id, stop) ?? throw new ReadingException(("文件已按保存期清除。", "The file was cleared after its retention period."));
            using var file = await TableFile.OpenAsync(content, cancel: stop);
            if (import.Position > 0) await RecallAsync(import, register, file, stop);
            foreach (var chunk in Lines(file, import).Chunk(Chunk))
            {
                if (await StateAsync(id, stop) == ImportState.Stopping)
                {
                    await FinishAsync(id, ImportState.Stopped, "停止导入 / import stopped", null, stop);
                    return;
                }
                await TakeAsync(import, register, chunk, trial, stop);
            }
        }
        catch (ReadingException unreadable)
        {
            await work.RollbackAsync(stop);
            await FinishAsync(id, trial || import.Handled == 0 ? ImportState.Failed : ImportState.Stopped, "文件无法读取 / the file cannot be read", unreadable.Reason, stop);
            return;
        }
        await FinishAsync(id, trial ? ImportState.Tried : ImportState.Done, trial ? "试导入完成 / trial finished" : "导入完成 / import finished", null, stop);
    }

    // After an interruption the register has forgotten which lines it has seen: it is shown those again that became or changed a record.
    async Task RecallAsync(Import import, RegisterImport register, TableFile file, CancellationToken stop)
    {
        var good = (await db.Lines.Where(l => l.ImportId == import.Id && l.Record != null).Select(l => l.Line).ToListAsync(stop)).ToHashSet();
        foreach (var chunk in Lines(file, import, 0).TakeWhile(l => l.Line <= import.Position).Where(l => good.Contains(l.Line)).Chunk(Chunk))
        {
            await register.TakeAsync(chunk, stop);
            register.Records.ChangeTracker.Clear();
        }
    }

    static IEnumerable<FileLine> Lines(TableFile file, Import import) => Lines(file, import, import.Position);

    static IEnumerable<FileLine> Lines(TableFile file, Import import, int behind)
    {
        var fields = import.Fields;
        foreach (var row in file.Rows(import.Sheet))
            if (row.Line > import.HeadingLine && row.Line > behind && !row.IsEmpty)
                yield return new(row.Line, fields.Where(f => !row[f.Key].IsEmpty).ToDictionary(f => f.Value, f => row[f.Key]));
    }

    async Task TakeAsync(Import import, RegisterImport register, FileLine[] lines, bool trial, CancellationToken stop)
    {
        try
        {
            await TakeTogetherAsync(import, register, lines, trial, null, stop);
        }
        catch (DbUpdateException refused) when (IsOfTheLine(refused))
        {
            // One of them: found by taking each by itself.
            await work.RollbackAsync(stop);
            if (lines.Length > 1)
                foreach (var line in lines) await TakeAsync(import, register, [line], trial, stop);
            else await TakeTogetherAsync(import, register, lines, trial, WhatWasRefused(refused), stop);
        }
    }

    async Task TakeTogetherAsync(Import import, RegisterImport register, FileLine[] lines, bool trial, Bilingual? refusal, CancellationToken stop)
    {
        var taken = refusal is { } why
            ? [.. lines.Select(l => new TakenLine(l.Line, LineOutcome.Rejected, null, [("", why)], []))]
            : await register.TakeAsync(lines, stop);
        var columns = import.Fields.ToDictionary(f => f.Value, f => f.Key);
        var written = taken.Where(t => t.Outcome is LineOutcome.Added or LineOutcome.Changed).ToList();
        Dictionary<long, string> before = [];
        if (trial)
        {
            await work.RollbackAsync(stop);
        }
        else
        {
            await work.BecauseAsync($"导入 {import.Id} {import.FileName} / import {import.Id}: {import.Note}", stop);
            before = await BeforeAsync(register, [.. written.Where(t => t.Outcome == LineOutcome.Changed).Select(t => IdOf(register, t.Record!))], stop);
            await register.Records.SaveChangesAsync(stop);
        }
        await NoteAsync(import, [.. taken.Select(t => NoteOf(register, t, columns, before, trial))], stop);
        await AdvanceAsync(import.Id, lines[^1].Line, taken, stop);
        await work.CommitAsync(stop);
        register.Records.ChangeTracker.Clear();
    }

    sealed record LineNote(int Line, string Outcome, long? Record, int? Version, string? Before, string? Told);

    static LineNote NoteOf(RegisterImport register, TakenLine taken, Dictionary<string, int> columns, Dictionary<long, string> before, bool trial)
    {
        var told = taken.Problems.Count > 0
            ? JsonSerializer.Serialize(taken.Problems.Select(p => new LineProblem(columns.TryGetValue(p.Field, out var column) ? column : null, Name(p) + p.Message.Zh, NameEn(p) + p.Message.En)), Readable)
            : taken.Changes.Count > 0 ? JsonSerializer.Serialize(taken.Changes, Readable) : null;
        if (taken.Record is not { } record || taken.Outcome == LineOutcome.Rejected) return new(taken.Line, taken.Outcome, null, null, null, told);
        long? id = trial && taken.Outcome == LineOutcome.Added ? null : IdOf(register, record);
        return new(taken.Line, taken.Outcome, id, trial || id is null ? null : VersionOf(register, record), id is { } known ? before.GetValueOrDefault(known) : null, told);

        // A problem of a field the file has no column for says which field it is.
        string Name((string Field, Bilingual Message) p) => p.Field.Length > 0 && !columns.ContainsKey(p.Field) && register.Columns.FirstOrDefault(c => c.Field == p.Field) is { } c ? $"{c.Title.Zh}：" : "";
        string NameEn((string Field, Bilingual Message) p) => p.Field.Length > 0 && !columns.ContainsKey(p.Field) && register.Columns.FirstOrDefault(c => c.Field == p.Field) is { } c ? $"{c.Title.En}: " : "";
    }

    static long IdOf(RegisterImport register, object record) => (long)register.Records.Entry(record).Property("Id").CurrentValue!;

    static int VersionOf(RegisterImport register, object record) => (int)register.Records.Entry(record).Property("Version").CurrentValue!;

    async Task<Dictionary<long, string>> BeforeAsync(RegisterImport register, long[] ids, CancellationToken stop)
    {
        var before = new Dictionary<long, string>();
        if (ids.Length == 0) return before;
        await using var command = work.Command($"select id, to_jsonb(there)::text from {register.Table} there where id = any ($1)", ids);
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop)) before[rows.GetInt64(0)] = rows.GetString(1);
        return before;
    }

    async Task NoteAsync(Import import, LineNote[] notes, CancellationToken stop)
    {
        await using var command = work.Command("""
            insert into imports.line (division, import_id, line, outcome, record, version, before, told)
            select $1, $2, * from unnest($3, $4, $5, $6, $7::jsonb[], $8::jsonb[])
            on conflict (import_id, line) do update set outcome = excluded.outcome, record = excluded.record, version = excluded.version, before = excluded.before, told = excluded.told
            """, import.Division, import.Id);
        Add(NpgsqlDbType.Integer, notes.Select(n => n.Line).ToArray());
        Add(NpgsqlDbType.Text, notes.Select(n => n.Outcome).ToArray());
        Add(NpgsqlDbType.Bigint, notes.Select(n => n.Record).ToArray());
        Add(NpgsqlDbType.Integer, notes.Select(n => n.Version).ToArray());
        Add(NpgsqlDbType.Text, notes.Select(n => n.Before).ToArray());
        Add(NpgsqlDbType.Text, notes.Select(n => n.Told).ToArray());
        await command.ExecuteNonQueryAsync(stop);

        void Add(NpgsqlDbType type, object values) => command.Parameters.Add(new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | type });
    }

    async Task AdvanceAsync(long id, int line, IReadOnlyList<TakenLine> taken, CancellationToken stop)
    {
        await work.BecauseAsync("导入进度 / progress of an import", stop);
        await using var command = work.Command("""
            update imports.import set position = $2, added = added + $3, changed = changed + $4, same = same + $5, rejected = rejected + $6, trouble_zh = null, trouble_en = null where id = $1
            """, id, line, Count(LineOutcome.Added), Count(LineOutcome.Changed), Count(LineOutcome.Same), Count(LineOutcome.Rejected));
        await command.ExecuteNonQueryAsync(stop);

        int Count(string outcome) => taken.Count(t => t.Outcome == outcome);
    }

    async Task<string> StateAsync(long id, CancellationToken stop)
    {
        await using var command = work.Command("select state from imports.import where id = $1", id);
        return (string)(await command.ExecuteScalarAsync(stop))!;
    }

    async Task ForgetLinesAsync(long id, CancellationToken stop)
    {
        await work.BecauseAsync("导入进度 / progress of an import", stop);
        await using (var lines = work.Command("delete from imports.line where import_id = $1", id)) await lines.ExecuteNonQueryAsync(stop);
        await using var counts = work.Command("update imports.import set position = 0, added = 0, changed = 0, same = 0, rejected = 0 where id = $1", id);
        await counts.ExecuteNonQueryAsync(stop);
        await work.CommitAsync(stop);
    }

    async Task FinishAsync(long id, string state, string reason, Bilingual? trouble, CancellationToken stop)
    {
        await work.BecauseAsync(reason, stop);
        await using var command = work.Command("""
            update imports.import set state = $2, trouble_zh = nullif($3, ''), trouble_en = nullif($4, ''), finished_at = $5,
              lines = case when $2 in ('tried', 'done') then added + changed + same + rejected else lines end where id = $1
            """, id, state, trouble?.Zh ?? "", trouble?.En ?? "", clock.GetUtcNow());
        await command.ExecuteNonQueryAsync(stop);
        await work.CommitAsync(stop);
    }

    // What the database says of a value or of a rule between records is the line's fault, and so is somebody else's change in this very moment. A full disk or a lost connection is not.
    static bool IsOfTheLine(DbUpdateException refused) => refused is DbUpdateConcurrencyException || refused.InnerException is PostgresException { SqlState: ['2', '2' or '3', ..] or "42501" };

    static Bilingual WhatWasRefused(DbUpdateException refused) => (refused.InnerException as PostgresException)?.SqlState switch
    {
        PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation => ("与已有记录重复。", "Another record has this already."),
        PostgresErrorCodes.InsufficientPrivilege => ("不在您的管理范围内。", "Outside the division you keep."),
        null => ("刚刚有人修改了这条记录，请再导入这一行。", "Somebody has just changed this record; bring this line again."),
        var code => ($"数据库不接受这一行（{code}）。", $"The database does not take this line ({code})."),
    };
}
