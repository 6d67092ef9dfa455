using Anlan.Platform.Language;
using Anlan.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Anlan.Web.Api;

/// <summary>How a module adds operations: <c>routes.MapApi("divisions", …).MapGet("divisions", …).RequireAuthorization(…).Describe&lt;…&gt;(…)</c>.</summary>
public static class ApiRoutes
{
    public const string Root = "/api/v1";

    internal const string ProblemType = "application/problem+json";

    /// <summary>The addresses below <see cref="Root"/> under one heading of the description.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes, string tag, Bilingual title)
    {
        var group = routes.MapGroup(Root).WithMetadata(new ApiTag(tag, title));
        group.AddEndpointFilter(CheckAsync);
        return group;
    }

    /// <summary>Who may ask it, how it is described, what it answers. Only what is told here is taken: an unknown parameter is an error, not something overheard.</summary>
    /// <param name="permission">Null where the operation itself asks, register by register.</param>
    /// <param name="id">In camel case, such as <c>listDivisions</c>; names the file of the example too.</param>
    public static RouteHandlerBuilder Describe<TAnswer>(this RouteHandlerBuilder route, string? permission, string id, Bilingual summary, Bilingual description, params ApiParameter[] parameters)
    {
        if (permission is null) route.RequireAuthorization();
        else route.RequireAuthorization(permission);
        List<int> problems = [StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status429TooManyRequests];
        if (permission is not null) problems.Add(StatusCodes.Status403Forbidden);
        if (parameters.Any(p => p.InPath)) problems.Add(StatusCodes.Status404NotFound);
        return route.WithMetadata(new ApiOperation(id, summary, description, parameters)).Answers<TAnswer>(StatusCodes.Status200OK, problems);
    }

    /// <summary>The same for a change, which <see cref="ApiChange"/> makes once for each key.</summary>
    public static RouteHandlerBuilder DescribeChange<TBody, TAnswer>(this RouteHandlerBuilder route, string permission, string id, Bilingual summary, Bilingual description) where TBody : notnull =>
        route.RequireAuthorization(permission).WithMetadata(new ApiOperation(id, summary, description, [ApiChange.Key])).Accepts<TBody>("application/json")
            .Answers<TAnswer>(StatusCodes.Status201Created, [400, 401, 403, 409, 415, 422, 429]);

    static RouteHandlerBuilder Answers<TAnswer>(this RouteHandlerBuilder route, int good, IEnumerable<int> problems)
    {
        route.Produces<TAnswer>(good, "application/json");
        foreach (var status in problems.Order()) route.Produces<Problem>(status, ProblemType);
        return route;
    }

    static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var context = call.HttpContext;
        var known = context.GetEndpoint()!.Metadata.GetRequiredMetadata<ApiOperation>().Parameters;
        foreach (var parameter in known.Where(p => p.InPath))
            if (context.Request.RouteValues[parameter.Name]?.ToString() is { } value && parameter.Objection(value) is not null) return Results.NotFound();
        foreach (var parameter in known.Where(p => p.InHeader))
        {
            var values = context.Request.Headers[parameter.Name];
            if (values.Count != 1) return Refuse(context, parameter.Name, ("请求头要给一次。", "The header is sent once."));
            if (parameter.Objection(values[0] ?? "") is { } wrong) return Refuse(context, parameter.Name, wrong);
        }
        foreach (var (name, values) in context.Request.Query)
        {
            if (known.FirstOrDefault(p => p.Name == name && !p.InPath && !p.InHeader) is not { } parameter) return Refuse(context, name, ("没有这个参数。", "There is no such parameter."));
            if (values.Count != 1) return Refuse(context, name, ("只能给一次。", "It is given once."));
            if (parameter.Objection(values[0] ?? "") is { } wrong) return Refuse(context, name, wrong);
        }
        if (known.FirstOrDefault(p => p.Required && !p.InPath && !p.InHeader && !context.Request.Query.ContainsKey(p.Name)) is { } missing) return Refuse(context, missing.Name, ("缺少这个参数。", "It is missing."));
        return await next(call);
    }

    /// <summary>Refuses a request because of one parameter.</summary>
    public static IResult Refuse(HttpContext context, string parameter, Bilingual why)
    {
        var name = new string([.. parameter.Where(c => !char.IsControl(c)).Take(40)]);
        return ErrorPages.Refuse(context, StatusCodes.Status400BadRequest, ("参数有误", "A parameter is wrong"), ($"{name}：{why.Zh}", $"{name}: {why.En}"));
    }
}
