using System.Security.Cryptography;
using System.Text.Json;
using Anlan.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Anlan.Web.Api;

/// <summary>
/// What an operation gives. It carries an ETag of its content, so that whoever has it already is told so; what is handed out is noted in the log under the name of
/// the token, what is not — nothing new, nothing found — is not.
/// </summary>
public sealed class ApiAnswer : IResult
{
    readonly Func<JsonSerializerOptions, byte[]> body;
    readonly int records;

    ApiAnswer(Func<JsonSerializerOptions, byte[]> body, int records) => (this.body, this.records) = (body, records);

    /// <param name="records">How many records it holds.</param>
    public static ApiAnswer Of<T>(T answer, int records = 1) => new(options => JsonSerializer.SerializeToUtf8Bytes(answer, options), records);

    public static ApiAnswer Of<T>(Listing<T> page) => Of(page, page.Items.Count);

    /// <summary>JSON that is written already.</summary>
    public static ApiAnswer Written(byte[] json) => new(_ => json, 1);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var content = body(httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions);
        if (TellOfSame(httpContext, content)) return;
        if (records > 0) await NoteAsync(httpContext);
        await WriteAsync(httpContext, content);
    }

    /// <summary>Sets the ETag, and answers 304 when the asker has this content already.</summary>
    internal static bool TellOfSame(HttpContext context, byte[] content)
    {
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\"");
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.Vary = "Authorization, Accept-Language";
        var same = context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known.Tag == "*");
        if (same) context.Response.StatusCode = StatusCodes.Status304NotModified;
        return same;
    }

    internal static async Task WriteAsync(HttpContext context, byte[] content)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = content.Length;
        await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }

    async Task NoteAsync(HttpContext context)
    {
        var work = context.RequestServices.GetRequiredService<Work>();
        await work.RecordAsync("access", "ApiRead", context.Request.Path, new { records, asked = context.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString()) },
            "接口读取 / read by a machine", stop: context.RequestAborted);
        await work.CommitAsync(context.RequestAborted);
    }
}
