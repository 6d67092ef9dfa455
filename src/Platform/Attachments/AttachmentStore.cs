using System.Security.Cryptography;
using Anlan.Platform.Attachments.Scanning;
using Anlan.Platform.Facts;
using Anlan.Platform.Language;
using Anlan.Platform.Storage;

namespace Anlan.Platform.Attachments;

/// <summary>Adds and removes the files of records, always within the reader's jurisdiction.</summary>
public sealed class AttachmentStore(Work work, IEnumerable<AttachmentOwner> owners, VirusScanner scanner, TimeProvider clock)
{
    /// <summary>Content lies in the database in pieces of this many bytes.</summary>
    internal const int PieceBytes = 512 * 1024;

    /// <summary>The longest note.</summary>
    public const int NoteLength = 200;

    readonly AttachmentQueries queries = new(work);

    /// <summary>The kind of record that an owner such as library.organisation/12 is; null when it may not have attachments.</summary>
    public AttachmentOwner? OwnerOf(string owner) => owners.FirstOrDefault(o => o.KeyOf(owner) is not null);

    /// <summary>Null when there is no such record in the jurisdiction, or it may not have attachments.</summary>
    public async Task<OwnerRecord?> FindRecordAsync(string owner, CancellationToken stop = default) =>
        OwnerOf(owner) is { } rule ? await queries.FindRecordAsync(rule, owner, stop) : null;

    /// <summary>The files of a record: names in the order in which they came, of each name the newest version first.</summary>
    public Task<IReadOnlyList<Attachment>> ListAsync(string owner, CancellationToken stop = default) => queries.ListAsync(owner, stop);

    /// <summary>The files a record had, the latest removed first.</summary>
    public Task<IReadOnlyList<RemovedAttachment>> ListRemovedAsync(string owner, CancellationToken stop = default) => queries.ListRemovedAsync(owner, stop);

    /// <summary>Null when there is none, or none within the jurisdiction.</summary>
    public Task<Attachment?> FindAsync(Guid id, CancellationToken stop = default) => queries.FindAsync(id, stop);

    /// <summary>The content; can be sought in, and is read piece by piece as asked for.</summary>
    public Stream Open(Attachment attachment) => new PieceStream(attachment, (number, stop) => GetPieceAsync(attachment, number, stop));

    internal async Task<byte[]> GetPieceAsync(Attachment attachment, int number, CancellationToken stop) =>
        await queries.FindPieceAsync(attachment, number, stop) ?? throw new EndOfStreamException($"Attachment {attachment.Id} has no piece {number}");

    /// <summary>Receives a file and keeps it, if it is what may be kept. Commits.</summary>
    /// <returns>The attachment, or why it was refused.</returns>
    public async Task<(Attachment? Added, Bilingual? Refusal)> AddAsync(string owner, string sentName, Stream content, string? note = null, CancellationToken stop = default)
    {
        if (OwnerOf(owner) is not { } rule || await queries.FindRecordAsync(rule, owner, stop) is not { } record)
            return (null, ("没有这条记录，或它不属于您的辖区。", "There is no such record, or it is not in your jurisdiction."));
        await using var received = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        if (await ReceiveAsync(content, received, stop) is not { } sha256)
            return (null, ($"文件过大，最多 {FileKind.LargestLimit >> 20} MB。", $"The file is too large; {FileKind.LargestLimit >> 20} MB at most."));
        var name = FileName.Tidy(sentName);
        var (kind, refusal, listing) = FileInspection.Look(name, received);
        if (kind is null) return (null, refusal);
        var scan = await scanner.ScanAsync(received, stop);
        if (scan.Refusal is { } found)
        {
            if (scan.Virus is { } virus) await work.NoteVirusAsync(owner, record.Division, name, virus, stop);
            return (null, found);
        }
        await work.BecauseAsync("上传附件 / attachment added", stop);
        // Two uploads to one record come one after the other: versions are counted, and so are files.
        await RunAsync("select pg_advisory_xact_lock(hashtextextended($1, 7))", stop, "attachments " + owner);
        var present = await ListAsync(owner, stop);
        if (present.Count >= rule.Most || present.FirstOrDefault(a => a.Name == name)?.Sha256.AsSpan().SequenceEqual(sha256) == true)
        {
            await work.RollbackAsync(stop);
            return (null, present.Count >= rule.Most
                ? ($"每条记录最多 {rule.Most} 个附件，含以前的版本。", $"A record has {rule.Most} attachments at most, earlier versions included.")
                : ("已有同名且内容完全相同的附件。", "There is an attachment of this name with exactly this content."));
        }
        var added = new Attachment(Guid.CreateVersion7(), record.Division, owner, name, kind, received.Length, sha256, listing, work.Acting.Name, clock.GetUtcNow(), Infected: false,
            Tidy(note), await queries.NextVersionAsync(owner, name, stop), scan.By);
        await KeepAsync(added, received, stop);
        await work.TellAsync(new Fact("AttachmentAdded", owner, record.Division, Told(added)), "上传附件 / attachment added", stop);
        await work.CommitAsync(stop);
        return (added, null);
    }

    /// <summary>Removes the attachment, and its content when no other has the same. Commits.</summary>
    /// <returns>False when somebody else has removed it meanwhile.</returns>
    public async Task<bool> RemoveAsync(Attachment attachment, string reason, CancellationToken stop = default)
    {
        await work.BecauseAsync(reason, stop);
        if (await RunAsync("delete from attachments.attachment where id = $1", stop, attachment.Id) == 0)
        {
            await work.RollbackAsync(stop);
            return false;
        }
        await RunAsync("""
            delete from attachments.content c where division = $1 and sha256 = $2
              and not exists (select from attachments.attachment a where a.division = c.division and a.sha256 = c.sha256)
            """, stop, attachment.Division, attachment.Sha256);
        await work.TellAsync(new Fact("AttachmentRemoved", attachment.Owner, attachment.Division, Told(attachment)), reason, stop);
        await work.CommitAsync(stop);
        return true;
    }

    static object Told(Attachment attachment) =>
        new { id = attachment.Id, name = attachment.Name, version = attachment.Version, size = attachment.Size, sha256 = Convert.ToHexStringLower(attachment.Sha256) };

    static string? Tidy(string? note) => FileName.Printable(note ?? "").Trim() is { Length: > 0 } text ? text.Length <= NoteLength ? text : text[..NoteLength] : null;

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
            insert into attachments.attachment (id, division, owner, name, kind, media_type, size, sha256, listing, uploaded_by, uploaded_at, note, version, scan, scanned_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            """, stop, added.Id, added.Division, added.Owner, added.Name, added.Kind.Code, added.Kind.MediaType, added.Size, added.Sha256,
            added.Listing.Count > 0 ? added.Listing.ToArray() : DBNull.Value, added.UploadedBy, added.UploadedAt,
            (object?)added.Note ?? DBNull.Value, added.Version, added.ScannedBy is null ? "none" : "clean", (object?)added.ScannedBy ?? DBNull.Value);
    }

    async Task<int> RunAsync(string sql, CancellationToken stop, params object[] values)
    {
        await using var command = work.Command(sql, values);
        return await command.ExecuteNonQueryAsync(stop);
    }
}
