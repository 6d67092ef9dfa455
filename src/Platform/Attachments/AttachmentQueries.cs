using Anlan.Platform.Language;
using Anlan.Platform.Storage;
using Npgsql;

namespace Anlan.Platform.Attachments;

/// <summary>What the database knows of attachments and their records; the row policies see to the jurisdiction.</summary>
sealed class AttachmentQueries(Work work)
{
    const string Columns = "id, division, owner, name, kind, size, sha256, listing, uploaded_by, uploaded_at, scan = 'infected', note, version, scanned_by";

    public async Task<OwnerRecord?> FindRecordAsync(AttachmentOwner rule, string owner, CancellationToken stop)
    {
        await using var command = work.Command($"select division, {rule.Title}, {rule.TitleEn ?? rule.Title}, {rule.Page} from {rule.Table} where id = $1", rule.KeyOf(owner)!);
        await using var row = await command.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop) ? new(owner, row.GetString(0), new Bilingual(row.GetString(1), row.GetString(2)), row.GetString(3)) : null;
    }

    public async Task<IReadOnlyList<Attachment>> ListAsync(string owner, CancellationToken stop)
    {
        await using var command = work.Command($"select {Columns} from attachments.attachment where owner = $1 order by min(uploaded_at) over (partition by name), name, version desc", owner);
        return await ReadAsync(command, stop);
    }

    public async Task<Attachment?> FindAsync(Guid id, CancellationToken stop)
    {
        await using var command = work.Command($"select {Columns} from attachments.attachment where id = $1", id);
        return (await ReadAsync(command, stop)).SingleOrDefault();
    }

    public async Task<byte[]?> FindPieceAsync(Attachment attachment, int number, CancellationToken stop)
    {
        await using var command = work.Command("select bytes from attachments.piece where division = $1 and sha256 = $2 and number = $3", attachment.Division, attachment.Sha256, number);
        return await command.ExecuteScalarAsync(stop) as byte[];
    }

    public async Task<IReadOnlyList<RemovedAttachment>> ListRemovedAsync(string owner, CancellationToken stop)
    {
        await using var command = work.Command("""
            select after ->> 'name', (after ->> 'version')::int, after ->> 'sha256', at, actor_name, reason from log.entry
            where subject = $1 and kind = 'fact' and name = 'AttachmentRemoved' order by id desc limit 50
            """, owner);
        await using var rows = await command.ExecuteReaderAsync(stop);
        var found = new List<RemovedAttachment>();
        while (await rows.ReadAsync(stop))
            found.Add(new(rows.GetString(0), rows.GetInt32(1), rows.GetString(2), rows.GetFieldValue<DateTimeOffset>(3), rows.GetString(4), rows.GetString(5)));
        return found;
    }

    /// <summary>Numbers of versions that were removed are not given again.</summary>
    public async Task<int> NextVersionAsync(string owner, string name, CancellationToken stop)
    {
        await using var command = work.Command("""
            select 1 + coalesce(greatest(
              (select max(version) from attachments.attachment where owner = $1 and name = $2),
              (select max((after ->> 'version')::int) from log.entry e where subject = $1 and kind = 'fact' and e.name = 'AttachmentAdded' and after ->> 'name' = $2)), 0)
            """, owner, name);
        return (int)(await command.ExecuteScalarAsync(stop))!;
    }

    static async Task<List<Attachment>> ReadAsync(NpgsqlCommand command, CancellationToken stop)
    {
        await using var rows = await command.ExecuteReaderAsync(stop);
        var found = new List<Attachment>();
        while (await rows.ReadAsync(stop))
            found.Add(new(rows.GetGuid(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), FileKind.OfCode(rows.GetString(4)), rows.GetInt64(5), (byte[])rows[6],
                rows.IsDBNull(7) ? [] : rows.GetFieldValue<string[]>(7), rows.GetString(8), rows.GetFieldValue<DateTimeOffset>(9), rows.GetBoolean(10), Text(11), rows.GetInt32(12), Text(13)));
        return found;

        string? Text(int column) => rows.IsDBNull(column) ? null : rows.GetString(column);
    }
}
