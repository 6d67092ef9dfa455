using System.Buffers;
using Anlan.Platform.Language;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Anlan.Web.Shell;

/// <summary>What is larger than a page takes is refused before it is kept anywhere, on a page that says how much may be sent.</summary>
static class UploadLimits
{
    // A browser shows the answer only when it could send everything. So much of somebody logged in is let through and forgotten; whoever sends more sees a broken connection.
    const long Forgotten = 1L << 30;

    /// <summary>What the system says of a write for which there is no room: ENOSPC.</summary>
    public const int DiskFull = 28;

    public static async Task ApplyAsync(HttpContext context, RequestDelegate next)
    {
        var limit = context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize
            ?? context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata>()?.MaxRequestBodySize;
        if (limit is not { } most || context.Request.ContentLength is not { } length || length <= most)
        {
            await next(context);
            return;
        }
        if (length <= Forgotten && context.User.Identity?.IsAuthenticated == true) await ForgetAsync(context);
        TooLarge(context, most);
    }

    /// <summary>Says why a form could not be read: too large, no room to keep it, or, what is meant usually, not from a page of ours.</summary>
    public static void Refuse(HttpContext context, Exception? error)
    {
        switch (error?.InnerException)
        {
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                TooLarge(context, context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize);
                break;
            case IOException { HResult: DiskFull }:
                context.Response.StatusCode = StatusCodes.Status507InsufficientStorage;
                context.Features.Set(new Refusal(("没有保存", "Not saved"), ("服务器磁盘已满，文件没有保存。请通知系统管理员，腾出空间后重新上传。", "The server's disk is full; the files were not kept. Tell the administrator, and upload again when there is room.")));
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                break;
        }
    }

    static void TooLarge(HttpContext context, long? most)
    {
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        if (most is { } limit)
            context.Features.Set(new Refusal(("文件太大", "The file is too large"), (
                $"这里一次最多上传 {limit >> 20} MB，什么都没有保存。请返回，压缩或拆分后再上传。",
                $"{limit >> 20} MB may be sent here at a time; nothing was kept. Go back, compress or split it and upload again.")));
    }

    static async Task ForgetAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature) feature.MaxRequestBodySize = null;
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) > 0) { }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
