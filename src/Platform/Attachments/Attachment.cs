namespace Anlan.Platform.Attachments;

/// <summary>A file that belongs to a record.</summary>
/// <param name="Owner">The record, as the log names it: library.organisation/12.</param>
public sealed record Attachment(
    Guid Id, string Division, string Owner, string Name, FileKind Kind, long Size, byte[] Sha256, IReadOnlyList<string> Listing, string UploadedBy, DateTimeOffset UploadedAt, bool Infected);

/// <summary>A table whose records may have attachments, and who may see and change them. The record itself is found under the reader's jurisdiction.</summary>
/// <param name="Table">With its schema; has the columns id and division.</param>
public sealed record AttachmentOwner(string Table, string ReadPermission, string EditPermission)
{
    /// <summary>How many files one record may have.</summary>
    public int Most { get; init; } = 50;
}
