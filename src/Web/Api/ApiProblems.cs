using System.Text.Json;
using System.Text.Json.Serialization;
using Anlan.Platform.Identity.Tokens;
using Anlan.Platform.Language;
using Anlan.Web.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Anlan.Web.Api;

/// <summary>What is answered instead of what was asked (RFC 9457), in both languages.</summary>
[Meaning("拒绝或失败的说明（RFC 9457）", "Why something was refused or failed (RFC 9457)")]
public sealed record Problem(
    [property: Meaning("固定为 about:blank，含义由 status 表示", "Always about:blank: the status says what it is")] string Type,
    [property: Meaning("一句话说明，按 Accept-Language", "In one phrase, in the language of Accept-Language")] string Title,
    [property: Meaning("HTTP 状态码", "The status of HTTP")] int Status,
    [property: Meaning("原因和怎么办，按 Accept-Language", "Why, and what to do, in the language of Accept-Language")] string Detail,
    [property: Meaning("错误编号，报给管理员即可在日志中查到", "Under this id the administrator finds it in the log")] string Id,
    [property: Meaning("中文", "In Chinese")] Said Zh,
    [property: Meaning("英文", "In English")] Said En)
{
    /// <summary>Only with 422.</summary>
    [Meaning("有误的成员，仅 422 时有", "The members that were refused, with 422 only"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<WrongMember>? Errors { get; init; }
}

/// <summary>Title and detail in one language.</summary>
[Meaning("一种语言的说明", "Told in one language")]
public sealed record Said(
    [property: Meaning("一句话说明", "In one phrase")] string Title,
    [property: Meaning("原因和怎么办", "Why, and what to do")] string Detail);

static class ApiProblems
{
    public static async Task WriteAsync(HttpContext context)
    {
        var status = context.Response.StatusCode;
        var (title, detail) = Said(context, status);
        var problem = new Problem("about:blank", title.ToString(), status, detail.ToString(), ErrorPages.Id(context), new(title.Zh, detail.Zh), new(title.En, detail.En)) { Errors = context.Features.Get<WrongMembers>()?.All };
        context.Response.ContentType = ApiRoutes.ProblemType;
        context.Response.Headers.CacheControl = "no-store";
        var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        await context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(problem, options), context.RequestAborted);
    }

    static (Bilingual Title, Bilingual Detail) Said(HttpContext context, int status)
    {
        if (context.Features.Get<Refusal>() is { } refusal) return (refusal.Title, refusal.Reason);
        var token = context.Features.Get<TokenRefusal>()?.Reason;
        return status switch
        {
            400 => (("请求有误", "The request is wrong"), ("请对照接口说明检查地址和参数。", "Compare address and parameters with the description of the interface.")),
            401 => (("需要有效的令牌", "A valid token is needed"), token ?? ("请在请求头中带上 Authorization: Bearer anlan_…；令牌由安全管理员签发。", "Send the header Authorization: Bearer anlan_…; tokens are issued by the security administrator.")),
            403 => (("令牌没有此权限", "The token may not do this"), ("请安全管理员签发有此权限的令牌。", "Ask the security administrator for a token with the permission.")),
            404 => (("没有找到", "Not found"), ("地址有误，或记录不存在、不在令牌的辖区内。", "The address is wrong, or there is no such record within the token's jurisdiction.")),
            405 => (("此地址不支持该方法", "The address does not take this method"), ("请对照接口说明。", "See the description of the interface.")),
            415 => (("请求体不是 JSON", "The body is not JSON"), ("请用 Content-Type: application/json。", "Send it with Content-Type: application/json.")),
            503 => (("暂时无法处理", "Not possible at the moment"), ("系统正在启动或维护，请稍后再试。", "The system is starting or under maintenance; try again in a moment.")),
            >= 500 => (("系统出错", "Something went wrong"), ("问题已记录。请把错误编号告诉管理员。", "The problem has been recorded. Tell the administrator the id.")),
            _ => (("请求未能完成", "The request could not be completed"), ("请对照接口说明检查后重试。", "Compare it with the description of the interface and try again.")),
        };
    }
}
