using System.Security.Claims;
using Anlan.Platform.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Anlan.Platform.Attachments;

/// <summary>Handing out attachments.</summary>
static class AttachmentEndpoints
{
    // Whatever the file turns out to be: no script, no form, an origin of its own.
    const string Nothing = "default-src 'none'; sandbox; base-uri 'none'; frame-ancestors 'none'";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/attachments/{id:guid}", (Guid id, AttachmentStore attachments, HttpContext context, CancellationToken stop) => SendAsync(id, false, attachments, context, stop)).RequireAuthorization();
        routes.MapGet("/attachments/{id:guid}/picture", (Guid id, AttachmentStore attachments, HttpContext context, CancellationToken stop) => SendAsync(id, true, attachments, context, stop)).RequireAuthorization();
    }

    // What one may not see is not there: the answer does not tell that it exists.
    static async Task<IResult> SendAsync(Guid id, bool shown, AttachmentStore attachments, HttpContext context, CancellationToken stop)
    {
        if (await attachments.FindAsync(id, stop) is not { Infected: false } found || !MayRead(context.User, attachments, found) || (shown && !found.Kind.Shown)) return Results.NotFound();
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Nothing;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "private, no-store";
        var disposition = new ContentDispositionHeaderValue(shown ? "inline" : "attachment");
        disposition.SetHttpFileName(found.Name);
        headers.ContentDisposition = disposition.ToString();
        return Results.Stream(attachments.Open(found), shown ? found.Kind.MediaType : DownloadType(found.Kind), enableRangeProcessing: true,
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(found.Sha256)}\""), lastModified: found.UploadedAt);
    }

    static bool MayRead(ClaimsPrincipal reader, AttachmentStore attachments, Attachment found) => attachments.OwnerOf(found.Owner) is { } owner && reader.May(owner.ReadPermission);

    static string DownloadType(FileKind kind) => kind == FileKind.Text ? "application/octet-stream" : kind.MediaType;
}
