using System.Globalization;
using Anlan.Platform.Language;

namespace Anlan.Platform.Attachments;

/// <summary>A file that belongs to a record.</summary>
/// <param name="Owner">The record, as the log names it: library.organisation/12.</param>
/// <param name="Version">Files of one name on one record are versions of it, the first is 1.</param>
/// <param name="ScannedBy">Which scanner found no virus in it; null when none has looked.</param>
public sealed record Attachment(
    Guid Id, string Division, string Owner, string Name, FileKind Kind, long Size, byte[] Sha256, IReadOnlyList<string> Listing, string UploadedBy, DateTimeOffset UploadedAt, bool Infected,
    string? Note = null, int Version = 1, string? ScannedBy = null);

/// <summary>An attachment that is no more: the log knows of it.</summary>
public sealed record RemovedAttachment(string Name, int Version, string Sha256, DateTimeOffset At, string By, string Reason);

/// <summary>The record that has attachments, as far as the pages about them need it.</summary>
/// <param name="Page">Its address.</param>
public sealed record OwnerRecord(string Owner, string Division, Bilingual Title, string Page);

/// <summary>A table whose records may have attachments, and who may see and change them. The record itself is found under the reader's jurisdiction.</summary>
/// <param name="Table">With its schema; has the columns id and division. Its module's migration says <c>select attachments.own('schema.table')</c>.</param>
public sealed record AttachmentOwner(string Table, string ReadPermission, string EditPermission)
{
    /// <summary>How many files one record may have.</summary>
    public int Most { get; init; } = 50;

    /// <summary>The name of a record, an SQL expression of its columns. Like the next two it is written by the module, never by a user.</summary>
    public string Title { get; init; } = "id::text";

    /// <summary>The English name where there is one.</summary>
    public string? TitleEn { get; init; }

    /// <summary>The address of its page, an SQL expression.</summary>
    public string Page { get; init; } = "'/'";

    /// <summary>The key of an owner such as library.organisation/12 of this table; null when it is written in any other way than the one.</summary>
    internal object? KeyOf(string owner)
    {
        if (!owner.StartsWith(Table + "/", StringComparison.Ordinal)) return null;
        var key = owner[(Table.Length + 1)..];
        if (long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == key) return number;
        return Guid.TryParseExact(key, "D", out var id) && id.ToString() == key ? id : null;
    }
}
