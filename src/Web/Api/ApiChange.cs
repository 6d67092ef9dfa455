using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Anlan.Platform.Identity;
using Anlan.Platform.Language;
using Anlan.Platform.Storage;
using Anlan.Web.Design.Forms;
using Anlan.Web.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Anlan.Web.Api;

/// <summary>
/// A change that a machine asks for. It is done once, however often it is asked with the same <c>Idempotency-Key</c>: key, change and answer are committed together,
/// so a machine that lost the answer asks again and is given it.
/// </summary>
public sealed class ApiChange(Work work, IOptions<JsonOptions> json, TimeProvider clock)
{
    public const string KeyHeader = "Idempotency-Key";

    const int MostBytes = 64 * 1024;

    // Longer than a machine goes on trying.
    static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public static ApiParameter Key { get; } = ApiParameter.Text(KeyHeader,
        ("这次更改的唯一编号，由调用方生成（如 UUID）。用同一编号重发得到同一答复，不会重复办理；保留 7 天。", "A key of this change, made by the asker, such as a UUID. Sent again with the same key the same answer comes back and nothing is done twice; it is kept for 7 days."),
        "3f0c9f5e-6d0b-4b7a-9a53-0a4c5d1e7f20", "^[A-Za-z0-9_.:-]{8,100}$") with
    { InHeader = true, Required = true };

    /// <param name="change">Makes the change without committing it, or returns what is wrong with it.</param>
    public async Task<IResult> OnceAsync<TBody>(HttpContext context, Func<TBody, FormProblems, Task<Created?>> change, CancellationToken stop) where TBody : class
    {
        var (read, body, wrong) = await ReadAsync<TBody>(context, stop);
        if (body is null) return Refuse(context, wrong);
        var (machine, key, request) = (context.User.GetUserId(), context.Request.Headers[KeyHeader].ToString(), SHA256.HashData([.. Encoding.UTF8.GetBytes(context.Request.Path + "\n"), .. read]));
        if (!await TakeAsync(machine, key, request, stop)) return await RepeatAsync(context, machine, key, request, stop);

        var problems = FormProblems.Of(body);
        if (await change(body, problems) is not { } created)
        {
            await work.RollbackAsync(stop); // the key is free again: what was refused may be sent mended
            return Refuse(context, problems.Told);
        }
        var answer = JsonSerializer.Serialize(created.Record, created.Record.GetType(), json.Value.SerializerOptions);
        await using (var keep = work.Command("update api.change set location = $3, answer = $4 where token = $1 and key = $2", machine, key, created.Location, answer)) await keep.ExecuteNonQueryAsync(stop);
        await work.CommitAsync(stop);
        return new Answered(created.Location, answer, Again: false);
    }

    // Somebody who sends the same key at the same moment waits here until the first is through.
    async Task<bool> TakeAsync(Guid machine, string key, byte[] request, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using (var forget = work.Command("delete from api.change where token = $1 and at < $2", machine, now - Kept)) await forget.ExecuteNonQueryAsync(stop);
        await using var take = work.Command("insert into api.change (token, key, division, request, at) values ($1, $2, $3, $4, $5) on conflict do nothing",
            machine, key, work.Acting.Within.Division, request, now);
        return await take.ExecuteNonQueryAsync(stop) > 0;
    }

    async Task<IResult> RepeatAsync(HttpContext context, Guid machine, string key, byte[] request, CancellationToken stop)
    {
        await using var command = work.Command("select request, location, answer from api.change where token = $1 and key = $2", machine, key);
        await using var row = await command.ExecuteReaderAsync(stop);
        if (await row.ReadAsync(stop) && row.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(request)) return new Answered(row.GetString(1), row.GetString(2), Again: true);
        return ErrorPages.Refuse(context, StatusCodes.Status409Conflict, ("编号已用过", "The key was used before"),
            ($"{KeyHeader} 已用于另一个请求；新的更改请用新的编号。", $"{KeyHeader} belongs to another request; a new change takes a new key."));
    }

    async Task<(byte[] Read, TBody? Body, IReadOnlyList<(string, Bilingual)> Wrong)> ReadAsync<TBody>(HttpContext context, CancellationToken stop) where TBody : class
    {
        if (context.Request.ContentLength is > MostBytes or null) return ([], null, [("", ("请求体应注明长度，最大 64 KB。", "The body says its length and has 64 KB at most."))]);
        var read = new byte[(int)context.Request.ContentLength.Value];
        await context.Request.Body.ReadExactlyAsync(read, stop);
        var wrong = new List<(string, Bilingual)>();
        try
        {
            if (JsonNode.Parse(read) is not JsonObject members) return (read, null, [("", ("请求体应为一个 JSON 对象。", "The body is one JSON object."))]);
            var known = json.Value.SerializerOptions.GetTypeInfo(typeof(TBody)).Properties;
            wrong.AddRange(members.Select(m => m.Key).Where(name => known.All(k => k.Name != name)).Select(name => (name, new Bilingual("没有这个成员。", "There is no such member."))));
            wrong.AddRange(members.Where(m => m.Value is JsonValue value && value.TryGetValue<string>(out var text) && text.Any(c => char.IsControl(c) && c is not '\n')).Select(m => (m.Key, new Bilingual("含有不可见字符。", "It holds control characters."))));
            wrong.AddRange(known.Where(k => k.IsRequired && !members.ContainsKey(k.Name)).Select(k => (k.Name, new Bilingual("缺少这个成员。", "It is missing."))));
            return wrong.Count > 0 ? (read, null, wrong) : (read, members.Deserialize<TBody>(json.Value.SerializerOptions), wrong);
        }
        // A name that stands twice is an argument's fault, half a surrogate pair an operation's.
        catch (Exception unreadable) when (unreadable is JsonException or ArgumentException or InvalidOperationException)
        {
            return (read, null, [((unreadable as JsonException)?.Path?.TrimStart('$', '.') ?? "", ("读不懂：不是 JSON，或类型不对。", "It cannot be read: not JSON, or of another type."))]);
        }
    }

    IResult Refuse(HttpContext context, IReadOnlyList<(string Member, Bilingual Why)> wrong)
    {
        var named = wrong.Select(w => (Member: json.Value.SerializerOptions.PropertyNamingPolicy!.ConvertName(w.Member), w.Why)).ToList();
        context.Features.Set(new WrongMembers([.. named.Select(w => new WrongMember(w.Member, w.Why.Zh, w.Why.En))]));
        return ErrorPages.Refuse(context, StatusCodes.Status422UnprocessableEntity, ("内容有误，没有保存", "Something is wrong; nothing was saved"),
            (string.Join("；", named.Select(w => Named(w.Member, "：", w.Why.Zh).TrimEnd('。'))) + "。", string.Join("; ", named.Select(w => Named(w.Member, ": ", w.Why.En).TrimEnd('.'))) + "."));

        static string Named(string member, string between, string why) => member.Length == 0 ? why : member + between + why;
    }

    sealed record Answered(string Location, string Answer, bool Again) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status201Created;
            httpContext.Response.Headers.Location = Location;
            httpContext.Response.Headers.CacheControl = "no-store";
            if (Again) httpContext.Response.Headers["Idempotent-Replayed"] = "true";
            return ApiAnswer.WriteAsync(httpContext, Encoding.UTF8.GetBytes(Answer));
        }
    }
}

/// <summary>What came of a change.</summary>
/// <param name="Location">The address of the new record.</param>
/// <param name="Record">As the interface shows it.</param>
public sealed record Created(string Location, object Record);

/// <summary>What is wrong with members of a request, for the problem that is answered.</summary>
sealed record WrongMembers(IReadOnlyList<WrongMember> All);

/// <summary>A member that was refused.</summary>
[Meaning("一个有误的成员", "A member that was refused")]
public sealed record WrongMember(
    [property: Meaning("成员名；空为整个请求体", "Its name; empty for the body as a whole")] string Member,
    [property: Meaning("中文说明", "Why, in Chinese")] string Zh,
    [property: Meaning("英文说明", "Why, in English")] string En);
