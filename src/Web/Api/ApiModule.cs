using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Anlan.Platform.Identity;
using Anlan.Platform.Language;
using Anlan.Platform.Storage;
using Anlan.Web.Search;
using Anlan.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Web.Api;

/// <summary>The interface for machines: its description, and the operations that belong to no centre.</summary>
public static class ApiModule
{
    public const string PagePath = "/api";

    internal static readonly Bilingual Title = ("接口", "Interface for machines");

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddPermission(FactApi.Permission, ("读取事实流", "Read the stream of facts"));
        services.AddOpenApi(ApiDocument.Name, ApiDocument.Configure);
        services.AddSingleton<ApiDocument>();
        services.AddMigrations("api", typeof(ApiModule).Assembly, "Api");
        services.AddScoped<ApiChange>();
        services.Configure<JsonOptions>(options => Configure(options.SerializerOptions));
        return services.AddSingleton(new NavigationEntry(Centre.System, Title, "link", PagePath, Permissions.ManageTokens, 160));
    }

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        FactApi.Map(routes);
        SearchApi.Map(routes);
        routes.MapGet(ApiDocument.Path, async (HttpContext context, ApiDocument document, CancellationToken stop) =>
        {
            var content = await document.WriteAsync(stop);
            if (!ApiAnswer.TellOfSame(context, content)) await ApiAnswer.WriteAsync(context, content);
        }).AllowAnonymous().WithoutWork();
    }

    /// <summary>The permissions that an operation of the interface asks for: those worth giving to a token.</summary>
    public static IReadOnlyList<string> PermissionsAsked(EndpointDataSource routes) =>
        [.. routes.Endpoints.Where(e => e.Metadata.GetMetadata<ApiOperation>() is not null).SelectMany(e => e.Metadata.GetOrderedMetadata<IAuthorizeData>()).Select(a => a.Policy).OfType<string>()
            .Distinct().Order(StringComparer.Ordinal)];

    static void Configure(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.Converters.Add(new UtcInstants());
    }
}
