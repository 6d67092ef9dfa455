using System.Security.Claims;
using Anlan.Platform.Identity;
using Anlan.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Anlan.Platform.Attachments;

/// <summary>Handing out attachments.</summary>
static class AttachmentEndpoints
{
    // Whatever the file turns out to be: no script, no form, an origin of its own.
    const string Nothing = "default-src 'none'; sandbox; base-uri 'none'; frame-ancestors 'none'";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/attachments/{id:guid}", (Guid id, HttpContext context, CancellationToken stop) => SendAsync(id, false, context, stop)).RequireAuthorization().WithoutWork();
        routes.MapGet("/attachments/{id:guid}/picture", (Guid id, HttpContext context, CancellationToken stop) => SendAsync(id, true, context, stop)).RequireAuthorization().WithoutWork();
    }

    // What one may not see is not there: the answer does not tell that it exists.
    // A film takes minutes on a slow line. Each piece has a unit of work of its own, so that nobody keeps a connection of the database by reading slowly.
    static async Task<IResult> SendAsync(Guid id, bool shown, HttpContext context, CancellationToken stop)
    {
        var (services, acting) = (context.RequestServices, RequestWork.ActingOf(context));
        var found = await InWorkAsync(attachments => FindAsync(id, attachments, context.User, stop), stop);
        if (found is null || (shown && !found.Kind.Shown)) return Results.NotFound();
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Nothing;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "private, no-store";
        var disposition = new ContentDispositionHeaderValue(shown ? "inline" : "attachment");
        disposition.SetHttpFileName(found.Name);
        headers.ContentDisposition = disposition.ToString();
        return Results.Stream(new PieceStream(found, (number, cancel) => InWorkAsync(attachments => attachments.GetPieceAsync(found, number, cancel), cancel)), shown ? found.Kind.MediaType : DownloadType(found.Kind), enableRangeProcessing: true,
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(found.Sha256)}\""), lastModified: found.UploadedAt);

        async Task<T> InWorkAsync<T>(Func<AttachmentStore, Task<T>> use, CancellationToken cancel)
        {
            await using var scope = await services.BeginWorkAsync(acting, cancel);
            return await use(scope.Services.GetRequiredService<AttachmentStore>());
        }
    }

    static async Task<Attachment?> FindAsync(Guid id, AttachmentStore attachments, ClaimsPrincipal reader, CancellationToken stop) =>
        await attachments.FindAsync(id, stop) is { Infected: false } found && attachments.OwnerOf(found.Owner) is { } owner && reader.May(owner.ReadPermission) ? found : null;

    static string DownloadType(FileKind kind) => kind == FileKind.Text ? "application/octet-stream" : kind.MediaType;
}
