using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Anlan.Platform.Language;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Anlan.Web.Api;

/// <summary>The description of the interface (OpenAPI 3.1), made from the routes themselves. Each text stands in it as “中文 / English”.</summary>
public sealed class ApiDocument([FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider provider)
{
    public const string Name = "v1";
    public const string Path = ApiRoutes.Root + "/openapi.json";

    readonly SemaphoreSlim once = new(1, 1);
    OpenApiDocument? made;
    byte[]? written;

    public async Task<OpenApiDocument> GetAsync(CancellationToken stop = default)
    {
        if (made is not null) return made;
        await once.WaitAsync(stop);
        try
        {
            return made ??= await provider.GetOpenApiDocumentAsync(stop);
        }
        finally
        {
            once.Release();
        }
    }

    /// <summary>The document as it is handed out.</summary>
    public async Task<byte[]> WriteAsync(CancellationToken stop = default)
    {
        if (written is not null) return written;
        using var stream = new MemoryStream();
        await (await GetAsync(stop)).SerializeAsJsonAsync(stream, OpenApiSpecVersion.OpenApi3_1, stop);
        return written = stream.ToArray();
    }

    /// <summary>Both languages in one text.</summary>
    public static string Both(Bilingual text) => $"{text.Zh} / {text.En}";

    /// <summary>The two languages of a text that <see cref="Both"/> has made.</summary>
    public static Bilingual Read(string? text) => text?.Split(" / ", 2) is [var zh, var en] ? (zh, en) : Bilingual.Same(text ?? "");

    internal static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = route => route.ActionDescriptor.EndpointMetadata.OfType<ApiOperation>().Any();
        // ListingOfApiDivision reads better as ListingOfDivision.
        options.CreateSchemaReferenceId = type => type.Type == typeof(JsonElement) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type)?.Replace("Api", "", StringComparison.Ordinal);
        options.AddSchemaTransformer((schema, context, _) => DescribeAsync(schema, context));
        options.AddOperationTransformer((operation, context, _) => DescribeAsync(operation, context));
        options.AddDocumentTransformer((document, context, _) => DescribeAsync(document, context));
    }

    static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var member = context.JsonPropertyInfo?.AttributeProvider;
        var meaning = (MeaningAttribute?)member?.GetCustomAttributes(typeof(MeaningAttribute), false).FirstOrDefault();
        // What a type means is told where the type is; of a member that is no type of its own, what the member means.
        if ((context.JsonTypeInfo.Type.GetCustomAttribute<MeaningAttribute>() ?? meaning) is { } told) schema.Description = Both(told.Text);
        if (meaning is { Decimal: true }) (schema.Format, schema.Pattern) = ("decimal", @"^-?[0-9]+(\.[0-9]+)?$");
        if (context.JsonTypeInfo.Type == typeof(DateTimeOffset)) (schema.Type, schema.Format) = (JsonSchemaType.String, "date-time");
        if (context.JsonTypeInfo.Type == typeof(DateTimeOffset?)) (schema.Type, schema.Format) = (JsonSchemaType.String | JsonSchemaType.Null, "date-time");
        return Task.CompletedTask;
    }

    static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var told = metadata.OfType<ApiOperation>().Single();
        operation.OperationId = told.Id;
        operation.Summary = Both(told.Summary);
        operation.Description = Both(told.Description);
        operation.Tags = new HashSet<OpenApiTagReference> { new(metadata.OfType<ApiTag>().Last().Name, context.Document) };
        operation.Parameters = [.. told.Parameters.Select(Parameter)];
        if (metadata.OfType<IAuthorizeData>().Select(a => a.Policy).OfType<string>().ToList() is { Count: > 0 } permissions)
            operation.AddExtension("x-permission", new JsonNodeExtension(string.Join(' ', permissions)));
        foreach (var (status, response) in operation.Responses ?? []) Describe(response, int.Parse(status), metadata.OfType<MethodInfo>().First(), told.Id);
        foreach (var content in operation.RequestBody?.Content?.Values ?? [])
            if (content is OpenApiMediaType media) media.Example = ApiExamples.Find(metadata.OfType<MethodInfo>().First(), told.Id + ".request");
        if (operation.Responses?.GetValueOrDefault("200") is OpenApiResponse good) (good.Headers ??= new Dictionary<string, IOpenApiHeader>())["ETag"] = new OpenApiHeader
        {
            Description = Both(("内容的标记；下次带 If-None-Match，内容没有变化时答 304", "Mark of the content; send it as If-None-Match, and 304 says that nothing has changed")),
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };
        if (operation.Responses?["429"] is OpenApiResponse often) (often.Headers ??= new Dictionary<string, IOpenApiHeader>())["Retry-After"] = new OpenApiHeader
        {
            Description = Both(("几秒后再试", "After how many seconds to try again")),
            Schema = new OpenApiSchema { Type = JsonSchemaType.Integer },
        };
        return Task.CompletedTask;
    }

    static IOpenApiParameter Parameter(ApiParameter parameter)
    {
        var whole = parameter.Type == "integer";
        return new OpenApiParameter
        {
            Name = parameter.Name,
            In = parameter.InPath ? ParameterLocation.Path : parameter.InHeader ? ParameterLocation.Header : ParameterLocation.Query,
            Required = parameter.InPath || parameter.Required,
            Description = Both(parameter.Meaning),
            Example = Value(parameter.Example),
            Schema = new OpenApiSchema
            {
                Type = whole ? JsonSchemaType.Integer : JsonSchemaType.String,
                Format = parameter.Format,
                Pattern = parameter.Pattern,
                Minimum = parameter.Least?.ToString(),
                Maximum = whole ? parameter.Most?.ToString() : null,
                MaxLength = whole ? null : parameter.Most,
                Enum = parameter.Choices.Count > 0 ? [.. parameter.Choices.Select(c => (JsonNode)c)] : null,
                Default = parameter.Default is { } usual ? Value(usual) : null,
            },
            Extensions = parameter.Asked || parameter.InPath ? new Dictionary<string, IOpenApiExtension> { ["x-asked"] = new JsonNodeExtension(true) } : null,
        };

        JsonNode Value(string text) => whole ? int.Parse(text) : text;
    }

    static void Describe(IOpenApiResponse response, int status, MethodInfo method, string id)
    {
        response.Description = Both(Meaning(status));
        foreach (var content in response.Content?.Values ?? [])
            if (content is OpenApiMediaType media) media.Example = status < 300 ? ApiExamples.Find(method, id) : ApiExamples.Find(status);
    }

    static Bilingual Meaning(int status) => status switch
    {
        200 => ("结果", "The answer"),
        201 => ("已新增；Location 是它的地址，重发得到的答复带 Idempotent-Replayed", "It was added; Location is its address, and an answer given again says Idempotent-Replayed"),
        400 => ("参数有误", "A parameter is wrong"),
        401 => ("没有令牌，或令牌无效、过期、被吊销、来源地址不对", "There is no token, or it is not valid, has expired, was revoked or comes from another address"),
        403 => ("令牌没有此权限", "The token may not do this"),
        409 => ("Idempotency-Key 已用于另一个请求", "The Idempotency-Key belongs to another request"),
        415 => ("请求体不是 application/json", "The body is not application/json"),
        422 => ("内容有误，没有保存；errors 说明是哪些成员", "Something is wrong and nothing was saved; errors says which members"),
        404 => ("没有找到，或不在令牌的辖区内", "Not found, or not within the token's jurisdiction"),
        _ => ("请求过于频繁；Retry-After 说明几秒后再试", "Too many requests; Retry-After says after how many seconds to try again"),
    };

    static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context)
    {
        document.Info = new()
        {
            Title = Both(("安澜平台接口", "Interface of Anlan")),
            Version = "1",
            Description = Both((
                "其他系统读取、登记本平台数据的接口。令牌由安全管理员签发，放在请求头 Authorization: Bearer anlan_… 中；这里不认 Cookie。令牌只看到自己辖区内的记录，读取都记入日志。更改要带 Idempotency-Key，重发不会重复办理。列表按 next 翻页；时间一律为 UTC（ISO 8601）；小数写成文本，不丢精度；缺失为 null，不是 0。出错时答 application/problem+json，其中的 id 可报给管理员；5xx 也是这样。",
                "How other systems read what the platform holds, and add to it. Tokens are issued by the security administrator and sent in the header Authorization: Bearer anlan_…; cookies do not count here. A token sees the records of its own jurisdiction, and what it reads is noted in the log. A change carries an Idempotency-Key and is done once however often it is sent. Lists are followed by next; instants are UTC (ISO 8601); decimals are texts, so that nothing is lost; what is missing is null, not 0. Errors, 5xx included, are application/problem+json with an id for the administrator.")),
        };
        document.Servers = [new() { Url = "/" }];
        var routes = context.ApplicationServices.GetRequiredService<EndpointDataSource>().Endpoints;
        document.Tags = routes.Select(r => r.Metadata.GetMetadata<ApiTag>()).OfType<ApiTag>().DistinctBy(t => t.Name).Select(t => new OpenApiTag { Name = t.Name, Description = Both(t.Title) }).ToHashSet();
        document.AddComponent("token", new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = Both(("安全管理员签发的令牌，以 anlan_ 开头", "A token issued by the security administrator; it begins with anlan_")),
        });
        document.Security = [new() { [new OpenApiSecuritySchemeReference("token", document)] = [] }];
        return Task.CompletedTask;
    }
}
