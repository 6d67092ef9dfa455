using System.Security.Cryptography;
using Anlan.Platform.Language;
using Anlan.Platform.Storage;
using Npgsql;

namespace Anlan.Platform.Attachments;

/// <summary>The files of records: added, listed, opened, removed, always within the reader's jurisdiction.</summary>
public sealed class AttachmentStore(Work work, IEnumerable<AttachmentOwner> owners, TimeProvider clock)
{
    /// <summary>Content lies in the database in pieces of this many bytes.</summary>
    internal const int PieceBytes = 512 * 1024;

    const string Columns = "id, division, owner, name, kind, size, sha256, listing, uploaded_by, uploaded_at, scan = 'infected'";

    /// <summary>The kind of record that an owner such as library.organisation/12 is; null when it may not have attachments.</summary>
    public AttachmentOwner? OwnerOf(string owner) => owner.LastIndexOf('/') is > 0 and var end ? owners.FirstOrDefault(o => o.Table == owner[..end]) : null;

    /// <summary>Receives a file and keeps it, if it is what may be kept. Commits.</summary>
    /// <returns>The attachment, or why it was refused.</returns>
    public async Task<(Attachment? Added, Bilingual? Refusal)> AddAsync(string owner, string sentName, Stream content, CancellationToken stop = default)
    {
        if (OwnerOf(owner) is not { } rule || await DivisionOfAsync(rule, owner, stop) is not { } division)
            return (null, ("没有这条记录，或它不属于您的辖区。", "There is no such record, or it is not in your jurisdiction."));
        if ((await ListAsync(owner, stop)).Count >= rule.Most)
            return (null, ($"每条记录最多 {rule.Most} 个附件。", $"A record has {rule.Most} attachments at most."));

        await using var received = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        if (await ReceiveAsync(content, received, stop) is not { } sha256)
            return (null, ($"文件过大，最多 {FileKind.LargestLimit >> 20} MB。", $"The file is too large; {FileKind.LargestLimit >> 20} MB at most."));
        var name = FileName.Tidy(sentName);
        var (kind, refusal, listing) = Inspect(name, received);
        if (kind is null) return (null, refusal);

        var added = new Attachment(Guid.CreateVersion7(), division, owner, name, kind, received.Length, sha256, listing, work.Acting.Name, clock.GetUtcNow(), Infected: false);
        await work.BecauseAsync("上传附件 / attachment added", stop);
        await KeepAsync(added, received, stop);
        await work.CommitAsync(stop);
        return (added, null);
    }

    public async Task<IReadOnlyList<Attachment>> ListAsync(string owner, CancellationToken stop = default)
    {
        await using var command = work.Command($"select {Columns} from attachments.attachment where owner = $1 order by uploaded_at, id", owner);
        return await ReadAsync(command, stop);
    }

    /// <summary>Null when there is none, or none within the jurisdiction.</summary>
    public async Task<Attachment?> FindAsync(Guid id, CancellationToken stop = default)
    {
        await using var command = work.Command($"select {Columns} from attachments.attachment where id = $1", id);
        return (await ReadAsync(command, stop)).SingleOrDefault();
    }

    /// <summary>The content; can be sought in, and is read piece by piece as asked for.</summary>
    public Stream Open(Attachment attachment) => new PieceStream(work, attachment);

    /// <summary>Removes the attachment, and its content when no other has the same. Commits.</summary>
    public async Task RemoveAsync(Attachment attachment, string reason, CancellationToken stop = default)
    {
        await work.BecauseAsync(reason, stop);
        await RunAsync("delete from attachments.attachment where id = $1", stop, attachment.Id);
        await RunAsync("""
            delete from attachments.content c where division = $1 and sha256 = $2
              and not exists (select from attachments.attachment a where a.division = c.division and a.sha256 = c.sha256)
            """, stop, attachment.Division, attachment.Sha256);
        await work.CommitAsync(stop);
    }

    static (FileKind? Kind, Bilingual? Refusal, string[] Listing) Inspect(string name, Stream received)
    {
        if (received.Length == 0) return (null, ("文件是空的。", "The file is empty."), []);
        if (FileSniffer.KindOf(received) is not { } kind)
            return (null, ("不接受这种文件。可上传图片、PDF、Word、Excel、PPT、WPS、ZIP、MP4、txt 和 csv，不含宏。", "Files of this kind are not accepted. Pictures, PDF, Word, Excel, PowerPoint, WPS, ZIP, MP4, txt and csv are, without macros."), []);
        if (!kind.Extensions.Contains(FileName.Extension(name)))
            return (null, ($"文件内容是{kind.Name.Zh}，扩展名却是“.{FileName.Extension(name)}”。", $"By its content this is a {kind.Name.En}, but its name ends in “.{FileName.Extension(name)}”."), []);
        if (received.Length > kind.Limit)
            return (null, ($"{kind.Name.Zh}最大 {kind.Limit >> 20} MB。", $"A {kind.Name.En} may have {kind.Limit >> 20} MB."), []);
        if (kind != FileKind.Zip && kind != FileKind.Word && kind != FileKind.Excel && kind != FileKind.Slides) return (kind, null, []);
        var (problem, listing) = ArchiveCheck.Look(received);
        return problem is null ? (kind, null, kind == FileKind.Zip ? listing : []) : (null, problem, []);
    }

    static async Task<byte[]?> ReceiveAsync(Stream content, Stream received, CancellationToken stop)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        for (int read; (read = await content.ReadAsync(buffer, stop)) > 0;)
        {
            if (received.Length + read > FileKind.LargestLimit) return null;
            digest.AppendData(buffer, 0, read);
            await received.WriteAsync(buffer.AsMemory(0, read), stop);
        }
        return digest.GetHashAndReset();
    }

    async Task<string?> DivisionOfAsync(AttachmentOwner rule, string owner, CancellationToken stop)
    {
        await using var command = work.Command($"select division from {rule.Table} where id::text = $1", owner[(owner.LastIndexOf('/') + 1)..]);
        return (string?)await command.ExecuteScalarAsync(stop);
    }

    async Task KeepAsync(Attachment added, Stream received, CancellationToken stop)
    {
        if (await RunAsync("insert into attachments.content (division, sha256, size) values ($1, $2, $3) on conflict do nothing", stop, added.Division, added.Sha256, added.Size) == 1)
        {
            received.Position = 0;
            var piece = new byte[PieceBytes];
            for (int number = 0, read; (read = await received.ReadAtLeastAsync(piece, PieceBytes, throwOnEndOfStream: false, stop)) > 0; number++)
                await RunAsync("insert into attachments.piece (division, sha256, number, bytes) values ($1, $2, $3, $4)", stop, added.Division, added.Sha256, number, piece.AsMemory(0, read));
        }
        await RunAsync("""
            insert into attachments.attachment (id, division, owner, name, kind, media_type, size, sha256, listing, uploaded_by, uploaded_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """, stop, added.Id, added.Division, added.Owner, added.Name, added.Kind.Code, added.Kind.MediaType, added.Size, added.Sha256,
            added.Listing.Count > 0 ? added.Listing.ToArray() : (object)DBNull.Value, added.UploadedBy, added.UploadedAt);
    }

    async Task<int> RunAsync(string sql, CancellationToken stop, params object[] values)
    {
        await using var command = work.Command(sql, values);
        return await command.ExecuteNonQueryAsync(stop);
    }

    static async Task<List<Attachment>> ReadAsync(NpgsqlCommand command, CancellationToken stop)
    {
        await using var rows = await command.ExecuteReaderAsync(stop);
        var found = new List<Attachment>();
        while (await rows.ReadAsync(stop))
            found.Add(new(rows.GetGuid(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), FileKind.OfCode(rows.GetString(4)), rows.GetInt64(5), (byte[])rows[6],
                rows.IsDBNull(7) ? [] : rows.GetFieldValue<string[]>(7), rows.GetString(8), rows.GetFieldValue<DateTimeOffset>(9), rows.GetBoolean(10)));
        return found;
    }
}
