using Anlan.Platform.Attachments;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Anlan.Web.Attachments;

/// <summary>On the page to which files are sent: it takes more than other pages, and only from whoever may edit the record. Both is looked at before anything is received.</summary>
[AttributeUsage(AttributeTargets.Class)]
sealed class ReceivesAttachmentsAttribute : Attribute, IRequestSizeLimitMetadata, IFormOptionsMetadata
{
    public long? MaxRequestBodySize => AttachmentPages.MostBytes;
    public long? MultipartBodyLengthLimit => AttachmentPages.MostBytes;
    public bool? BufferBody => null;
    public int? MemoryBufferThreshold => null;
    public long? BufferBodyLengthLimit => null;
    public int? ValueCountLimit => null;
    public int? KeyLengthLimit => null;
    public int? ValueLengthLimit => null;
    public int? MultipartBoundaryLengthLimit => null;
    public int? MultipartHeadersCountLimit => null;
    public int? MultipartHeadersLengthLimit => null;

    internal static Task ApplyAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || context.GetEndpoint()?.Metadata.GetMetadata<ReceivesAttachmentsAttribute>() is null) return next(context);
        var owner = AttachmentPages.OwnerOf(context.GetRouteValue("Table") as string, context.GetRouteValue("Id") as string);
        var attachments = (AttachmentStore)context.RequestServices.GetService(typeof(AttachmentStore))!;
        if (attachments.MayEdit(context.User, owner)) return next(context);
        context.Response.StatusCode = attachments.MayRead(context.User, owner) ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
