using System.Security.Cryptography;
using Anlan.Platform.Attachments.Scanning;
using Anlan.Platform.Jurisdictions;
using Anlan.Platform.Language;
using Anlan.Platform.Office.Reading;
using Anlan.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace Anlan.Platform.Imports;

/// <summary>The imports of the reader's jurisdiction, and what one does with them: upload, assign columns, try, start, stop, go on, undo.</summary>
public sealed class ImportBook(ImportsDb db, Work work, ImportFile files, ImportSignal signal, IEnumerable<RegisterImport> registers, VirusScanner scanner, TimeProvider clock)
{
    public IQueryable<Import> All => db.Imports.AsNoTracking();

    public IQueryable<ImportLine> Lines => db.Lines;

    /// <summary>Those whose code is asked for; null when there is no such register.</summary>
    public RegisterImport? Register(string code) => registers.FirstOrDefault(r => r.Code == code);

    public IEnumerable<RegisterImport> Registers => registers;

    public Task<Import?> FindAsync(long id, CancellationToken stop = default) => All.SingleOrDefaultAsync(i => i.Id == id, stop);

    /// <summary>Receives a table, looks at its head, proposes the columns.</summary>
    /// <exception cref="ReadingException">It is no table that can be read, or the virus scanner does not let it pass.</exception>
    public async Task<Import> UploadAsync(RegisterImport register, string fileName, Stream upload, string note, CancellationToken stop = default)
    {
        using var file = await TableFile.OpenAsync(upload, cancel: stop);
        var (sheet, header) = file.FindHead(register);
        var content = file.Content;
        var scan = await scanner.ScanAsync(content, stop);
        if (scan.Virus is { } virus) await work.NoteVirusAsync("imports.import", work.Acting.Within.Division, fileName, virus, stop);
        if (scan.Refusal is { } refusal) throw new ReadingException(refusal);
        content.Position = 0;
        var import = new Import
        {
            Division = work.Acting.Within.Division,
            Register = register.Code,
            FileName = Path.GetFileName(fileName).Replace("\0", ""),
            FileBytes = content.Length,
            FileSha256 = await SHA256.HashDataAsync(content, stop),
            Sheet = sheet,
            HeadingLine = header.Line,
            Mapping = "{}",
            Fields = Headings.Assign(register, header, await RememberedAsync(register, stop)),
            Note = note.Trim(),
            State = ImportState.Uploaded,
            ActorName = work.Acting.Name,
            CreatedBy = work.Acting.Name,
            Uploader = work.Acting.User,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Imports.Add(import);
        await work.BecauseAsync($"上传 / uploaded: {import.FileName}", stop);
        await db.SaveChangesAsync(stop);
        await files.KeepAsync(import.Id, import.Division, content, stop);
        await work.CommitAsync(stop);
        return import;
    }

    /// <summary>The sheets of the file, and of the one asked for, or the one chosen before, the headings and the first lines.</summary>
    /// <returns>Null when the file has been cleared.</returns>
    public async Task<ImportHead?> LookAsync(Import import, string? sheet = null, CancellationToken stop = default)
    {
        await using var content = await files.OpenAsync(import.Id, stop);
        if (content is null || Register(import.Register) is not { } register) return null;
        using var file = await TableFile.OpenAsync(content, cancel: stop);
        var (chosen, header) = file.FindHead(register, sheet ?? import.Sheet);
        var first = file.Rows(chosen).Where(r => r.Line > header.Line).Take(3).ToList();
        var fields = chosen == import.Sheet ? import.Fields : Headings.Assign(register, header, await RememberedAsync(register, stop));
        return new([.. file.Sheets.Where(s => !s.Hidden).Select(s => s.Name)], chosen, header, first, fields);
    }

    /// <summary>Takes the columns as assigned, remembers them, and lets the whole file be tried without changing anything.</summary>
    public async Task<bool> TryAsync(Import import, string? sheet, TableHeader header, IReadOnlyDictionary<int, string> fields, CancellationToken stop = default)
    {
        foreach (var column in header.Columns.Where(c => !c.Repeats))
        {
            await using var remember = work.Command("""
                insert into imports.heading (division, register, heading, field) values ($1, $2, $3, $4)
                on conflict (division, register, heading) do update set field = excluded.field
                """, work.Acting.Within.Division, import.Register, TableHeader.Plain(column.Name));
            remember.Parameters.Add(new() { Value = (object?)fields.GetValueOrDefault(column.Column) ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
            await remember.ExecuteNonQueryAsync(stop);
        }
        return await MoveAsync(import.Id, [ImportState.Uploaded, ImportState.Tried, ImportState.Failed], ImportState.Trying, "试导入 / try the import", i =>
        {
            (i.Sheet, i.HeadingLine, i.Fields, i.Lines) = (sheet, header.Line, fields, null);
            BeginPass(i);
        }, stop);
    }

    /// <summary>Begins to write, after a trial.</summary>
    public Task<bool> StartAsync(long id, CancellationToken stop = default) => MoveAsync(id, [ImportState.Tried], ImportState.Running, "开始导入 / start the import", BeginPass, stop);

    /// <summary>Stops behind the lines being written; what is written stays.</summary>
    public Task<bool> StopAsync(long id, CancellationToken stop = default) => MoveAsync(id, [ImportState.Running], ImportState.Stopping, "停止导入 / stop the import", _ => { }, stop);

    /// <summary>Goes on behind the last line written.</summary>
    public Task<bool> GoOnAsync(long id, CancellationToken stop = default) => MoveAsync(id, [ImportState.Stopped], ImportState.Running, "继续导入 / go on with the import", _ => { }, stop);

    /// <summary>Takes back what the import has written, except what others have changed since.</summary>
    public Task<bool> UndoAsync(long id, string reason, CancellationToken stop = default) => MoveAsync(id, [ImportState.Done, ImportState.Stopped], ImportState.Undoing, reason, i =>
    {
        (i.Position, i.Undone, i.Kept) = (0, 0, 0);
        i.FinishedAt = null;
    }, stop);

    void BeginPass(Import i)
    {
        (i.Position, i.Added, i.Changed, i.Same, i.Rejected, i.Undone, i.Kept) = (0, 0, 0, 0, 0, 0, 0);
        (i.StartedAt, i.FinishedAt) = (clock.GetUtcNow(), null);
    }

    // False: it is no longer in the state in which the reader saw it.
    async Task<bool> MoveAsync(long id, string[] from, string to, string reason, Action<Import> change, CancellationToken stop)
    {
        if (await db.Imports.SingleOrDefaultAsync(i => i.Id == id, stop) is not { } import || !from.Contains(import.State) || import.ClearedAt is not null) return false;
        import.State = to;
        (import.TroubleZh, import.TroubleEn) = (null, null);
        var acting = work.Acting;
        (import.Actor, import.ActorName, import.OnBehalfOf) = (acting.User, acting.Name, acting.OnBehalfOf);
        change(import);
        try
        {
            await work.SaveAsync(db, reason, stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            await work.RollbackAsync(stop);
            return false;
        }
        signal.Wake();
        return true;
    }

    async Task<IReadOnlyDictionary<string, string?>> RememberedAsync(RegisterImport register, CancellationToken stop)
    {
        // The nearest division's word counts.
        await using var command = work.Command("select heading, field from imports.heading where register = $1 and length(division) <= $2 order by length(division)", register.Code, work.Acting.Within.Division.Length);
        await using var rows = await command.ExecuteReaderAsync(stop);
        var remembered = new Dictionary<string, string?>();
        while (await rows.ReadAsync(stop)) remembered[rows.GetString(0)] = rows.IsDBNull(1) ? null : rows.GetString(1);
        return remembered;
    }
}

/// <summary>The head of a file as it is shown for assigning columns.</summary>
public sealed record ImportHead(IReadOnlyList<string> Sheets, string? Sheet, TableHeader Header, IReadOnlyList<TableRow> First, IReadOnlyDictionary<int, string> Fields);

static class Heads
{
    /// <summary>The sheet asked for, or the first in which the register's headings are found; a csv has none.</summary>
    public static (string? Sheet, TableHeader Header) FindHead(this TableFile file, RegisterImport register, string? sheet = null)
    {
        var known = Headings.Known(register).ToList();
        var plain = known.Select(TableHeader.Plain).ToHashSet();
        var candidates = sheet is not null ? [sheet] : file.Sheets.Where(s => !s.Hidden).Select(s => (string?)s.Name).DefaultIfEmpty(null).ToList();
        var found = candidates.Select(name => (Name: name, Header: TableHeader.Find(file.Rows(name), known))).Where(c => c.Header is not null)
            .OrderByDescending(c => c.Header!.Columns.Count(column => plain.Contains(TableHeader.Plain(column.Name)))).FirstOrDefault();
        return found.Header is { } header ? (found.Name, header) : throw new ReadingException(("没有找到表头。请在第一行写列名，或使用模板。", "No headings were found. Write the names of the columns in the first line, or use the template."));
    }
}
