using System.Security.Claims;
using Anlan.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Identity;

/// <summary>An endpoint or page that reads and writes nothing under the jurisdiction, or that stays open for long: no transaction is begun for it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class WithoutWorkAttribute : Attribute;

public static class RequestWork
{
    /// <summary>Begins the unit of work of each request as whoever is logged in; somebody who is not sees what is published. After authorization.</summary>
    public static IApplicationBuilder UseRequestWork(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (NeedsWork(context.GetEndpoint()))
            await context.RequestServices.GetRequiredService<Work>().BeginAsync(ActingOf(context), context.RequestAborted);
        await next(context);
    });

    public static TBuilder WithoutWork<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new WithoutWorkAttribute());

    static bool NeedsWork(Endpoint? endpoint) =>
        endpoint is not null && endpoint.Metadata.GetMetadata<WithoutWorkAttribute>() is null && endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null;

    /// <summary>As whom a request acts, for an endpoint that begins its units of work by itself.</summary>
    internal static Acting ActingOf(HttpContext context) => (context.User.Identity?.IsAuthenticated == true ? ActingOf(context.User) : Acting.Anybody) with
    {
        Address = context.Connection.RemoteIpAddress?.ToString(),
        Request = context.TraceIdentifier,
    };

    static Acting ActingOf(ClaimsPrincipal reader) => new(reader.DisplayName(), reader.Within()) { User = reader.GetUserId(), OnBehalfOf = reader.OnBehalfOf() };
}
