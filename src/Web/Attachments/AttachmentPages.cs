using System.Security.Claims;
using Anlan.Platform.Attachments;
using Anlan.Platform.Identity;
using Anlan.Platform.Language;

namespace Anlan.Web.Attachments;

/// <summary>Attachments of whatever record: the pages on which they are added and removed. They are listed on the record's own page by <c>AttachmentList</c>.</summary>
public static class AttachmentPages
{
    const string Root = "/attachments";

    /// <summary>How many files are sent together.</summary>
    internal const int MostFiles = 20;

    /// <summary>How many bytes are sent together: the largest file there may be, and the form around it.</summary>
    internal const long MostBytes = 260L << 20;

    internal static readonly Bilingual Title = ("附件", "Attachments");

    internal static string Add(string owner) => $"{Root}/of/{owner}";

    internal static string Remove(Guid id) => $"{Root}/{id}/remove";

    internal static string Download(Guid id) => $"{Root}/{id}";

    internal static string Picture(Guid id) => $"{Root}/{id}/picture";

    internal static string OwnerOf(string? table, string? id) => $"{table}/{id}";

    // Messages travel in a cookie, which has no room for long names.
    internal static string Short(string name) => name.Length <= 40 ? name : name[..24] + "…" + name[^15..];

    internal static bool MayRead(this AttachmentStore attachments, ClaimsPrincipal reader, string owner) => attachments.OwnerOf(owner) is { } rule && reader.May(rule.ReadPermission);

    internal static bool MayEdit(this AttachmentStore attachments, ClaimsPrincipal reader, string owner) => attachments.OwnerOf(owner) is { } rule && reader.May(rule.EditPermission);
}
